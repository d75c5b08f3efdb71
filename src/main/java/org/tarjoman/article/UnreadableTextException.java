package org.tarjoman.article;

import java.io.IOException;

/** Says why bytes or a record cannot become an article, in words for the operator. */
public final class UnreadableTextException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param reason what is wrong and what to do
     */
    public UnreadableTextException(String reason) {
        super(reason);
    }
}
