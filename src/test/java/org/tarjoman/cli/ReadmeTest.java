package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarjoman.job.ExitCode;
import org.tarjoman.quality.Flag;
import org.tarjoman.report.Column;
import picocli.CommandLine;

/** The README must not fall behind the program. */
class ReadmeTest {

    private static String readme;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    static Stream<String> flags() {
        return Arrays.stream(Flag.values()).map(Flag::code);
    }

    static Stream<String> columns() {
        return Arrays.stream(Column.values()).map(Column::header);
    }

    static Stream<String> options() {
        return commands(Main.commandLine()).flatMap(command -> command.getCommandSpec().options().stream())
                .map(option -> option.longestName()).distinct()
                .filter(name -> !name.equals("--help") && !name.equals("--version"));
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(Stream.of(command),
                command.getSubcommands().values().stream().flatMap(ReadmeTest::commands));
    }

    @ParameterizedTest
    @MethodSource("flags")
    void explainsEveryFlag(String flag) {
        assertThat(readme).contains("`" + flag + "`");
    }

    @ParameterizedTest
    @MethodSource("columns")
    void explainsEveryColumn(String column) {
        assertThat(readme).contains("`" + column + "`");
    }

    @ParameterizedTest
    @MethodSource("options")
    void explainsEveryOption(String option) {
        assertThat(readme).containsPattern("`" + option + "[ `]");
    }

    @Test
    void explainsEveryExitCode() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(readme).containsPattern("\\| " + code.number() + " \\|");
        }
    }
}
