package org.tarjoman.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.cli.Main;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.JavaProcess;
import org.tarjoman.model.BundleCatalogue;

/** A real process that installs, ended in the middle of a download: no model is there, and what has come is used. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledInstallTest extends InstallTestBase {

    private static final String DECODER = "decoder_model_merged_quantized.onnx";

    private static final int KILLED = 137;

    private LoopbackServer server;
    private Process process;

    @BeforeEach
    void installUntilTheServerHangs() throws Exception {
        server = new LoopbackServer(Export.of("nllb", folder)).hangingIn(DECODER);
        process = new ProcessBuilder(JavaProcess.command(Main.class,
                "models", "install", server.list(), "--models", models().toString()))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        while (!Files.exists(part()) || Files.size(part()) == 0) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        server.back();
        server.close();
    }

    private Path part() {
        return models().resolve(".install-tiny").resolve(DECODER + ".part");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void leavesNoModelAndGoesOn(boolean forcibly) throws Exception {
        if (forcibly) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        assertThat(process.waitFor()).isEqualTo(forcibly ? KILLED : ExitCode.STOPPED.number());
        server.back();
        assertThat(new BundleCatalogue(models()).list()).isEmpty();
        long part = Files.size(part());
        int before = server.requests().size();

        install(server.list(), PLAIN).verify();

        assertThat(server.requests().subList(before, server.requests().size()))
                .containsExactly(DECODER + " bytes=" + part + "-");
        assertThat(models().resolve(".install-tiny")).doesNotExist();
    }

    @Test
    void anotherInstallationStartsAnewWhenTheSourceIsAnother() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        server.back();

        install(folder.resolve("nllb").toString(), new InstallOptions("tiny", null, false)).verify();

        assertThat(models().resolve(".install-tiny")).doesNotExist();
        assertThat(Export.files(models().resolve("tiny"))).noneMatch(file -> file.toString().contains(".part"));
    }
}
