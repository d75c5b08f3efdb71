package org.tarjoman.decode;

import java.util.List;
import java.util.Set;

/**
 * How a search that answers as {@code generate()} of Hugging Face Transformers goes; the names are
 * its own. Lengths count the decoder's start piece, as they do there.
 *
 * @param beam {@code num_beams}: hypotheses kept in each step, 1 (greedy) to 16
 * @param lengthPenalty {@code length_penalty}: exponent of the length that log-probabilities are divided by
 * @param earlyStopping when a beam search ends
 * @param noRepeatNgram {@code no_repeat_ngram_size}: n-grams of this length occur once; 0 switches it off
 * @param encoderNoRepeatNgram {@code encoder_no_repeat_ngram_size}: n-grams of this length that the source has do
 *     not occur; 0 switches it off
 * @param minLength {@code min_length}: no end before the target, start included, is this long
 * @param maxLength {@code max_length}: the target, start and end included, is at most this long; at least 2
 * @param capFactor pieces that {@code maxLength} may exceed {@code capExtra} by for each source piece;
 *     infinite where {@code maxLength} alone decides
 * @param capExtra length cap of an empty source, at least 2
 * @param forcedBos {@code forced_bos_token_id}: the first piece after the start, or {@link #NONE}
 * @param forcedEos {@code forced_eos_token_id}: the piece at the length cap, or {@link #NONE}
 * @param suppress {@code suppress_tokens}: pieces that never occur
 * @param beginSuppress {@code begin_suppress_tokens}: pieces that do not come first
 * @param badWords {@code bad_words_ids}: sequences that never occur, none of them empty
 * @param repetitionPenalty {@code repetition_penalty}: above 1, pieces that have occurred become less likely,
 *     below it more likely, at the price of looking at all pieces in each step; 1 switches it off
 * @param renormalize {@code renormalize_logits}: what the rules leave shares the probability of what they took
 */
public record GenerateOptions(int beam, double lengthPenalty, EarlyStopping earlyStopping, int noRepeatNgram,
        int encoderNoRepeatNgram, int minLength, int maxLength, double capFactor, int capExtra, int forcedBos,
        int forcedEos, Set<Integer> suppress, Set<Integer> beginSuppress, List<List<Integer>> badWords,
        double repetitionPenalty, boolean renormalize) {

    /** No piece. */
    public static final int NONE = -1;

    private static final int WIDEST_BEAM = 16;

    /** When a beam search ends; the values of {@code early_stopping}. */
    public enum EarlyStopping {
        /** {@code true}: as soon as as many hypotheses have ended as the beam is wide. */
        TRUE,
        /** {@code false}: when the best hypothesis that goes on would be no better if it ended now. */
        FALSE,
        /** {@code "never"}: when no hypothesis that goes on can get better any more. */
        NEVER
    }

    /** Checks the ranges and copies the collections. */
    public GenerateOptions {
        if (beam < 1 || beam > WIDEST_BEAM) {
            throw new IllegalArgumentException("beam must be between 1 and " + WIDEST_BEAM + ", not " + beam);
        }
        if (!Double.isFinite(lengthPenalty) || noRepeatNgram < 0 || encoderNoRepeatNgram < 0
                || maxLength < 2 || !(capFactor >= 0) || capExtra < 2
                || !(repetitionPenalty > 0 && Double.isFinite(repetitionPenalty))) {
            throw new IllegalArgumentException("search options out of range: lengthPenalty " + lengthPenalty
                    + ", noRepeatNgram " + noRepeatNgram + ", encoderNoRepeatNgram " + encoderNoRepeatNgram
                    + ", maxLength " + maxLength + ", capFactor " + capFactor
                    + ", capExtra " + capExtra + ", repetitionPenalty " + repetitionPenalty);
        }
        suppress = Set.copyOf(suppress);
        beginSuppress = Set.copyOf(beginSuppress);
        badWords = List.copyOf(badWords);
    }

    /** Returns {@code generate()}'s own defaults: greedy, no rules, no more than {@code maxLength} pieces. */
    public static GenerateOptions greedy(int maxLength) {
        return new GenerateOptions(1, 1.0, EarlyStopping.FALSE, 0, 0, 0, maxLength, Double.POSITIVE_INFINITY, 2, NONE,
                NONE, Set.of(), Set.of(), List.of(), 1, false);
    }

    /** Returns the same options with another beam. */
    public GenerateOptions withBeam(int width) {
        return new GenerateOptions(width, lengthPenalty, earlyStopping, noRepeatNgram,
                encoderNoRepeatNgram, minLength, maxLength, capFactor, capExtra, forcedBos, forcedEos, suppress,
                beginSuppress, badWords, repetitionPenalty, renormalize);
    }

    /**
     * Returns the same options with a length cap that grows with the source, in place of {@code maxLength}.
     *
     * @param factor target pieces allowed for each source piece
     * @param extra target pieces allowed on top, start and end among them
     */
    public GenerateOptions withCap(double factor, int extra) {
        return new GenerateOptions(beam, lengthPenalty, earlyStopping, noRepeatNgram, encoderNoRepeatNgram, minLength,
                Integer.MAX_VALUE, factor, Math.max(2, extra), forcedBos, forcedEos, suppress,
                beginSuppress, badWords, repetitionPenalty, renormalize);
    }

    /** Returns the most pieces, start and end included, that a source of so many pieces may become. */
    int longest(int sourcePieces) {
        // 0 × infinity is not a number; there is no source without a piece, but a cast would hide one.
        double cap = Double.isInfinite(capFactor) ? maxLength : capFactor * sourcePieces + capExtra;
        return (int) Math.min(maxLength, cap);
    }
}
