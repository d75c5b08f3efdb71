package org.tarjoman.decode;

/** Which characters a reader would miss. */
public final class MeaningfulText {

    private MeaningfulText() {
    }

    /** Returns whether a character is a letter, a digit or a sign of currencies or of arithmetic. */
    public static boolean isMeaningful(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint) || type == Character.CURRENCY_SYMBOL
                || type == Character.MATH_SYMBOL || type == Character.OTHER_NUMBER;
    }
}
