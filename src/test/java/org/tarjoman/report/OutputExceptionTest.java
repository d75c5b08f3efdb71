package org.tarjoman.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator is told; works with any rights, which a folder that is not writable would not. */
class OutputExceptionTest {

    private static final Path FILE = Path.of("output", "articles.csv");

    private static String message(IOException cause) {
        return OutputException.of(FILE, cause).getMessage();
    }

    @Test
    void asksForRightsWhenTheOutputIsNotWritable() {
        for (IOException cause : List.of(new AccessDeniedException(FILE.toString()),
                new FileNotFoundException(FILE + " (Permission denied)"),
                new FileSystemException(FILE.toString(), null, "Read-only file system"))) {
            assertThat(message(cause)).startsWith("Cannot write " + FILE).contains("right to write there")
                    .contains("--output");
        }
    }

    @Test
    void asksForSpaceWhenTheDiskIsFull() {
        assertThat(message(new FileSystemException(FILE.toString(), null, "No space left on device")))
                .contains("Free some space");
        assertThat(message(new IOException("Disk quota exceeded"))).contains("Free some space");
    }

    @Test
    void saysSomethingWhateverTheSystemSays() {
        assertThat(message(new IOException())).contains("IOException").contains("--output");
    }
}
