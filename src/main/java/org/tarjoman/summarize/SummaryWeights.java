package org.tarjoman.summarize;

/**
 * What counts for how much when sentences are chosen; all at least 0.
 *
 * <p>The features are on one scale (0 to 1), so the weights can be compared. The defaults take only
 * the values a half and one, chosen among the 16 sets that have one or the other for headline,
 * centrality, figures and length by the sum of the three measures at {@link ExtractiveSummarizer},
 * over the same 40 articles. The worst of the 16 found 0.617 of the marked sentences and the best
 * 0.667, with a standard error of 0.036: finer steps would fit noise. {@code doubtful} and {@code
 * overrun} cannot be tuned there and are judgement: a lead with a doubtful number gives way to a
 * sentence that is nearly as good.
 *
 * @param headline likeness to the headline
 * @param position place in the article, counted from the sentence that tells the headline
 * @param centrality likeness to the rest of the article
 * @param figures figures and names
 * @param length up to {@value SentenceFeatures#FULL_LENGTH} words a longer sentence tells more
 * @param redundancy taken off, times the likeness to the most alike sentence already chosen
 * @param hanging taken off if the sentence hangs on one that is not chosen
 * @param doubtful taken off if a check found a number or the wording doubtful
 * @param overrun taken off, times the share by which a sentence alone exceeds the word limit
 */
public record SummaryWeights(
        double headline,
        double position,
        double centrality,
        double figures,
        double length,
        double redundancy,
        double hanging,
        double doubtful,
        double overrun) {

    /** The weights that are used unless others are given. */
    public static final SummaryWeights DEFAULT =
            new SummaryWeights(1, 1, 0.5, 0.5, 1, 1, 1, 0.5, 1);

    /**
     * Checks the weights.
     *
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public SummaryWeights {
        for (double weight : new double[] {
            headline, position, centrality, figures, length, redundancy, hanging, doubtful, overrun}) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "A summary weight must be at least 0 and finite, not " + weight);
            }
        }
    }
}
