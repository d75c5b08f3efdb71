package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.article.TestArticles;

/** The whole way of an article with the model that ships in {@code models/}. */
class ShippedModelTest {

    private static final String STORY = """
            وزیر امور خارجه ایران با همتای ترکیه‌ای خود دیدار کرد

            تهران - ایرنا - وزیر امور خارجه ایران روز دوشنبه در تهران با همتای ترکیه‌ای خود دیدار و گفت‌وگو کرد.

            وی در این دیدار گفت: حجم تجارت دو کشور به ۱۲ میلیارد دلار رسیده است. دو طرف بر گسترش
            همکاریهای اقتصادی تاکید کردند.
            """;

    @TempDir
    private Path folder;

    @Test
    void translatesAnArticleAndRemembersThatItDid() throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("story.txt"), STORY);
        Files.writeString(input.resolve("library.txt"), "Library opens late\n\nThe city library opened on Monday"
                + " after a delay of two weeks. Readers said that they were pleased with the new building.\n");

        assertThat(run("--input", input.toString(), "--output", folder.resolve("first").toString())).isZero();
        Map<String, CSVRecord> rows = rows(folder.resolve("first"));
        CSVRecord story = rows.get("story.txt");
        assertThat(story.get("status")).isEqualTo("done");
        assertThat(story.get("language")).isEqualTo("pes_Arab");
        assertThat(story.get("title_en")).containsIgnoringCase("minister");
        assertThat(story.get("translation_en")).contains("12 billion").containsIgnoringCase("Turk")
                .doesNotContainPattern("[\\u0600-\\u06ff]");
        assertThat(story.get("summary_en")).isNotBlank();
        assertThat(rows.get("library.txt").get("translation_en")).contains("after a delay of two weeks");

        byte[] report = Files.readAllBytes(folder.resolve("first/articles.csv"));
        assertThat(run("--input", input.toString(), "--output", folder.resolve("first").toString())).isZero();
        assertThat(Files.readAllBytes(folder.resolve("first/articles.csv"))).isEqualTo(report);
        // English is copied anew each time: that needs no model.
        assertThat(Files.readString(folder.resolve("first/run.json")))
                .contains("\"done\": 2").contains("\"reused\": 1")
                .containsPattern("\"onnxruntime\": \"[0-9.]+\"").containsPattern("\"djl\": \"[0-9.]+\"");
    }

    /** The articles that ship, as the first command of the README translates them, but greedily. */
    @Test
    void translatesTheSampleArticles() throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        for (String name : TestArticles.SHIPPED) {
            Files.createDirectories(input.resolve(name).getParent());
            Files.copy(Path.of("input", name), input.resolve(name));
        }

        assertThat(run("--input", input.toString(), "--output", folder.resolve("output").toString(),
                "--beam", "1")).isZero();

        Map<String, CSVRecord> rows = rows(folder.resolve("output"));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(20);
        Pattern arabicScript = Pattern.compile("[\\u0600-\\u06ff]");
        rows.forEach((name, row) -> {
            boolean skipped = name.startsWith("arabic");
            assertThat(row.get("status")).as(name).isEqualTo(skipped ? "skipped" : "done");
            if (skipped) {
                assertThat(row.get("error")).as(name).contains("arb_Arab");
                return;
            }
            assertThat(row.get("translation_en")).as(name).isNotBlank();
            assertThat(row.get("title_en").isBlank()).as(name)
                    .isEqualTo(row.get("quality_flags").contains("no_title"));
            assertThat(row.get("summary_en")).as(name).isNotBlank();
            if (!row.get("quality_flags").contains("untranslated")) {
                assertThat(row.get("translation_en") + row.get("title_en") + row.get("summary_en")).as(name)
                        .doesNotContainPattern(arabicScript);
            }
        });
        assertThat(rows.values()).anyMatch(row -> !row.get("tags_en").isBlank());
        Map<String, String> languages = rows.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().get("language")));
        assertThat(languages.values()).contains("pes_Arab", "prs_Arab", "eng_Latn", "arb_Arab");
    }

    @Test
    void remembersSentencesFromRunToRunInAFile() throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("story.txt"), STORY);
        Path memory = folder.resolve("memory");
        String[] arguments = {"--input", input.toString(), "--output", folder.resolve("output").toString(),
            "--memory", memory.toString(), "--force"};

        assertThat(run(arguments)).isZero();
        byte[] report = Files.readAllBytes(folder.resolve("output/articles.csv"));
        byte[] remembered = Files.readAllBytes(memory);
        assertThat(run(arguments)).isZero();

        assertThat(Files.readAllBytes(memory)).isEqualTo(remembered);
        assertThat(Files.readAllBytes(folder.resolve("output/articles.csv"))).isEqualTo(report);
        assertThat(Files.readString(folder.resolve("output/run.json"))).contains("\"reused\": 0");

        // What stands in the file is what comes out: nothing is translated again.
        Files.writeString(memory, Files.readString(memory).replaceAll("\"target\":\"[^\"]*", "$0 As remembered."));
        assertThat(run(arguments)).isZero();
        CSVRecord row = rows(folder.resolve("output")).get("story.txt");
        assertThat(row.get("translation_en").split("As remembered", -1)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void givesTheSameBytesWithOneWorkerAndWithThree() throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        List<String> paragraphs = STORY.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < paragraphs.size(); i++) {
            Files.writeString(input.resolve("part" + i + ".txt"), paragraphs.get(i));
        }
        Files.writeString(input.resolve("whole.txt"), STORY);

        assertThat(run("--input", input.toString(), "--output", folder.resolve("one").toString(),
                "--workers", "1")).isZero();
        assertThat(run("--input", input.toString(), "--output", folder.resolve("three").toString(),
                "--workers", "3")).isZero();
        assertThat(Files.readAllBytes(folder.resolve("three/articles.csv")))
                .isEqualTo(Files.readAllBytes(folder.resolve("one/articles.csv")));
    }

    @Test
    void translatesALineOfFiveThousandWordsWithoutAFullStopInParts() throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            line.append("وزیر در شهر ").append(i + 10).append(" گفت ");
        }
        Files.writeString(input.resolve("long.txt"), "خبر بلند\n\n" + line);

        assertThat(run("--input", input.toString(), "--output", folder.resolve("output").toString(),
                "--beam", "1")).isZero();

        CSVRecord row = rows(folder.resolve("output")).get("long.txt");
        assertThat(row.get("status")).isEqualTo("done");
        assertThat(row.get("quality_flags")).contains("sentence_split");
        // The numbers tell that no part is left out: one has 15 or more. Some come out in words, some as "the 12th".
        long kept = IntStream.range(10, 1010).filter(i -> Pattern.compile("(?<!\\d)" + i + "(?!\\d)")
                .matcher(row.get("translation_en").replace(",", "")).find()).count();
        assertThat(kept + row.get("numbers_missing").split(";").length).isGreaterThanOrEqualTo(990);
    }

    private static int run(String... arguments) {
        return Main.commandLine().setOut(new PrintWriter(Writer.nullWriter())).execute(arguments);
    }

    static Map<String, CSVRecord> rows(Path output) throws IOException {
        return ReportReader.rows(output).stream()
                .collect(Collectors.toMap(row -> row.get("source_file"), Function.identity()));
    }
}
