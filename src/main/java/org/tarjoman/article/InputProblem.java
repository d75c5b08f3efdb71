package org.tarjoman.article;

import java.util.Objects;

/**
 * Something in the input folder that should have been an article but cannot be read.
 *
 * @param relativePath path relative to the input folder, with {@code /}
 * @param reason what is wrong and what to do, in plain words
 */
public record InputProblem(String relativePath, String reason) {

    /** Checks that nothing is missing. */
    public InputProblem {
        Objects.requireNonNull(relativePath, "relativePath");
        Objects.requireNonNull(reason, "reason");
    }
}
