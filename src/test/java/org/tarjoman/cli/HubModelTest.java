package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.family.FamilyFixture;
import org.tarjoman.job.ExitCode;

/** The command line with models of other families: one that translates, one that writes summaries. */
class HubModelTest {

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeModelsAndAnArticle() throws IOException {
        FamilyFixture.bundle("nllb", folder.resolve("models"), 100);
        FamilyFixture.bundle("bart", folder.resolve("models"), 60);
        Files.createDirectories(folder.resolve("input"));
        Files.writeString(folder.resolve("input/rain.md"), """
                # باران در شمال
                وزارت نیرو روز دوشنبه گفت که در شمال کشور باران باریده است. این باران تا جمعه ادامه دارد.
                """);
    }

    private int tarjoman(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--models", folder.resolve("models").toString()));
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("--input", folder.resolve("input").toString(),
                "--output", folder.resolve("output").toString()));
        all.addAll(List.of(args));
        return tarjoman(all.toArray(String[]::new));
    }

    private CSVRecord row() throws IOException {
        return ReportReader.rows(folder.resolve("output")).get(0);
    }

    @Test
    void translatesWithTheOnlyModelThatTranslates() throws IOException {
        assertThat(run()).isEqualTo(ExitCode.DONE.number());

        CSVRecord row = row();
        assertThat(row.get("status")).isEqualTo("done");
        assertThat(row.get("translation_model")).startsWith("nllb");
        assertThat(row.get("translation_en")).isNotBlank();
        assertThat(row.get("summary_method")).isEqualTo("extractive");
    }

    /** Translates lines of standard input, and returns what came to standard output. */
    private String translated(String input, String... args) {
        InputStream before = System.in;
        PrintStream results = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            List<String> all = new ArrayList<>(List.of("translate", "--model", "nllb"));
            all.addAll(List.of(args));
            assertThat(tarjoman(all.toArray(String[]::new))).isEqualTo(ExitCode.DONE.number());
        } finally {
            System.setIn(before);
            System.setOut(results);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void translatesLinesOneForOne() {
        String[] lines = translated("باران بارید.\n\nOK 12\nبرف", "--batch", "2").split("\n", -1);

        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isNotBlank();
        assertThat(lines[1]).isEmpty();
        assertThat(lines[2]).isEqualTo("OK 12");
        assertThat(lines[3]).isNotBlank();
        assertThat(lines[4]).isEmpty();
    }

    private void listDariToo() throws IOException {
        Path description = folder.resolve("models/nllb/bundle.json");
        String listed = Files.readString(description)
                .replace("\"sourceLanguages\":[\"pes_Arab\"]", "\"sourceLanguages\":[\"pes_Arab\",\"prs_Arab\"]");
        assertThat(listed).contains("prs_Arab");
        Files.writeString(description, listed);
    }

    @Test
    void tellsTheModelInWhichLanguageTheLinesAre() throws IOException {
        listDariToo();
        String persian = translated("باران بارید.\n");

        assertThat(translated("باران بارید.\n", "--language", "pes_Arab")).isEqualTo(persian);
        assertThat(translated("باران بارید.\n", "--language", "prs_Arab")).isNotEqualTo(persian);
    }

    @Test
    void namesTheLanguagesThatTheLinesCanHave() throws IOException {
        listDariToo();

        assertThat(tarjoman("translate", "--model", "nllb", "--language", "deu_Latn"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("--language", "pes_Arab, prs_Arab", "not 'deu_Latn'");
    }

    @Test
    void hasTheOtherModelWriteTheSummaryAndRefusesItsNonsense() throws IOException {
        assertThat(run("--summary", "abstractive", "--summary-model", "bart")).isEqualTo(ExitCode.DONE.number());

        assertThat(row().get("summary_method")).isEqualTo("extractive");
        assertThat(row().get("quality_flags")).contains("summary_rejected");
        assertThat(Files.readString(folder.resolve("output/run.json")))
                .contains("\"summary\": \"abstractive\"").contains("\"summary-model\": \"bart");
    }

    @Test
    void anotherWayOfSummarisingMakesTheRowAnew() throws IOException {
        run();
        assertThat(row().get("quality_flags")).doesNotContain("summary_rejected");

        run("--summary", "abstractive", "--summary-model", "bart");
        assertThat(row().get("quality_flags")).contains("summary_rejected");
    }

    @Test
    void methodAndModelOfSummariesGoTogether() {
        assertThat(run("--summary", "abstractive")).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("--summary-model", "bart")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("go together");
    }

    @Test
    void refusesABundleWhoseDescriptionNamesAnotherFamily() throws IOException {
        Path description = folder.resolve("models/nllb/bundle.json");
        Files.writeString(description, Files.readString(description).replace("\"family\":\"nllb\"", "\"family\":\"m2m100\""));

        assertThat(run()).isEqualTo(ExitCode.MODEL.number());
        assertThat(err.toString()).contains("is of the family nllb by its configuration", "m2m100 by its bundle.json");
    }

    @Test
    void refusesModelsForTheWrongTask() {
        assertThat(run("--summary", "abstractive", "--summary-model", "nllb")).isEqualTo(ExitCode.MODEL.number());
        assertThat(run("--model", "bart")).isEqualTo(ExitCode.MODEL.number());
        assertThat(err.toString()).contains("nllb of the family nllb does not write summaries")
                .contains("bart is of the family bart");
    }

    @Test
    void namesTheModelsThereAreWhenTheWriterOfSummariesIsNotOneOfThem() {
        assertThat(run("--summary", "abstractive", "--summary-model", "brat")).isEqualTo(ExitCode.MODEL.number());
        assertThat(err.toString()).contains("No model brat", "There are: bart (summary), nllb", "with --summary-model").doesNotContain("--model");
    }
}
