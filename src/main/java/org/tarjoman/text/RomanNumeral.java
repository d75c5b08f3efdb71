package org.tarjoman.text;

/** Reads Roman numerals as they stand behind the names of kings, popes and chapters. */
final class RomanNumeral {

    private static final String LETTERS = "IVXLC";
    private static final int[] VALUES = {1, 5, 10, 50, 100};
    private static final int LONGEST = 7;

    private RomanNumeral() {
    }

    /**
     * Returns the value of a numeral.
     *
     * @param word a word in its own case
     * @return 1 to 399, or 0 if the word is no upper-case Roman numeral
     */
    static int value(String word) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return 0;
        }
        int total = 0;
        for (int i = 0; i < word.length(); i++) {
            int here = LETTERS.indexOf(word.charAt(i));
            if (here < 0) {
                return 0;
            }
            int next = i + 1 < word.length() ? LETTERS.indexOf(word.charAt(i + 1)) : -1;
            total += next > here ? -VALUES[here] : VALUES[here];
        }
        return total;
    }
}
