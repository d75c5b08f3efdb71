package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.family.FamilyFixture;
import org.tarjoman.job.ExitCode;

class BenchExportCommandTest {

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... args) {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
    }

    @Test
    void measuresEachRepeat() throws IOException {
        Path export = FamilyFixture.unpack("t5", folder);

        assertThat(bench("bench-export", export.toString(), "--precision", "quantized", "--rows", "3", "--source", "5",
                "--target", "6", "--beam", "2", "--workers", "2", "--repeats", "4")).isEqualTo(ExitCode.DONE.number());

        assertThat(out.toString().lines().filter(line -> line.matches("[\\d.]+ target pieces a second.*"))).hasSize(4);
        assertThat(out.toString()).contains("peak memory");
    }

    @Test
    void soaksWithBatchesThatVary() throws IOException {
        Path export = FamilyFixture.unpack("t5", folder);

        assertThat(bench("bench-export", export.toString(), "--precision", "quantized", "--rows", "5", "--source", "9",
                "--target", "12", "--beam", "4", "--repeats", "8", "--vary")).isEqualTo(ExitCode.DONE.number());

        assertThat(out.toString().lines().filter(line -> line.matches("[\\d.]+ target pieces a second.*")))
                .hasSize(8);
    }

    @Test
    void saysWhichPrecisionsThereAre() throws IOException {
        Path export = FamilyFixture.unpack("t5", folder);

        assertThat(bench("bench-export", export.toString(), "--precision", "fp16")).isEqualTo(ExitCode.MODEL.number());
        assertThat(err.toString()).contains("''").contains("'quantized'");
    }

    @Test
    void refusesWhatIsOutOfRange() throws IOException {
        Path export = FamilyFixture.unpack("t5", folder);

        assertThat(bench("bench-export", export.toString(), "--rows", "0")).isEqualTo(ExitCode.USAGE.number());
        assertThat(bench("bench-export", export.toString(), "--beam", "17")).isEqualTo(ExitCode.USAGE.number());
    }
}
