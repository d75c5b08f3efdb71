package org.tarjoman.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** Something could not be written: the disk is full, the folder is not writable, a device failed. */
public class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Constructs an exception.
     *
     * @param message what could not be written, why, and what to do
     * @param cause the cause
     */
    public OutputException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Puts into words why a file could not be written.
     *
     * @param file the file
     * @param cause what the system said
     */
    public static OutputException of(Path file, IOException cause) {
        String reason = reason(cause);
        return new OutputException("Cannot write " + file + ": " + reason + ". " + advice(cause, reason), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String advice(IOException cause, String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space") || lower.contains("quota") || lower.contains("disk full")) {
            return "Free some space, or name another folder with --output, and run again: nothing that stood"
                    + " there before is damaged.";
        }
        if (cause instanceof AccessDeniedException || lower.contains("denied") || lower.contains("read-only")) {
            return "Give the program's user the right to write there, or name another folder with --output.";
        }
        return "Check the folder and its disk, or name another folder with --output.";
    }
}
