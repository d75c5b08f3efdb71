package org.tarjoman.text;

import java.util.EnumMap;
import java.util.Map;

/** Counts of letters by script. */
public final class Scripts {

    private Scripts() {
    }

    /**
     * Counts the letters of a text by script; digits, marks and blanks are not counted.
     *
     * @param text any text
     * @return the scripts that occur, with their letters (code points)
     */
    public static Map<Character.UnicodeScript, Integer> count(String text) {
        Map<Character.UnicodeScript, Integer> counts = new EnumMap<>(Character.UnicodeScript.class);
        text.codePoints().filter(Scripts::isLetter)
                .forEach(c -> counts.merge(Character.UnicodeScript.of(c), 1, Integer::sum));
        return counts;
    }

    /** Returns whether a text has at least one letter, of any script. */
    public static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Scripts::isLetter);
    }

    /** Returns whether a text has at least one letter of the Arabic script. */
    public static boolean hasArabicLetters(String text) {
        return text.codePoints().anyMatch(
                c -> isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    }

    /**
     * Returns whether a text has at least one letter that a model for a language must read: one of the
     * language's own script, or an Arabic one, which English never has.
     *
     * @param text any text
     * @param language ISO 639-3 code and ISO 15924 script ({@code tur_Latn}); a script other than
     *     {@code Latn} counts as Arabic
     */
    public static boolean hasLettersOf(String text, String language) {
        return hasArabicLetters(text) || language.endsWith("_Latn") && text.codePoints().anyMatch(
                c -> isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }

    /** Returns whether a text has at least one letter that is not Latin: nothing that English is written in. */
    public static boolean hasForeignLetters(String text) {
        return text.codePoints().anyMatch(c -> isLetter(c)
                && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN
                && Character.UnicodeScript.of(c) != Character.UnicodeScript.COMMON);
    }

    /** Returns the share of Arabic-script letters among all letters, 0 to 1; 0 without letters. */
    public static double arabicShare(String text) {
        return share(count(text), Character.UnicodeScript.ARABIC);
    }

    static double share(Map<Character.UnicodeScript, Integer> counts, Character.UnicodeScript script) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : counts.getOrDefault(script, 0) / (double) all;
    }

    /** The tatweel is a letter to Unicode, but to no reader. */
    private static boolean isLetter(int codePoint) {
        return Character.isLetter(codePoint) && codePoint != 0x0640;
    }
}
