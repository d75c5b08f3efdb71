package org.tarjoman.summarize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tarjoman.quality.Flag;
import org.tarjoman.translate.TranslatedSentence;

/**
 * What speaks for and against one sentence of an article.
 *
 * @param headline likeness to the headline, 0 to 1
 * @param position worth of its place, 0 to 1
 * @param centrality likeness to the rest of the article, 0 to 1
 * @param figures figures and names in it, 0 (none) to 1 (six or more)
 * @param words number of words
 * @param hangs whether it needs the sentence before it
 * @param doubtful whether a check found a number, a word or the wording doubtful
 */
record SentenceFeatures(
        double headline,
        double position,
        double centrality,
        double figures,
        int words,
        boolean hangs,
        boolean doubtful) {

    /** Words from which a longer sentence does not tell more. */
    static final int FULL_LENGTH = 25;
    private static final double FULL_FIGURES = 6;
    private static final Set<Flag> DOUBTS =
            Set.of(Flag.NUMBER_MISSING, Flag.NUMBER_ADDED, Flag.UNKNOWN_TEXT, Flag.LOW_CONFIDENCE);

    /**
     * Describes all sentences of an article.
     *
     * @param sentences sentences of the body in order
     * @param likeness of these sentences
     * @return one entry a sentence
     */
    static List<SentenceFeatures> of(List<TranslatedSentence> sentences, Likeness likeness) {
        double[] centrality = Centrality.of(likeness);
        double[] position = NewsPosition.of(likeness);
        List<SentenceFeatures> features = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            TranslatedSentence sentence = sentences.get(i);
            String english = sentence.target();
            features.add(new SentenceFeatures(likeness.toHeadline(i), position[i], centrality[i],
                    Math.min(1, figuresAndNames(english) / FULL_FIGURES), EnglishWords.count(english),
                    // Nothing is missing before the first sentence.
                    i > 0 && HangingSentence.hangs(english),
                    sentence.flags().stream().anyMatch(DOUBTS::contains)));
        }
        return features;
    }

    /** Counts words with a digit and runs of capitalised words; the first word is always capitalised. */
    private static int figuresAndNames(String english) {
        int count = 0;
        boolean first = true;
        boolean inName = false;
        for (String word : EnglishWords.of(english)) {
            boolean name = !first && Character.isUpperCase(word.codePointAt(0))
                    && !EnglishWords.isStopWord(word);
            if (word.chars().anyMatch(Character::isDigit)) {
                count++;
            }
            if (name && !inName) {
                count++;
            }
            inName = name;
            first = false;
        }
        return count;
    }

    /**
     * Returns what the sentence is worth by itself.
     *
     * @param weights weights of the features
     * @param wordLimit most words of the summary
     */
    double relevance(SummaryWeights weights, int wordLimit) {
        double length = Math.min(1, words / (double) FULL_LENGTH);
        double overrun = Math.max(0, words / (double) wordLimit - 1);
        return weights.headline() * headline + weights.position() * position
                + weights.centrality() * centrality + weights.figures() * figures + weights.length() * length
                - (doubtful ? weights.doubtful() : 0) - weights.overrun() * overrun;
    }
}
