package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.Progress;
import picocli.CommandLine;

/** What the options of a run do, on English articles, which are copied. */
class RunOptionsTest extends CommandLineTestBase {

    /** None longer than 12 words, each with news of its own. */
    private static final List<String> SENTENCES = List.of(
            "The harbour of the city was closed on Tuesday by strong wind.",
            "Forty ships are waiting outside, among them six tankers with oil.",
            "The price of bread rose because no wheat came from abroad.",
            "The mayor asked the schools to stay closed until Thursday morning.",
            "The weather office expects calmer air in the second half of May.");

    private static final int FEW_WORDS = 12;

    private final Logger program = (Logger) LoggerFactory.getLogger("org.tarjoman");
    private Level before;

    @BeforeEach
    void writeMoreArticles() throws IOException {
        before = program.getLevel();
        Files.writeString(folder.resolve("input/harbour.md"),
                "# Wind closes the harbour\n\n" + String.join(" ", SENTENCES) + "\n");
        Files.writeString(folder.resolve("input/formula.csv"), "title,body\n"
                + "=Snow in the south,The mayor said that snow had fallen in the city and that it will go on.\n");
    }

    @AfterEach
    void putTheLogLevelBack() {
        program.setLevel(before);
    }

    private List<String> column(String name) throws IOException {
        return ReportReader.rows(folder.resolve("output")).stream().map(row -> row.get(name)).toList();
    }

