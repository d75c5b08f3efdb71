package org.tarjoman.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {

    @TempDir
    private Path folder;
    private Path file;
    private Path manifest;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("articles.csv");
        manifest = folder.resolve("run.json");
    }

    @Test
    void startsWithTheColumnsInTheirFixedOrder() throws IOException {
        new CsvReport(false, false).write(file, List.of(), manifest);

        assertThat(Files.readString(file)).isEqualTo("article_id,source_file,status,language,agency,published,"
                + "title_fa,title_en,summary_en,translation_en,tags_en,quality_score,quality_flags,sentences,"
                + "sentences_flagged,numbers_missing,translation_model,summary_method,fingerprint,error\r\n");
    }

    @Test
    void givesTheSameBytesWhateverTheOrderOfTheRows() throws IOException {
        ArticleRow a2 = ReportSamples.row("2", "a.jsonl", "Two");
        ArticleRow a1 = ReportSamples.row("1", "a.jsonl", "One");
        ArticleRow b = ReportSamples.row("0", "b.md", "Zero");

        new CsvReport(false, false).write(file, List.of(b, a2, a1), manifest);
        byte[] first = Files.readAllBytes(file);
        new CsvReport(false, false).write(file, List.of(a1, b, a2), manifest);

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(records(file)).extracting(r -> r.get("title_en")).containsExactly("One", "Two", "Zero");
    }

    @Test
    void keepsQuotesCommasAndLineEndsOfACell() throws IOException {
        String title = "He said: \"yes, no\"\nand left";

        new CsvReport(false, false).write(file, List.of(ReportSamples.row("1", "a.md", title)), manifest);

        assertThat(records(file).get(0).get("title_en")).isEqualTo(title);
    }

    @Test
    void guardsATitleThatStartsLikeAFormula() throws IOException {
        for (String title : List.of("=1+1", "+98", "-5", "@home", "\tx", "\rx")) {
            new CsvReport(false, false).write(file, List.of(ReportSamples.row("1", "a.md", title)), manifest);
            assertThat(records(file).get(0).get("title_en")).isEqualTo("'" + title);
        }
    }

    @Test
    void leavesAFormulaAloneWhenRawCellsAreAskedFor() throws IOException {
        new CsvReport(false, true).write(file, List.of(ReportSamples.row("1", "a.md", "=1+1")), manifest);

        assertThat(records(file).get(0).get("title_en")).isEqualTo("=1+1");
    }

    @Test
    void writesAByteOrderMarkOnlyOnRequest() throws IOException {
        new CsvReport(true, false).write(file, List.of(), manifest);
        assertThat(Files.readAllBytes(file)).startsWith(0xEF, 0xBB, 0xBF);

        new CsvReport(false, false).write(file, List.of(), manifest);
        assertThat(Files.readAllBytes(file)).startsWith('a', 'r', 't');
    }

    @Test
    void writesPersianAndTheScoreForPrograms() throws IOException {
        new CsvReport(false, false).write(file, List.of(ReportSamples.row("1", "a.md", "Title")), manifest);

        CSVRecord record = records(file).get(0);
        assertThat(record.get("title_fa")).isEqualTo("عنوان");
        assertThat(record.get("quality_score")).isEqualTo("88");
        assertThat(record.get("quality_flags")).isEqualTo("encoding_guessed");
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8,
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            return parser.getRecords();
        }
    }
}
