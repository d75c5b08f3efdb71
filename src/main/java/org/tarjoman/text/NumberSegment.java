package org.tarjoman.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One number with the scale words behind it, perhaps the beginning of a compound.
 *
 * @param end index of the token behind it
 * @param value its value, scale included
 * @param alternatives other ways to read it, each a list of values
 * @param scale product of its scale words, 1 without any
 * @param ordinal whether it is an ordinal, which ends a compound
 * @param words whether it is written in words alone
 */
record NumberSegment(int end, BigDecimal value, List<List<BigDecimal>> alternatives, BigDecimal scale,
        boolean ordinal, boolean words) {

    /** More scale words in a row than anyone writes; the rest is not read. */
    static final int MOST_SCALES = 4;

    /** Makes a segment from unscaled values. */
    static NumberSegment of(int end, BigDecimal value, List<List<BigDecimal>> alternatives, BigDecimal scale,
            boolean ordinal, boolean words) {
        return new NumberSegment(end, DigitNumber.normal(value.multiply(scale)),
                alternatives.stream().map(reading -> scaled(reading, scale)).toList(), scale, ordinal, words);
    }

    /** A scale word belongs to the last of several values ({@code ۳/۵ میلیون}). */
    private static List<BigDecimal> scaled(List<BigDecimal> reading, BigDecimal scale) {
        List<BigDecimal> scaled = new ArrayList<>(reading);
        int last = reading.size() - 1;
        scaled.set(last, DigitNumber.normal(reading.get(last).multiply(scale)));
        return scaled;
    }

    boolean hasScale() {
        return scale.compareTo(BigDecimal.ONE) > 0;
    }
}
