package org.tarjoman.job;

/** Decides how many failed articles a run bears before it gives up. */
@FunctionalInterface
public interface SkipPolicy {

    /**
     * Returns whether the run goes on.
     *
     * @param failures articles that failed so far, at least 1
     */
    boolean goesOn(int failures);

    /** Returns the policy that never gives up: each failure is a row, and the run goes on. */
    static SkipPolicy always() {
        return failures -> true;
    }

    /**
     * Returns a policy with a limit.
     *
     * @param max most failures that are borne, at least 0; with 0 the first one ends the run
     * @throws IllegalArgumentException if the limit is negative
     */
    static SkipPolicy atMost(int max) {
        if (max < 0) {
            throw new IllegalArgumentException("the most failures must be 0 or more, not " + max);
        }
        return failures -> failures <= max;
    }
}
