package org.tarjoman.quality;

import java.util.Collection;
import java.util.Map;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/**
 * One number for how far a translated article can be trusted.
 *
 * <p>The score is {@code 100 · (1 - D) · A · (0.6 + 0.4 · C)}, rounded, where
 * <ul>
 * <li>D is the mean damage of the sentences of headline, kicker and body, each weighted by the length of
 *     its source: the damage of a sentence is {@code 1 - Π (1 - g)} over the gravities g of its flags
 *     ({@link Flag#EMPTY} 1, {@link Flag#REPETITION} 0.8, {@link Flag#TOO_SHORT} 0.7,
 *     {@link Flag#LENGTH_CAP} and {@link Flag#UNTRANSLATED} 0.6, {@link Flag#TOO_LONG} and
 *     {@link Flag#LOW_CONFIDENCE} 0.5, {@link Flag#NUMBER_MISSING} 0.4, {@link Flag#NUMBER_ADDED},
 *     {@link Flag#UNCOVERED} and {@link Flag#UNKNOWN_TEXT} 0.3, {@link Flag#SENTENCE_SPLIT} 0.1);
 * <li>A is {@code Π (1 - g)} over the flags of the whole article ({@link Flag#ENCODING_GUESSED} 0.1), those
 *     found when it was read among them;
 * <li>C is 1 where the mean natural log-probability of a piece is {@value #SURE} or more, 0 where it is
 *     {@value #UNSURE} or less, and linear between, averaged like D over the sentences that a model
 *     translated; 1 if there are none.
 * </ul>
 * The gravities are a matter of judgement. The score never rises with a flag more or a probability less.
 */
public final class ArticleScore {

    static final double SURE = -0.3;
    static final double UNSURE = -1.8;
    private static final double CONFIDENCE_WEIGHT = 0.4;

    private static final Map<Flag, Double> SENTENCE_GRAVITY = Map.ofEntries(
            Map.entry(Flag.EMPTY, 1.0),
            Map.entry(Flag.REPETITION, 0.8),
            Map.entry(Flag.TOO_SHORT, 0.7),
            Map.entry(Flag.LENGTH_CAP, 0.6),
            Map.entry(Flag.UNTRANSLATED, 0.6),
            Map.entry(Flag.TOO_LONG, 0.5),
            Map.entry(Flag.LOW_CONFIDENCE, 0.5),
            Map.entry(Flag.NUMBER_MISSING, 0.4),
            Map.entry(Flag.NUMBER_ADDED, 0.3),
            Map.entry(Flag.UNCOVERED, 0.3),
            Map.entry(Flag.UNKNOWN_TEXT, 0.3),
            Map.entry(Flag.SENTENCE_SPLIT, 0.1));
    private static final Map<Flag, Double> ARTICLE_GRAVITY = Map.of(Flag.ENCODING_GUESSED, 0.1);

    private ArticleScore() {
    }

    /**
     * Scores an article.
     *
     * @param article a translated article
     * @return 0 (worthless) to 100 (nothing found); 100 for an article without sentences
     */
    public static int of(TranslatedArticle article) {
        double damage = 0;
        double weights = 0;
        double confidence = 0;
        double modelWeights = 0;
        for (TranslatedSentence sentence : article.sentences()) {
            double weight = Math.max(1, sentence.source().length());
            weights += weight;
            damage += weight * (1 - intact(sentence.flags(), SENTENCE_GRAVITY));
            if (sentence.score() != 0) {
                modelWeights += weight;
                confidence += weight * confidence(sentence.score());
            }
        }
        double meanDamage = weights == 0 ? 0 : damage / weights;
        double meanConfidence = modelWeights == 0 ? 1 : confidence / modelWeights;
        double whole = intact(article.flags(), ARTICLE_GRAVITY)
                * intact(article.article().flags().stream().filter(f -> !article.flags().contains(f))
                        .distinct().toList(), ARTICLE_GRAVITY);
        return (int) Math.round(100 * (1 - meanDamage) * whole
                * (1 - CONFIDENCE_WEIGHT + CONFIDENCE_WEIGHT * meanConfidence));
    }

    /** What the flags leave of 1. */
    private static double intact(Collection<Flag> flags, Map<Flag, Double> gravities) {
        double intact = 1;
        for (Flag flag : flags) {
            intact *= 1 - gravities.getOrDefault(flag, 0.0);
        }
        return intact;
    }

    private static double confidence(double meanLogProbability) {
        if (Double.isNaN(meanLogProbability)) {
            return 0;
        }
        return Math.min(1, Math.max(0, (meanLogProbability - UNSURE) / (SURE - UNSURE)));
    }
}
