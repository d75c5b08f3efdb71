package org.tarjoman.decode;

/**
 * A translation as the search found it.
 *
 * @param ids target pieces without start and end
 * @param logProbability sum of the natural log-probabilities of the pieces and the end
 * @param score what hypotheses are compared by: {@code logProbability / length^penalty}
 * @param capped whether the length cap cut it off, or the search stopped before any hypothesis ended
 * @param vector sentence vector of the encoder, or an empty array
 */
public record Hypothesis(int[] ids, double logProbability, double score, boolean capped, float[] vector) {

    /** Returns the mean natural log-probability of a piece, the end included; at most 0. */
    public double meanLogProbability() {
        return logProbability / Math.max(1, ids.length + (capped ? 0 : 1));
    }
}
