package org.tarjoman.text;

import java.math.BigDecimal;
import java.util.List;

/**
 * A number as it stands in a text.
 *
 * @param start position of its first character
 * @param end position behind its last character
 * @param text the number as written, scale words and percent sign included
 * @param kind what it counts as
 * @param readings the ways to understand it, the likeliest first; each is a list of values, since a
 *     number may be told in parts ({@code 2 million 350 thousand}, a date, a clock time); values carry
 *     no trailing zeros; never empty
 * @param weak whether a translation may do without it: small number words (one, second, یک), which
 *     often are articles or idioms, and words like "half" or "decade"
 */
public record NumberMention(
        int start,
        int end,
        String text,
        Kind kind,
        List<List<BigDecimal>> readings,
        boolean weak) {

    /** What a number counts as. */
    public enum Kind {
        /** How many. */
        CARDINAL,
        /** Which one in a row. */
        ORDINAL,
        /** A share in hundredths; the value is the number before the sign. */
        PERCENT,
        /** A part of one, such as a half. */
        FRACTION,
        /** A date in digits; the values are its parts in written order. */
        DATE,
        /** A time of day; the values are hours (0 to 24) and minutes. */
        TIME
    }

    /** Checks and copies the readings. */
    public NumberMention {
        if (readings.isEmpty() || readings.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("Number '" + text + "' has no value; give at least one");
        }
        readings = readings.stream().map(List::copyOf).toList();
    }

    /** Returns the first value of the likeliest reading. */
    public BigDecimal value() {
        return readings.get(0).get(0);
    }
}
