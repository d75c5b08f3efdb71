package org.tarjoman.summarize;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Chooses sentences one after the other, each for what it adds to those already chosen.
 *
 * <p>Maximal marginal relevance (Carbonell and Goldstein 1998): relevance less a share of the
 * likeness to the most alike sentence chosen. A sentence that hangs on one that is not chosen
 * loses as well. Equal values go to the sentence that comes first.
 */
final class MarginalRelevance {

    /**
     * From this likeness on, a sentence says what another has said and is left out; different
     * sentences of one article had at most 0.55 by their words in 40 articles.
     */
    private static final double SAME = 0.7;

    private final SummaryWeights weights;
    private final int sentences;
    private final int words;

    /**
     * Constructs a chooser.
     *
     * @param weights what counts for how much
     * @param sentences most sentences to choose
     * @param words most words of all of them; the first may be longer by itself
     */
    MarginalRelevance(SummaryWeights weights, int sentences, int words) {
        this.weights = weights;
        this.sentences = sentences;
        this.words = words;
    }

    /**
     * Chooses sentences.
     *
     * @param features of all sentences of the article
     * @param likeness of all sentences of the article
     * @param candidates places of those that may be chosen
     * @return the chosen places in ascending order; at least one if there is a candidate
     */
    SortedSet<Integer> choose(
            List<SentenceFeatures> features, Likeness likeness, SortedSet<Integer> candidates) {
        SortedSet<Integer> chosen = new TreeSet<>();
        int used = 0;
        while (chosen.size() < sentences) {
            int best = -1;
            double bestValue = Double.NEGATIVE_INFINITY;
            for (int i : candidates) {
                if (chosen.contains(i) || !chosen.isEmpty() && used + features.get(i).words() > words) {
                    continue;
                }
                double said = chosen.stream().mapToDouble(c -> likeness.between(i, c)).max().orElse(0);
                double value = features.get(i).relevance(weights, words) - weights.redundancy() * said
                        - (hangsLoose(i, features, chosen) ? weights.hanging() : 0);
                if (said < SAME && value > bestValue) {
                    best = i;
                    bestValue = value;
                }
            }
            if (best < 0) {
                return chosen;
            }
            chosen.add(best);
            used += features.get(best).words();
        }
        return chosen;
    }

    /**
     * Whether a hanging sentence has nothing to hang on: neither the sentence that it and its fellows
     * before it hang on is chosen, nor one of these fellows.
     */
    static boolean hangsLoose(int sentence, List<SentenceFeatures> features, SortedSet<Integer> chosen) {
        int i = sentence;
        while (i > 0 && features.get(i).hangs()) {
            i--;
            if (chosen.contains(i)) {
                return false;
            }
        }
        return features.get(sentence).hangs();
    }
}
