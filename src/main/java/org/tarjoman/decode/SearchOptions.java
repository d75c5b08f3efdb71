package org.tarjoman.decode;

import org.tarjoman.model.Bundle;

/**
 * How the search for the best translation goes.
 *
 * @param beam hypotheses kept in each step, 1 (greedy) to 8
 * @param lengthPenalty exponent of the length in {@code log p / length^penalty}, 0 or more
 * @param ngram length in pieces of the n-grams that may not repeat too often, at least 2
 * @param ngramLimit how often one n-gram may occur in a hypothesis; 0 switches the rule off
 * @param capFactor length cap: target pieces allowed for each source piece
 * @param capExtra length cap: target pieces allowed on top
 */
public record SearchOptions(
        int beam, double lengthPenalty, int ngram, int ngramLimit, double capFactor, int capExtra) {

    /** The widest beam: a step of the shipped model gives 16 candidates, and a search needs two for each. */
    static final int WIDEST_BEAM = 8;

    /** Checks the ranges. */
    public SearchOptions {
        if (beam < 1 || beam > WIDEST_BEAM) {
            throw new IllegalArgumentException(
                    "beam must be between 1 and " + WIDEST_BEAM + ", not " + beam);
        }
        // Written so that what is not a number is out of range, too.
        if (!(lengthPenalty >= 0 && Double.isFinite(lengthPenalty)) || ngram < 2 || ngramLimit < 0
                || !(capFactor >= 0 && Double.isFinite(capFactor)) || capExtra < 1) {
            throw new IllegalArgumentException("search options out of range: lengthPenalty " + lengthPenalty
                    + ", ngram " + ngram + ", ngramLimit " + ngramLimit + ", capFactor " + capFactor
                    + ", capExtra " + capExtra);
        }
    }

    /** Returns the defaults of a bundle. */
    public static SearchOptions of(Bundle.Decoding d) {
        return new SearchOptions(d.beam, d.lengthPenalty, d.ngram, d.ngramLimit, d.capFactor, d.capExtra);
    }

    /** Returns the same options with another beam. */
    public SearchOptions withBeam(int width) {
        return new SearchOptions(width, lengthPenalty, ngram, ngramLimit, capFactor, capExtra);
    }

    /** Returns the same options with twice the beam, or the widest there is. */
    public SearchOptions wider() {
        return withBeam(Math.min(WIDEST_BEAM, 2 * beam));
    }

    /** Returns the most target pieces that a source of so many pieces may become. */
    public int cap(int sourcePieces) {
        return (int) Math.min(Integer.MAX_VALUE, (long) (int) (capFactor * sourcePieces) + capExtra);
    }
}
