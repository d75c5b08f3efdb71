package org.tarjoman.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.model.Bundle;

/** An empty models folder to install into. */
abstract class InstallTestBase {

    static final InstallOptions PLAIN = new InstallOptions(null, null, false);

    @TempDir
    Path folder;

    /** What the operator was told. */
    final StringWriter told = new StringWriter();

    Path models() {
        return folder.resolve("models");
    }

    Bundle install(String source, InstallOptions options) throws IOException {
        try (ModelSource opened = ModelSources.open(source, Duration.ofMillis(1))) {
            return new Installer(models(), new Progress(new PrintWriter(told))).install(opened, options);
        }
    }

    Bundle install(Path source) throws IOException {
        return install(source.toString(), PLAIN);
    }

    /** Nothing at all is left, hidden or not. */
    void assertNothingIsLeft() throws IOException {
        if (Files.exists(models())) {
            try (Stream<Path> children = Files.list(models())) {
                assertThat(children).isEmpty();
            }
        }
    }
}
