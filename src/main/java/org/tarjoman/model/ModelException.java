package org.tarjoman.model;

/** A model bundle is missing, damaged or of a kind that this program does not know. */
public class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Constructs an exception.
     *
     * @param message what is wrong, with which file, and what to do
     */
    public ModelException(String message) {
        super(message);
    }

    /**
     * Constructs an exception with its cause.
     *
     * @param message what is wrong, with which file, and what to do
     * @param cause the cause
     */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
