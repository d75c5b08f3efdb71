package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.JobOptions;
import org.tarjoman.translate.TranslationMemory;

/** The command line as the shell sees it, on a bundle whose weights are never loaded. */
class MainTest extends CommandLineTestBase {

    @Test
    void tellsTheShellThatAnotherRunHoldsTheLock() throws IOException {
        Path output = Files.createDirectories(folder.resolve("output"));
        try (FileChannel channel = FileChannel.open(output.resolve(JobOptions.LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(run()).isEqualTo(ExitCode.LOCKED.number()).isEqualTo(4);
        }
        assertThat(output.resolve("articles.csv")).doesNotExist();

        assertThat(run()).isEqualTo(ExitCode.DONE.number());
    }

    @Test
    void tellsTheShellThatAnotherRunHoldsTheMemory() throws IOException {
        Path memory = folder.resolve("memory.jsonl");
        try (TranslationMemory held = TranslationMemory.open(memory, "")) {
            assertThat(held).isNotNull();
            assertThat(run("--memory", memory.toString())).isEqualTo(ExitCode.LOCKED.number());
        }
        assertThat(err.toString()).contains("The translation memory " + memory + " is in use by another run")
                .doesNotContain("Exception");

        assertThat(run("--memory", memory.toString())).isEqualTo(ExitCode.DONE.number());
    }

    @Test
    void makesNoMemoryForARunThatCannotBegin() throws IOException {
        Path memory = folder.resolve("kept/memory.jsonl");
        Files.delete(folder.resolve("input/rain.md"));
        Files.delete(folder.resolve("input"));

        assertThat(run("--memory", memory.toString())).isEqualTo(ExitCode.USAGE.number());

        assertThat(memory.getParent()).doesNotExist();
    }

    @Test
    void runsTheJobWhenNoCommandIsNamedAndPrintsNothing() throws IOException {
        assertThat(run()).isEqualTo(ExitCode.DONE.number());

        assertThat(Files.readString(folder.resolve("output/articles.csv")))
                .contains("rain.md,done,eng_Latn").contains("Rain in the north").contains("copied");
        assertThat(Files.readString(folder.resolve("output/run.json")))
                .contains("\"beam\": \"2\"").contains("\"id\": \"tiny\"")
                .contains("\"max-file-size\": \"10 MiB\"").contains("\"threads\": \"1\"");
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void writesAByteOrderMarkWhenAsked() throws IOException {
        run("--bom");

        assertThat(Files.readAllBytes(folder.resolve("output/articles.csv"))).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void showsWhatItWouldDoWithoutWriting() throws IOException {
        Files.writeString(folder.resolve("input/empty.txt"), "");

        assertThat(run("--dry-run")).isEqualTo(ExitCode.DONE.number());

        assertThat(out.toString()).contains("copy      rain.md").contains("failed    empty.txt: ")
                .contains("2 articles: 1 copy, 1 failed").contains("nothing was written");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void endsWithThreeWhenAnArticleFailed() throws IOException {
        Files.writeString(folder.resolve("input/empty.txt"), "");

        assertThat(run()).isEqualTo(ExitCode.SOME_FAILED.number());
        assertThat(run("--fail-fast")).isEqualTo(ExitCode.FATAL.number());
        assertThat(run("--max-failures", "1")).isEqualTo(ExitCode.SOME_FAILED.number());
    }

    @Test
    void failsAFileThatIsTooLongAndGoesOn() throws IOException {
        Files.write(folder.resolve("input/long.txt"), new byte[2 << 20]);

        assertThat(run("--max-file-size", "1")).isEqualTo(ExitCode.SOME_FAILED.number());

        assertThat(Files.readString(folder.resolve("output/articles.csv")))
                .contains("long.txt,failed").contains("MiB").contains("rain.md,done");
    }

    @Test
    void givesEveryStrangeFileARowAndLetsNoneStopTheOthers() throws IOException {
        Path input = folder.resolve("input");
        byte[] noise = new byte[5000];
        new Random(3).nextBytes(noise);
        Files.writeString(input.resolve("empty.txt"), "");
        Files.writeString(input.resolve("footer.md"), "انتهای پیام/\n\nبرچسب‌ها: ایران، نیرو\n[1] [سد](#)\n");
        Files.write(input.resolve("binary.txt"), noise);
        Files.writeString(input.resolve("million.txt"), "ا".repeat(1_000_000));
        Files.writeString(input.resolve("nul.md"), ENGLISH.replace("rain had", "rain\0 had"));
        Files.writeString(Files.createDirectories(input.resolve("x.txt")).resolve("inside.md"), ENGLISH);
        try (RandomAccessFile big = new RandomAccessFile(input.resolve("big.txt").toFile(), "rw")) {
            big.setLength(60L << 20);
        }
        Files.createSymbolicLink(input.resolve("out.txt"), Files.writeString(folder.resolve("secret.txt"), ENGLISH));
        Files.createSymbolicLink(input.resolve("loop"), input);

        assertThat(run()).isEqualTo(ExitCode.SOME_FAILED.number());

        assertThat(Files.readString(folder.resolve("output/articles.csv")))
                .contains(",rain.md,done,").contains(",nul.md,done,").contains(",x.txt/inside.md,done,")
                .contains(",empty.txt,failed,").contains(",footer.md,failed,").contains(",binary.txt,failed,")
                .contains(",million.txt,failed,").contains(",big.txt,failed,").contains(",out.txt,failed,");
        assertThat(Files.readString(folder.resolve("output/run.json")))
                .contains("\"total\": 9").contains("\"done\": 3").contains("\"failed\": 6")
                .contains("\"duplicates\": 1");
    }

    @Test
    void readsTablesWithOtherColumnNames() throws IOException {
        Files.writeString(folder.resolve("input/table.csv"), "headline,text\n"
                + "Snow,The mayor said that snow had fallen in the city and that it was not the first of the year.\n");

        assertThat(run("--fields", "title=headline,body=text")).isEqualTo(ExitCode.DONE.number());

        assertThat(Files.readString(folder.resolve("output/articles.csv"))).contains("table.csv#1,done");
    }

    @Test
    void endsWithFiveWhenTheModelIsMissing() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("models/tiny"))) {
            files.forEach(file -> file.toFile().delete());
        }

        assertThat(run()).isEqualTo(ExitCode.MODEL.number());

        assertThat(err.toString()).startsWith("tarjoman: No model in ").contains("--model");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "abd", ""})
    void endsWithFiveWhenAModelFileIsDamaged(String content) throws IOException {
        Files.writeString(folder.resolve("models/tiny/weights.bin"), content);

        assertThat(run()).isEqualTo(ExitCode.MODEL.number());

        assertThat(err.toString()).contains("weights.bin").contains("damaged");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers=0", "--threads=0", "--limit=0", "--beam=0", "--beam=99",
        "--max-failures=-1", "--article-timeout=-1", "--max-file-size=0", "--summary-sentences=0",
        "--fields=headline", "--nonsense", "--log-level=loud"})
    void endsWithTwoWhenAnOptionIsWrong(String option) {
        assertThat(run(option)).isEqualTo(ExitCode.USAGE.number());

        assertThat(err.toString()).startsWith("tarjoman: ").contains("--help").doesNotContain("Exception");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"translate", "bench"})
    void endsOtherCommandsWithTwoWhenTheBeamIsWrong(String command) {
        String models = folder.resolve("models").toString();

        assertThat(tarjoman(command, "--models", models, "--beam", "99")).isEqualTo(ExitCode.USAGE.number());
        assertThat(tarjoman(command, "--models", models, "--beam", "0")).isEqualTo(ExitCode.USAGE.number());

        assertThat(err.toString()).startsWith("tarjoman: beam must be between 1 and ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void endsWithFiveWhenTheModelAsksForTheImpossible() throws IOException {
        Path description = folder.resolve("models/tiny/bundle.json");
        Files.writeString(description, Files.readString(description).replace("\"beam\": 2", "\"beam\": 200"));

        assertThat(run()).isEqualTo(ExitCode.MODEL.number());

        assertThat(err.toString()).contains("bundle.json").contains("beam must be between");
    }

    @Test
    void endsWithTwoWhenTheInputFolderIsMissing() throws IOException {
        assertThat(tarjoman("--input", folder.resolve("nowhere").toString(), "--models",
                folder.resolve("models").toString(), "--output", folder.resolve("output").toString()))
                .isEqualTo(ExitCode.USAGE.number());

        assertThat(err.toString()).contains("nowhere");
    }

    @Test
    void endsWithOneWhenTheOutputCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("output"), "a file in the way");

        assertThat(run()).isEqualTo(ExitCode.FATAL.number());

        assertThat(err.toString()).contains("--output");
    }

    @Test
    void explainsEveryExitCodeInTheHelp() {
        assertThat(tarjoman("--help")).isEqualTo(ExitCode.DONE.number());

        for (ExitCode code : ExitCode.values()) {
            assertThat(out.toString()).containsPattern("(?m)^\\s+" + code.number() + " ");
        }
        assertThat(out.toString()).contains("--dry-run").contains("Examples:").contains("translate");
    }

    @Test
    void knowsItsVersion() {
        tarjoman("--version");

        assertThat(out.toString()).matches("(?s)tarjoman \\d+\\.\\d+.*");
    }

    @Test
    void listsTheModels() {
        assertThat(tarjoman("models", "list", "--models", folder.resolve("models").toString())).isZero();

        assertThat(out.toString()).contains("tiny").contains("7").contains("CC0-1.0").contains("pes_Arab");
    }

    @Test
    void verifiesTheModelsAndNamesTheDamage() throws IOException {
        String models = folder.resolve("models").toString();
        assertThat(tarjoman("models", "verify", "--models", models)).isZero();
        assertThat(out.toString()).contains("tiny: all files are as they should be");

        Files.writeString(folder.resolve("models/tiny/weights.bin"), "xyz");

        assertThat(tarjoman("models", "verify", "--models", models)).isEqualTo(ExitCode.MODEL.number());
        assertThat(out.toString()).contains("weights.bin");
    }

    @Test
    void showsAndVerifiesTheOtherModelsBesideABrokenOne() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("models/broken"));
        Files.writeString(broken.resolve("bundle.json"), "{");
        String models = folder.resolve("models").toString();

        assertThat(tarjoman("models", "list", "--models", models)).isEqualTo(ExitCode.MODEL.number());
        assertThat(out.toString()).contains("tiny");
        assertThat(err.toString()).contains("broken");

        assertThat(tarjoman("models", "verify", "--models", models)).isEqualTo(ExitCode.MODEL.number());
        assertThat(out.toString()).contains("tiny: all files are as they should be");
    }

    @Test
    void takesAFolderThatIsCalledLikeACommand() {
        assertThat(tarjoman("models", "list", "--models", "models")).isNotEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void asksWhatToDoWithTheModels() {
        assertThat(tarjoman("models")).isEqualTo(ExitCode.USAGE.number());

        assertThat(err.toString()).contains("list, info, verify, install or remove");
    }

    @Test
    void endsTranslateWithFiveWhenThereIsNoModel() {
        assertThat(tarjoman("translate", "--models", folder.resolve("nowhere").toString()))
                .isEqualTo(ExitCode.MODEL.number());

        assertThat(out.toString()).isEmpty();
    }
}
