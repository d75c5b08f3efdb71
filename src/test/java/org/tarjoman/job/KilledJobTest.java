package org.tarjoman.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end in the middle, in a process of their own, and the runs after them. */
class KilledJobTest {

    /** 128 and the signal's number, as shells count. */
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;
    private JobFixture fixture;
    private Process process;

    @BeforeEach
    void startAJobAndWaitUntilItIsInTheMiddle() throws IOException {
        fixture = new JobFixture(folder);
        for (String title : new String[] {"a", "b", "hold", "z"}) {
            fixture.write(title + ".txt", title, "body of " + title);
        }
        process = new ProcessBuilder(JavaProcess.command(SlowJob.class,
                fixture.input.toString(), fixture.output.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader reader = process.inputReader();
        assertThat(reader.readLine()).isEqualTo(SlowJob.HOLDING);
    }

    @AfterEach
    void endTheProcess() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void losesNothingAndRepeatsNothingAfterSigkill() throws Exception {
        process.destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(KILLED);

        goesOnWhereTheOtherWas();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void losesNothingAndRepeatsNothingAfterSigterm() throws Exception {
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(TERMINATED);

        goesOnWhereTheOtherWas();
    }

    private void goesOnWhereTheOtherWas() throws IOException {
        assertThat(fixture.outputNames()).containsExactly(JobOptions.LEDGER, JobOptions.LOCK);

        JobResult result = fixture.run();

        assertThat(fixture.translators.calls).containsExactly("hold", "z");
        assertThat(result.articles().reused()).isEqualTo(2);
        JobFixture undisturbed = new JobFixture(fixture.input, folder.resolve("undisturbed"));
        undisturbed.run();
        assertThat(fixture.csv()).isEqualTo(undisturbed.csv());
    }

    @Test
    void locksOutAnotherProcessUntilItEnds() throws Exception {
        assertThatThrownBy(fixture::run).isInstanceOfSatisfying(JobException.class,
                e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED));
        assertThat(fixture.translators.calls).isEmpty();

        process.destroyForcibly().waitFor();

        assertThat(fixture.run().exitCode()).isEqualTo(ExitCode.DONE);
    }
}
