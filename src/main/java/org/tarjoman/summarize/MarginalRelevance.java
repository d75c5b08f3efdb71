package org.tarjoman.summarize;

import java.util.List;
import java.util.Set;
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
     * @param words most words of all of them; one that stands alone may be longer
     */
    MarginalRelevance(SummaryWeights weights, int sentences, int words) {
        this.weights = weights;
        this.sentences = sentences;
        this.words = words;
    }

    /**
     * Chooses sentences.
     *
     * <p>A long one that would stand alone, because no other fits beside it, is taken to be shortened, which may make
     * room for others: it tells the news, and two short ones in its place would not.
     *
     * @param features of all sentences of the article
     * @param likeness of all sentences of the article
     * @param candidates places of those that may be chosen
     * @return the chosen places in ascending order; at least one if there is a candidate
     */
    SortedSet<Integer> choose(
            List<SentenceFeatures> features, Likeness likeness, SortedSet<Integer> candidates) {
        Article article = new Article(features, likeness, candidates);
        int first = best(article, candidates, new TreeSet<>(), Integer.MAX_VALUE);
        if (first < 0) {
            return new TreeSet<>();
        }
        int length = features.get(first).words();
        SortedSet<Integer> chosen = filled(article, first, length);
        if (chosen.size() > 1 || sentences == 1
                || best(article, candidates, chosen, Integer.MAX_VALUE) < 0) {
            return chosen;
        }
        if (length <= LongSentence.ORDINARY) {
            return chosen;
        }
        return filled(article, first, LongSentence.ORDINARY);
    }

    /** What is chosen from. */
    private record Article(List<SentenceFeatures> features, Likeness likeness, SortedSet<Integer> candidates) {
    }

    /**
     * Adds sentences to the first as long as they fit.
     *
     * @param length words that the first takes
     */
    private SortedSet<Integer> filled(Article article, int first, int length) {
        SortedSet<Integer> chosen = new TreeSet<>(Set.of(first));
        int room = words - length;
        while (chosen.size() < sentences) {
            int best = best(article, article.candidates(), chosen, room);
            if (best < 0) {
                return chosen;
            }
            chosen.add(best);
            room -= article.features().get(best).words();
        }
        return chosen;
    }

    /** Returns which of some sentences, of at most {@code room} words, adds most to those chosen; -1 if none. */
    private int best(Article article, SortedSet<Integer> from, SortedSet<Integer> chosen, int room) {
        int best = -1;
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int i : from) {
            SentenceFeatures sentence = article.features().get(i);
            if (chosen.contains(i) || sentence.words() > room) {
                continue;
            }
            double said = chosen.stream().mapToDouble(c -> article.likeness().between(i, c)).max().orElse(0);
            double value = sentence.relevance(weights, words) - weights.redundancy() * said
                    - (hangsLoose(i, article.features(), chosen) ? weights.hanging() : 0);
            if (said < SAME && value > bestValue) {
                best = i;
                bestValue = value;
            }
        }
        return best;
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
