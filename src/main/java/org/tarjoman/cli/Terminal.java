package org.tarjoman.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Tells whether a standard stream is a terminal, each stream by itself.
 *
 * <p>{@link System#console()} alone cannot: up to Java 21 it looks at standard input and output together and
 * never at standard error, and from Java 22 on it is there even if nothing is a terminal.
 */
final class Terminal {

    /** Where the system shows a process its open files, by number. */
    private static final List<Path> OPEN_FILES = List.of(Path.of("/proc/self/fd"), Path.of("/dev/fd"));

    /** Pseudo-terminals, virtual and serial consoles, those of hypervisors. */
    private static final Pattern DEVICE = Pattern.compile("/dev/(pts/\\d|tty|console|hvc\\d).*");

    private static final int INPUT = 0;
    private static final int ERROR = 2;

    private final List<Path> openFiles;
    private final BooleanSupplier otherwise;

    /** Constructs the answers for this process. */
    Terminal() {
        this(OPEN_FILES, () -> isInteractive(Console.class, System.console()));
    }

    /**
     * Constructs answers from other places.
     *
     * @param openFiles folders with a link for each open file, called by its number; the first that knows decides
     * @param otherwise the answer where none of them knows
     */
    Terminal(List<Path> openFiles, BooleanSupplier otherwise) {
        this.openFiles = List.copyOf(openFiles);
        this.otherwise = otherwise;
    }

    /** Returns whether somebody types standard input. */
    boolean isInput() {
        return isTerminal(INPUT);
    }

    /** Returns whether somebody watches standard error. */
    boolean isError() {
        return isTerminal(ERROR);
    }

    private boolean isTerminal(int number) {
        return openFiles.stream().map(folder -> look(folder.resolve(Integer.toString(number))))
                .flatMap(Optional::stream).findFirst().orElseGet(otherwise::getAsBoolean);
    }

    /** Returns whether the open file is a terminal; empty if that cannot be seen here. */
    private static Optional<Boolean> look(Path openFile) {
        try {
            // A pipe's target is no path of a file ("pipe:[4711]"), so only its name is looked at.
            return Optional.of(DEVICE.matcher(Files.readSymbolicLink(openFile).toString()).matches());
        } catch (IOException | UnsupportedOperationException e) {
            // On macOS these are no links, but a redirection to a file still shows.
            return Files.isRegularFile(openFile) ? Optional.of(false) : Optional.empty();
        }
    }

    /**
     * Returns whether a console is one that a person sits at.
     *
     * @param type class that may have a public method {@code isTerminal()}, as {@link Console} has from Java 22 on
     * @param console the console, or null if there is none; where the method is missing, being there is the answer
     */
    static <T> boolean isInteractive(Class<T> type, T console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) type.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
