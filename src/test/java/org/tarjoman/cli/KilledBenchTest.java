package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarjoman.family.FamilyFixture;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.JavaProcess;

/** A real process, told to end in the midst of ONNX Runtime's calls: it ends in its own way, and does not crash. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Signals are sent, and looked up, as Linux does")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledBenchTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"HUP, 1", "TERM, 15"})
    void endsWithoutACrash(String signal, int number) throws IOException, InterruptedException {
        Path export = FamilyFixture.unpack("bart", folder);
        Path here = Files.createDirectory(folder.resolve("here"));
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(JavaProcess.command(Main.class,
                "bench-export", export.toString(), "--rows", "32", "--workers", "2", "--repeats", "1000000"))
                .directory(here.toFile()).redirectErrorStream(true).redirectOutput(told.toFile()).start();
        try {
            while (!Files.readString(told).contains("target pieces")) {
                assertThat(process.isAlive()).as(Files.readString(told)).isTrue();
                Thread.sleep(20);
            }
            assumeFalse(ignores(process, number), "started by a program that has this signal ignored");
            JavaProcess.signal(process, signal);
            // Java by itself would give 129 for SIGHUP.
            assertThat(process.waitFor()).isEqualTo(ExitCode.STOPPED.number());
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(here)) {
            assertThat(files).isEmpty();
        }
    }

    private static boolean ignores(Process process, int signal) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> new BigInteger(line.substring(line.indexOf(':') + 1).strip(), 16).testBit(signal - 1));
    }
}
