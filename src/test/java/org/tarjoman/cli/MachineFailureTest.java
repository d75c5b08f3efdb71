package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.JavaProcess;
import org.tarjoman.job.JobOptions;

/**
 * What the machine does to a run, for real: the program in a process of its own, with the model that
 * ships, killed in the middle, without the right to read a file, on a disk that is full.
 */
@EnabledOnOs(OS.LINUX)
class MachineFailureTest {

    private static final int ARTICLES = 14;
    private static final String[] AS_EVERY_USER = {};
    /** Takes from root the right to pass over permissions, which tests in a container mostly have. */
    private static final String[] AS_A_USER_WITH_LIMITS = {
        "setpriv", "--bounding-set=-dac_override,-dac_read_search"};

    @TempDir
    private Path folder;
    private Path input;
    private Path output;
    private Path log;

    @BeforeEach
    void makeFolders() throws IOException {
        input = Files.createDirectories(folder.resolve("input"));
        output = folder.resolve("output");
        log = folder.resolve("log.txt");
    }

    private void writeArticle(int number) throws IOException {
        Files.writeString(input.resolve("article%02d.txt".formatted(number)), """
                وزیر امور خارجه ایران با همتای ترکیه‌ای خود دیدار کرد

                وزیر امور خارجه ایران روز %d آبان در تهران با همتای ترکیه‌ای خود دیدار و گفت‌وگو کرد.
                وی گفت: حجم تجارت دو کشور به %d میلیون دلار رسیده است.
                """.formatted(number + 1, 1200 + 17 * number));
    }

    private List<String> program(Path output) {
        return JavaProcess.command(Main.class,
                "--input", input.toString(), "--output", output.toString(), "--workers", "1");
    }

    private Process start(String[] before, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(List.of(before));
        whole.addAll(command);
        return new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended").isTrue();
        return process.exitValue();
    }

    /** Counts whole lines: a killed program may leave a part of one, which counts for nothing. */
    private static long lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        return Files.readString(file).chars().filter(c -> c == '\n').count();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "KILL, 137"})
    void losesNothingAndRepeatsNothingAfterASignal(String signal, int expected) throws Exception {
        for (int i = 0; i < ARTICLES; i++) {
            writeArticle(i);
        }
        Path ledger = output.resolve(JobOptions.LEDGER);
        Process process = start(AS_EVERY_USER, program(output));
        while (lines(ledger) < 3 && process.isAlive()) {
            Thread.sleep(5);
        }
        JavaProcess.signal(process, signal);
        assertThat(exitCode(process)).as(Files.readString(log)).isEqualTo(expected);
        assertThat(output.resolve(JobOptions.REPORT)).doesNotExist();
        long kept = lines(ledger);
        assertThat(kept).isBetween(2L, ARTICLES - 1L);

        assertThat(exitCode(start(AS_EVERY_USER, program(output)))).isZero();

        assertThat(Files.readString(output.resolve(JobOptions.MANIFEST)))
                .contains("\"done\": " + ARTICLES).contains("\"reused\": " + kept);
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(exitCode(start(AS_EVERY_USER, program(undisturbed)))).isZero();
        assertThat(output.resolve(JobOptions.REPORT)).hasSameBinaryContentAs(undisturbed.resolve(JobOptions.REPORT));
    }

    @Test
    void givesARowToAFileThatItMayNotRead() throws Exception {
        writeArticle(1);
        writeArticle(2);
        Path closed = input.resolve("article01.txt");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        String[] before = Files.isReadable(closed) ? AS_A_USER_WITH_LIMITS : AS_EVERY_USER;
        assumeTrue(before.length == 0 || works(before), "no way here to read without root's rights");

        assertThat(exitCode(start(before, program(output)))).as(Files.readString(log))
                .isEqualTo(ExitCode.SOME_FAILED.number());

        Map<String, CSVRecord> rows = ShippedModelTest.rows(output);
        assertThat(rows.get("article01.txt").get("status")).isEqualTo("failed");
        assertThat(rows.get("article01.txt").get("error")).contains("permission");
        assertThat(rows.get("article02.txt").get("status")).isEqualTo("done");
    }

    @Test
    void saysSoWhenItMayNotWriteTheOutput() throws Exception {
        writeArticle(1);
        Files.createDirectories(output);
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("r-xr-xr-x"));
        String[] before = Files.isWritable(output) ? AS_A_USER_WITH_LIMITS : AS_EVERY_USER;
        assumeTrue(before.length == 0 || works(before), "no way here to write without root's rights");
        try {
            assertThat(exitCode(start(before, program(output)))).as(Files.readString(log))
                    .isEqualTo(ExitCode.FATAL.number());
            assertThat(Files.readString(log)).contains(output.toString()).contains("permission");
        } finally {
            Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void keepsYesterdaysReportOnAFullDiskAndGoesOnWhenThereIsSpace() throws Exception {
        String[] before = {"unshare", "--mount"};
        assumeTrue(works(before), "no right here to mount a small disk");
        for (int i = 0; i < 6; i++) {
            writeArticle(i);
        }
        Files.createDirectories(output);
        Path kept = Files.createDirectories(folder.resolve("kept"));
        String script = """
                set -u
                disk=$1; kept=$2; shift 2
                mount -t tmpfs -o size=64k none "$disk" || exit 99
                echo yesterday > "$disk/articles.csv"
                cat /dev/zero > "$disk/ballast" 2>/dev/null
                "$@"; echo $? > "$kept/code-full"
                cp "$disk/articles.csv" "$kept/full.csv"
                ls -A "$disk" > "$kept/names"
                rm "$disk/ballast"
                "$@"; echo $? > "$kept/code-space"
                cp "$disk/articles.csv" "$kept/space.csv"
                """;
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "full-disk", output.toString(),
                kept.toString()));
        command.addAll(program(output));

        assertThat(exitCode(start(before, command))).as(Files.readString(log)).isZero();

        assertThat(Files.readString(log)).contains("No space left on device").contains("Free some space");
        assertThat(Files.readString(kept.resolve("code-full")).strip())
                .isEqualTo(Integer.toString(ExitCode.FATAL.number()));
        assertThat(Files.readString(kept.resolve("full.csv"))).isEqualTo("yesterday\n");
        assertThat(Files.readString(kept.resolve("names"))).doesNotContain("articles.csv.").doesNotContain("tmp");
        assertThat(Files.readString(kept.resolve("code-space")).strip()).isEqualTo("0");
        assertThat(lines(kept.resolve("space.csv"))).isGreaterThan(6);
    }

    private static boolean works(String[] before) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(before));
        command.add("true");
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
