package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the links of open files say; there are none on Windows, nor the right to make them. */
@DisabledOnOs(OS.WINDOWS)
class TerminalTest {

    @TempDir
    private Path folder;

    /** The links lead out of the folder, which is warned of when it is tidied away. */
    @AfterEach
    void deleteTheLinks() throws IOException {
        Files.deleteIfExists(folder.resolve("0"));
        Files.deleteIfExists(folder.resolve("2"));
    }

    private void open(int number, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(Integer.toString(number)), Path.of(target));
    }

    private Terminal terminal(boolean otherwise) {
        return new Terminal(List.of(folder.resolve("missing"), folder), () -> otherwise);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/pts/0", "/dev/pts/12", "/dev/pts/3 (deleted)", "/dev/tty", "/dev/tty1",
        "/dev/ttyS0", "/dev/console", "/dev/hvc0"})
    void knowsATerminalByItsDevice(String device) throws IOException {
        open(2, device);

        assertThat(terminal(false).isError()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/var/log/tarjoman.log", "/home/dev/pts/0", "/dev/pts/ptmx",
        "pipe:[4711]", "socket:[4711]", "/dev/shm/tty"})
    void takesNothingElseForOneWhateverTheConsoleSays(String target) throws IOException {
        open(2, target);

        assertThat(terminal(true).isError()).isFalse();
    }

    @Test
    void looksAtEachStreamByItself() throws IOException {
        open(0, "/dev/pts/0");
        open(2, "/var/log/tarjoman.log");

        assertThat(terminal(false).isInput()).isTrue();
        assertThat(terminal(true).isError()).isFalse();
    }

    @Test
    void seesAPlainFileWhereOpenFilesAreNoLinks() throws IOException {
        Files.createFile(folder.resolve("2"));

        assertThat(terminal(true).isError()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksTheConsoleWhereOpenFilesCannotBeSeen(boolean console) throws IOException {
        // A folder stands for what is neither a link nor a plain file.
        Files.createDirectory(folder.resolve("2"));

        assertThat(terminal(console).isInput()).isEqualTo(console);
        assertThat(terminal(console).isError()).isEqualTo(console);
    }

    /** A console as Java has it from version 22 on. */
    interface NewConsole {
        boolean isTerminal();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void believesANewConsoleThatSaysWhatItIs(boolean answer) {
        NewConsole console = () -> answer;

        assertThat(Terminal.isInteractive(NewConsole.class, console)).isEqualTo(answer);
    }

    @Test
    void takesAnOldConsoleForATerminalIfItIsThere() {
        assertThat(Terminal.isInteractive(Object.class, new Object())).isTrue();
        assertThat(Terminal.isInteractive(Object.class, null)).isFalse();
    }
}
