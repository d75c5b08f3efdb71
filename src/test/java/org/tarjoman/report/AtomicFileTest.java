package org.tarjoman.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void writeYesterdaysFile() throws IOException {
        file = folder.resolve("articles.csv");
        Files.writeString(file, "yesterday");
    }

    @Test
    void replacesTheFileAndTellsItsHash() throws IOException {
        AtomicFile.Written written = AtomicFile.write(file, out -> out.write(bytes("abc")));

        assertThat(Files.readString(file)).isEqualTo("abc");
        assertThat(written.bytes()).isEqualTo(3);
        assertThat(written.sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(names()).containsExactly("articles.csv");
    }

    @Test
    void keepsYesterdaysFileWhenTheDiskIsFull() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(new byte[1 << 20]);
            throw new IOException("No space left on device");
        })).isInstanceOf(OutputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("Free some space");

        assertThat(Files.readString(file)).isEqualTo("yesterday");
        assertThat(names()).containsExactly("articles.csv");
    }

    @Test
    void keepsYesterdaysFileWhenTheContentCannotBeMade() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(bytes("half"));
            throw new IllegalStateException("bug");
        })).hasMessage("bug");

        assertThat(Files.readString(file)).isEqualTo("yesterday");
        assertThat(names()).containsExactly("articles.csv");
    }

    @Test
    void showsTheOldFileUntilTheNewOneIsWhole() {
        AtomicFile.write(file, out -> {
            out.write(bytes("half"));
            out.flush();
            assertThat(Files.readString(file)).isEqualTo("yesterday");
        });
    }

    @Test
    void overwritesWhatAKilledProgramLeftBehind() throws IOException {
        Files.writeString(folder.resolve(".articles.csv.tmp"), "half a report of a killed run");

        AtomicFile.write(file, out -> out.write(bytes("new")));

        assertThat(Files.readString(file)).isEqualTo("new");
        assertThat(names()).containsExactly("articles.csv");
    }

    @Test
    void saysWhatToDoWhenTheFolderIsNoFolder() {
        assertThatThrownBy(() -> AtomicFile.write(file.resolve("x.csv"), out -> out.write(1)))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("x.csv")
                .hasMessageContaining("--output");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(p -> p.getFileName().toString()).toList().stream();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takesAwayAnOldDescriptionOnlyWithTheOldContent() throws IOException {
        Path description = Files.writeString(folder.resolve("run.json"), "of the old one");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            throw new IOException("No space left on device");
        }, description)).isInstanceOf(OutputException.class);
        assertThat(description).exists();

        AtomicFile.write(file, out -> {
            out.write(1);
            assertThat(description).as("while the old content stands").exists();
        }, description);
        assertThat(description).doesNotExist();
    }
}
