package org.tarjoman.quality;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tarjoman.text.NumberCheck;
import org.tarjoman.text.Scripts;

/**
 * Checks a translated sentence for what such models get wrong.
 *
 * <p>No check reads the sentence as a person would; a sentence without a flag can still be wrong. Each is
 * tuned to be silent on correct translations, so that a flag is worth a look.
 */
public final class SentenceChecks {

    /**
     * A mean natural log-probability of the pieces below this is {@link Flag#LOW_CONFIDENCE}.
     *
     * <p>Set on version 1 of the shipped model and kept: with version 2, of the 405 sentences of its
     * development news the 49 below this have 45 chrF, the others 67.
     */
    public static final double LOW_CONFIDENCE_BELOW = -1.1;

    /** Neighbouring source pieces whose share of attention is judged together: five or six words. */
    public static final int COVERAGE_STRETCH = 8;

    /**
     * A stretch of the source with less attention than this, in the mean of its pieces' greatest shares, is
     * {@link Flag#UNCOVERED}. Attention as a measure of what a translation covers: Tu et al. 2016, "Modeling
     * Coverage for Neural Machine Translation".
     */
    public static final double UNCOVERED_BELOW = 0.07;

    /**
     * What the checks found.
     *
     * @param flags the flags, empty if nothing is wrong
     * @param missingNumbers numbers of the source, as written there, that the target lacks
     */
    public record Result(Set<Flag> flags, List<String> missingNumbers) {

        /** Copies the collections. */
        public Result {
            flags = Set.copyOf(flags);
            missingNumbers = List.copyOf(missingNumbers);
        }
    }

    private SentenceChecks() {
    }

    /**
     * Checks a sentence.
     *
     * @param source sentence as it stood in the article
     * @param target its English translation
     * @param meanLogProbability mean natural log-probability of a target piece, at most 0; not a number
     *     counts as low
     * @param capped whether the model ran into its length cap
     * @param split whether the sentence was translated in parts
     * @return flags and missing numbers; a source without letters, which no model sees, can only have
     *     flags about its numbers
     */
    public static Result check(String source, String target, double meanLogProbability, boolean capped,
            boolean split) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        NumberCheck.Result numbers = NumberCheck.compare(source, target);
        if (!numbers.missing().isEmpty()) {
            flags.add(Flag.NUMBER_MISSING);
        }
        if (!numbers.added().isEmpty()) {
            flags.add(Flag.NUMBER_ADDED);
        }
        if (Scripts.hasLetters(source)) {
            checkModel(source, target, meanLogProbability, flags);
            if (capped) {
                flags.add(Flag.LENGTH_CAP);
            }
            if (split) {
                flags.add(Flag.SENTENCE_SPLIT);
            }
        }
        return new Result(flags, numbers.missing());
    }

    /**
     * Returns whether a translation is empty or much shorter than its source: something may be missing.
     *
     * @param source sentence or a part of one
     * @param target its English translation
     * @return false for a source without letters
     */
    public static boolean lacksText(String source, String target) {
        return Scripts.hasLetters(source) && (target.isBlank() || LengthRatio.isTooShort(source, target));
    }

    /**
     * Returns whether the model hardly looked at a part of the source.
     *
     * @param leastCoverage attention of the least regarded stretch of {@value #COVERAGE_STRETCH} pieces, 0 to 1;
     *     not a number if it is not known
     */
    public static boolean isUncovered(double leastCoverage) {
        return leastCoverage < UNCOVERED_BELOW;
    }

    private static void checkModel(String source, String target, double meanLogProbability, Set<Flag> flags) {
        if (target.isBlank()) {
            flags.add(Flag.EMPTY);
            return;
        }
        if (LengthRatio.isTooShort(source, target)) {
            flags.add(Flag.TOO_SHORT);
        }
        if (LengthRatio.isTooLong(source, target)) {
            flags.add(Flag.TOO_LONG);
        }
        if (Repetition.isIn(target)) {
            flags.add(Flag.REPETITION);
        }
        if (Scripts.hasForeignLetters(target)) {
            flags.add(Flag.UNTRANSLATED);
        }
        // Written so that NaN is low, too.
        if (!(meanLogProbability >= LOW_CONFIDENCE_BELOW)) {
            flags.add(Flag.LOW_CONFIDENCE);
        }
    }
}
