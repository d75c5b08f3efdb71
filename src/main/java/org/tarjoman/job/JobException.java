package org.tarjoman.job;

import java.util.Objects;

/** A run cannot go on; carries the exit code that tells why. */
public class JobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /**
     * Constructs an exception.
     *
     * @param exitCode how the program should end
     * @param message what is wrong, where, and what to do
     */
    public JobException(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    /**
     * Constructs an exception with its cause.
     *
     * @param exitCode how the program should end
     * @param message what is wrong, where, and what to do
     * @param cause the cause, or null
     */
    public JobException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
    }

    /** Returns how the program should end. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
