package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.family.FamilyFixture;
import org.tarjoman.job.ExitCode;

/** A real process, told to end in the midst of ONNX Runtime's calls: it ends, and does not crash. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledBenchTest {

    @TempDir
    Path folder;

    @Test
    void endsWithoutACrash() throws IOException, InterruptedException {
        Path export = FamilyFixture.unpack("bart", folder);
        Path here = Files.createDirectory(folder.resolve("here"));
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "bench-export", export.toString(), "--rows", "32", "--workers", "2", "--repeats", "1000000")
                .directory(here.toFile()).redirectErrorStream(true).redirectOutput(told.toFile()).start();
        try {
            while (!Files.readString(told).contains("target pieces")) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(20);
            }
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(ExitCode.STOPPED.number());
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(here)) {
            assertThat(files).isEmpty();
        }
    }
}