    private JsonObject manifest(String part) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("output/run.json"))).getAsJsonObject()
                .getAsJsonObject(part);
    }

    private String setting(String name) throws IOException {
        return manifest("settings").get(name).getAsString();
    }

    /** Runs, and returns the summary of the article about the harbour. */
    private String harbourSummary(String... args) throws IOException {
        assertThat(run(args)).isEqualTo(ExitCode.DONE.number());
        return column("summary_en").get(column("source_file").indexOf("harbour.md"));
    }

    private static List<String> sentencesIn(String summary) {
        return SENTENCES.stream().filter(summary::contains).toList();
    }

    @Test
    void takesOnlyTheFirstArticlesUnderALimit() throws IOException {
        assertThat(run("--limit", "2")).isEqualTo(ExitCode.DONE.number());

        assertThat(column("source_file")).containsExactly("formula.csv#1", "harbour.md");
        assertThat(setting("limit")).isEqualTo("2");
        assertThat(Files.readString(folder.resolve("output/run.json"))).contains("only the first 2 articles");

        run();
        assertThat(column("source_file")).containsExactly("formula.csv#1", "harbour.md", "rain.md");
        assertThat(manifest("settings").has("limit")).isFalse();
    }

    @Test
    void namesInTheManifestThatAllWasToBeDoneAnew() throws IOException {
        run();
        byte[] report = Files.readAllBytes(folder.resolve("output/articles.csv"));
        assertThat(setting("force")).isEqualTo("false");

        assertThat(run("--force")).isEqualTo(ExitCode.DONE.number());

        assertThat(setting("force")).isEqualTo("true");
        assertThat(folder.resolve("output/articles.csv")).hasBinaryContent(report);
    }

    @Test
    void guardsCellsThatStartLikeAFormulaUnlessToldNotTo() throws IOException {
        run();
        assertThat(column("title_en")).contains("'=Snow in the south");

        run("--raw-cells");

        assertThat(column("title_en")).contains("=Snow in the south");
        assertThat(setting("raw-cells")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({"error, ERROR", "WARN, WARN", "info, INFO", "Debug, DEBUG"})
    void setsTheLevelOfItsLogOfARunAndOfOtherCommands(String argument, String level) {
        program.setLevel(Level.OFF);
        run("--log-level", argument);
        assertThat(program.getLevel()).isEqualTo(Level.valueOf(level));

        program.setLevel(Level.OFF);
        tarjoman("models", "list", "--models", folder.resolve("models").toString(), "--log-level", argument);
        assertThat(program.getLevel()).isEqualTo(Level.valueOf(level));
    }

    @Test
    void summarisesInAsFewSentencesAsAsked() throws IOException {
        assertThat(sentencesIn(harbourSummary())).hasSizeBetween(2, 3);

        String summary = harbourSummary("--summary-sentences", "1");

        assertThat(sentencesIn(summary)).containsExactly(summary);
    }

    @Test
    void summarisesInAsFewWordsAsAsked() throws IOException {
        assertThat(harbourSummary().split(" ")).hasSizeGreaterThan(FEW_WORDS);

        String summary = harbourSummary("--summary-words", Integer.toString(FEW_WORDS));

        assertThat(summary.split(" ")).hasSizeLessThanOrEqualTo(FEW_WORDS);
        assertThat(sentencesIn(summary)).containsExactly(summary);
    }

    @ParameterizedTest
    @CsvSource({"--input, input", "--output, output", "--models, models"})
    void usesTheFoldersOfACloneIfNoneIsNamed(String option, Path expected) {
        CommandLine commandLine = Main.commandLine();

        commandLine.parseArgs();

        Path value = commandLine.getCommandSpec().findOption(option).getValue();
        assertThat(value).isEqualTo(expected);
    }

    @Test
    void countsHiddenAndOtherFilesThatItPassesOver() throws IOException {
        Path input = folder.resolve("input");
        Files.writeString(input.resolve(".draft.md"), ENGLISH);
        Files.writeString(Files.createDirectories(input.resolve(".old")).resolve("rain.md"), ENGLISH);
        Files.writeString(input.resolve("leaflet.pdf"), "%PDF-1.7");
        Files.writeString(Files.createDirectories(input.resolve("may")).resolve("PROGRAMME.PDF"), "%PDF-1.7");

        assertThat(run()).isEqualTo(ExitCode.DONE.number());

        JsonObject passedOver = manifest("passedOver");
        assertThat(passedOver.keySet()).containsExactlyInAnyOrder("(hidden)", "pdf");
        assertThat(passedOver.get("(hidden)").getAsInt()).isEqualTo(2);
        assertThat(passedOver.get("pdf").getAsInt()).isEqualTo(2);
        assertThat(column("source_file")).containsExactly("formula.csv#1", "harbour.md", "rain.md");
    }

    private String reasonFor(String sourceFile) throws IOException {
        return column("error").get(column("source_file").indexOf(sourceFile));
    }

    @Test
    void failsATableThatIsLongerThanAllowed() throws IOException {
        Files.writeString(folder.resolve("input/long.csv"), "title,body\n"
                + ("Rain,\"" + ENGLISH + "\"\n").repeat(8_000));

        assertThat(run("--max-table-size", "1")).isEqualTo(ExitCode.SOME_FAILED.number());

        assertThat(reasonFor("long.csv")).contains("--max-table-size");
        assertThat(column("source_file")).hasSize(4);
    }

    @Test
    void failsAFileThatIsLongerThanAllowed() throws IOException {
        Files.writeString(folder.resolve("input/long.txt"), ENGLISH.repeat(8_000));

        assertThat(run("--max-file-size", "1")).isEqualTo(ExitCode.SOME_FAILED.number());

        assertThat(reasonFor("long.txt")).contains("--max-file-size");
    }

    @Test
    void failsAnArticleThatIsLongerThanAllowed() throws IOException {
        assertThat(run("--max-article-length", "250")).isEqualTo(ExitCode.SOME_FAILED.number());

        assertThat(reasonFor("harbour.md")).contains("--max-article-length");
        assertThat(column("status")).containsExactly("done", "failed", "done");
    }

    @ParameterizedTest
    @CsvSource({"'', 30", "--article-timeout=7, 7", "--article-timeout=0, 0"})
    void givesAnArticleTheMinutesThatItMayTake(String argument, long minutes) {
        CommandLine commandLine = Main.commandLine();
        commandLine.parseArgs(argument.isEmpty() ? new String[0] : new String[] {argument});

        assertThat(((RunCommand) commandLine.getCommand()).options().build().articleTimeout()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"true, xterm, BarProgress", "true, dumb, LogProgress",
        "true, none, LogProgress", "false, xterm, LogProgress"})
    void showsABarOnATerminalAndLogLinesElsewhere(boolean watched, String terminal, String expected)
            throws Exception {
        try (Progress progress =
                RunCommand.progress(new Terminal(List.of(folder.resolve("none")), () -> watched), terminal)) {
            assertThat(progress.getClass().getSimpleName()).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0} cores, {1} threads a worker: {2}")
    @CsvSource({"2, 1, 2", "8, 3, 2", "2, 4, 1", "4, 0, 4"})
    void givesEachCoreOneThreadIfTheWorkersAreNotCounted(int cores, int threads, int workers) {
        assertThat(RunCommand.defaultWorkers(cores, threads)).isEqualTo(workers);
    }
}
