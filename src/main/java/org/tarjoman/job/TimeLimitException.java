package org.tarjoman.job;

/** The time for one article ran out. */
final class TimeLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimeLimitException(String message, Throwable cause) {
        super(message, cause);
    }
}
