package org.tarjoman.quality;

import org.tarjoman.text.PersianNormalizer;

/**
 * Judges the length of an English translation by that of its Persian source.
 *
 * <p>With n source characters, blanks and half-spaces aside, the translation is expected to have between
 * {@code n · (0.95 - 2 / √n)} and {@code n · (1.4 + 5 / √n)}. The bounds enclose more than 99.5 % of
 * 16,000 correct pairs of news text; English has about 1.3 characters for one of unvowelled Persian, and
 * the shorter the text, the wider it scatters.
 */
final class LengthRatio {

    private static final double LOWEST = 0.95;
    private static final double LOWER_SPREAD = 2;
    private static final double HIGHEST = 1.4;
    private static final double UPPER_SPREAD = 5;

    private LengthRatio() {
    }

    /** Returns whether the translation is shorter than a whole one is likely to be. */
    static boolean isTooShort(String source, String target) {
        int n = characters(PersianNormalizer.normalize(source));
        return characters(target) < n * (LOWEST - LOWER_SPREAD / Math.sqrt(Math.max(1, n)));
    }

    /** Returns whether the translation is longer than the source accounts for. */
    static boolean isTooLong(String source, String target) {
        int n = characters(PersianNormalizer.normalize(source));
        return characters(target) > n * (HIGHEST + UPPER_SPREAD / Math.sqrt(Math.max(1, n)));
    }

    private static int characters(String text) {
        return (int) text.codePoints().filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c)
                && c != 0x200C).count();
    }
}
