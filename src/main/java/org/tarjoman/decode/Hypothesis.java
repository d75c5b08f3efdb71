package org.tarjoman.decode;

import java.util.Arrays;

/**
 * A translation as the search found it.
 *
 * @param ids target pieces without start and end
 * @param logProbability sum of the natural log-probabilities of the pieces and the end
 * @param score what hypotheses are compared by: {@code logProbability / length^penalty}
 * @param capped whether the length cap cut it off, or the search stopped before any hypothesis ended
 * @param vector sentence vector of the encoder, or an empty array
 * @param coverage for each source piece, start and end included, the greatest share of attention that any
 *     step gave it, 0 to 1; empty if the model does not tell
 */
public record Hypothesis(int[] ids, double logProbability, double score, boolean capped, float[] vector,
        float[] coverage) {

    /** So that one piece without attention does not outweigh all others. */
    private static final double LEAST_SHARE = 1e-3;

    /** A hypothesis of a model that does not tell what it looked at. */
    public Hypothesis(int[] ids, double logProbability, double score, boolean capped, float[] vector) {
        this(ids, logProbability, score, capped, vector, new float[0]);
    }

    /**
     * Returns the share of attention that the least regarded stretch of the source had: the mean over
     * {@code pieces} neighbouring pieces, start and end of the row left out.
     *
     * @param pieces length of a stretch, at least 1
     * @return the least mean of all stretches, 0 to 1; not a number if the source is shorter than one stretch
     *     or the model does not tell
     */
    public double leastCoverage(int pieces) {
        int from = leastCovered(pieces);
        return from < 0 ? Double.NaN : meanCoverage(from, pieces);
    }

    /**
     * Returns where the least regarded stretch of the source begins.
     *
     * @param pieces length of a stretch, at least 1
     * @return place of its first piece, the start counted as 0; -1 if the source is shorter than one stretch or
     *     the model does not tell
     */
    public int leastCovered(int pieces) {
        int least = -1;
        for (int from = 1; from + pieces <= coverage.length - 1; from++) {
            if (least < 0 || meanCoverage(from, pieces) < meanCoverage(least, pieces)) {
                least = from;
            }
        }
        return least;
    }

    private double meanCoverage(int from, int pieces) {
        double sum = 0;
        for (float share : Arrays.copyOfRange(coverage, from, from + pieces)) {
            sum += share;
        }
        return sum / pieces;
    }

    /**
     * Returns how much of the source went unregarded, as a sum of logarithms: the coverage penalty of Wu et al.
     * 2016, "Google's Neural Machine Translation System", equation 14, with each piece's greatest share of
     * attention in the place of the sum over all steps.
     *
     * @param enough share, over 0, from which on a piece counts as regarded
     * @return the sum over the source pieces, start and end of the row left out, of ln(min(share, enough) /
     *     enough), each share taken as 0.001 at least; 0 if all had enough or the model does not tell, else negative
     */
    public double coveragePenalty(double enough) {
        double sum = 0;
        for (int i = 1; i < coverage.length - 1; i++) {
            sum += Math.log(Math.min(Math.max(coverage[i], LEAST_SHARE), enough) / enough);
        }
        return sum;
    }

    /** Returns the mean natural log-probability of a piece, the end included; at most 0. */
    public double meanLogProbability() {
        return logProbability / Math.max(1, ids.length + (capped ? 0 : 1));
    }
}
