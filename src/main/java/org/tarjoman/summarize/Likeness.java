package org.tarjoman.summarize;

import java.util.List;
import java.util.Optional;
import org.tarjoman.translate.TranslatedSentence;

/**
 * How alike the sentences of an article are, and how like its headline; all values from 0 to 1.
 *
 * <p>Two views are joined: the encoder's vectors, which see the source and know that two wordings
 * mean one thing, and the English words, which keep names and figures apart. For a sentence without
 * a vector (a line of figures never meets the encoder), and for an article in English, the words
 * decide alone.
 */
final class Likeness {

    private final double[][] pairs;
    private final double[] headline;

    private Likeness(double[][] pairs, double[] headline) {
        this.pairs = pairs;
        this.headline = headline;
    }

    /**
     * Compares the sentences of an article.
     *
     * @param title headline, or null
     * @param sentences sentences of the body
     */
    static Likeness of(TranslatedSentence title, List<TranslatedSentence> sentences) {
        int n = sentences.size();
        List<WordBag> bags = sentences.stream().map(s -> new WordBag(s.target())).toList();
        Optional<CentredVectors> vectors =
                CentredVectors.of(sentences.stream().map(TranslatedSentence::vector).toList());
        double[][] pairs = new double[n][n];
        for (int i = 0; i < n; i++) {
            pairs[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double words = bags.get(i).cosine(bags.get(j));
                double meaning = vectors.isPresent() ? vectors.get().cosine(i, j) : 0;
                // Vectors only add: around the mean of two equal sentences they would point apart.
                pairs[i][j] = words + Math.max(0, meaning - words) / 2;
                pairs[j][i] = pairs[i][j];
            }
        }
        return new Likeness(pairs, toHeadline(title, bags, vectors));
    }

    private static double[] toHeadline(
            TranslatedSentence title, List<WordBag> bags, Optional<CentredVectors> vectors) {
        double[] likeness = new double[bags.size()];
        if (title == null) {
            return likeness;
        }
        WordBag words = new WordBag(title.target());
        Optional<double[]> cosines = vectors.flatMap(v -> v.cosines(title.vector()));
        for (int i = 0; i < likeness.length; i++) {
            double covered = words.coveredBy(bags.get(i));
            int sentence = i;
            likeness[i] = cosines.map(c -> (covered + Math.max(0, c[sentence])) / 2).orElse(covered);
        }
        return likeness;
    }

    /** Returns how alike two sentences are. */
    double between(int first, int second) {
        return pairs[first][second];
    }

    /** Returns how much of the headline a sentence tells; 0 for all if there is no headline. */
    double toHeadline(int sentence) {
        return headline[sentence];
    }

    /** Returns the number of sentences. */
    int size() {
        return pairs.length;
    }
}
