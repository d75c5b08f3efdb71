package org.tarjoman.summarize;

/**
 * What a sentence's place in the article is worth.
 *
 * <p>Agency news tells the news first, so the first sentences make a good summary ("Lead-3"). Some
 * articles begin with background, though, and tell the news in their third or fourth sentence.
 * So places are counted from the sentence that tells the headline, and the first sentence has a
 * bonus in the search for it: without a clear sign to the contrary it is the lead.
 */
final class NewsPosition {

    /** Head start of the first sentence in likeness to the headline; the second has half of it. */
    private static final double LEAD_BONUS = 0.3;
    /** What the first sentence is worth at least; the second half of it. */
    private static final double LEAD_FLOOR = 0.25;
    /** Sentences after the news in which a place loses half its worth. */
    private static final double HALVING = 2;
    /** News that comes after this many sentences is another story's. */
    private static final int SEARCHED = 8;

    private NewsPosition() {
    }

    /**
     * Values the places of all sentences.
     *
     * @param likeness of the sentences, with their likeness to the headline
     * @return one value a sentence, above 0 and up to 1
     */
    static double[] of(Likeness likeness) {
        int news = newsSentence(likeness);
        double[] worth = new double[likeness.size()];
        for (int i = 0; i < worth.length; i++) {
            double afterNews = i < news ? 0 : 1 / (1 + (i - news) / HALVING);
            worth[i] = Math.max(afterNews, LEAD_FLOOR / (1 + i));
        }
        return worth;
    }

    private static int newsSentence(Likeness likeness) {
        int best = 0;
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < Math.min(SEARCHED, likeness.size()); i++) {
            double value = likeness.toHeadline(i) + LEAD_BONUS / (1 + i);
            if (value > bestValue) {
                best = i;
                bestValue = value;
            }
        }
        return best;
    }
}
