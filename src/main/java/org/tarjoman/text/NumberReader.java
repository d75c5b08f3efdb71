package org.tarjoman.text;

import java.util.List;

/**
 * Finds the numbers of a text: digits of three systems, number words, scale words and compounds of
 * these, percentages, dates and clock times in digits.
 *
 * <p>The two ends of a range ({@code ۱۰ تا ۱۲}) are two numbers. A minus sign is not part of a number,
 * since it is told in words as often as not.
 */
public final class NumberReader {

    private NumberReader() {
    }

    /**
     * Reads Persian numbers.
     *
     * @param text Persian text, normalised or not
     * @return the numbers in order of the text, without overlaps
     */
    public static List<NumberMention> persian(String text) {
        return new PersianNumberReader(text).read();
    }

    /**
     * Reads English numbers.
     *
     * @param text English text
     * @return the numbers in order of the text, without overlaps
     */
    public static List<NumberMention> english(String text) {
        return new EnglishNumberReader(text).read();
    }
}
