package org.tarjoman.summarize;

import java.util.Set;
import org.tarjoman.quality.Flag;

/**
 * A summary and how it came about.
 *
 * @param text a few English sentences on one line; empty only if the article is
 * @param method the method as it stands in the CSV, for example {@code extractive}
 * @param flags what an analyst should know of it
 */
public record Summary(String text, String method, Set<Flag> flags) {

    /** Copies the flags. */
    public Summary {
        flags = Set.copyOf(flags);
    }
}
