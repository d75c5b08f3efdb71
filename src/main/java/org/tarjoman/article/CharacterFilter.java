package org.tarjoman.article;

/** Takes out characters that carry no text: controls, bidi marks, soft hyphens, halves of pairs. */
final class CharacterFilter {

    /**
     * A filtered text.
     *
     * @param text the text that is left
     * @param controls how many control characters were taken out; bidi marks and the like don't count
     */
    record Filtered(String text, int controls) {
    }

    private CharacterFilter() {
    }

    /** Filters a text; the half-space stays, other blanks than line feeds become spaces. */
    static Filtered filter(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                // CR LF and a lone CR both end one line.
                if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                    kept.append('\n');
                }
            } else if (c == '\n' || c == '\f' || c == '\u000b' || c == '\u0085' || c == '\u2028') {
                kept.append('\n');
            } else if (c == '\u2029') {
                kept.append("\n\n");
            } else if (c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR) {
                kept.append(' ');
            } else if (c == '\u200b') {
                // Some sites write a zero-width space where the half-space belongs.
                kept.append(betweenArabicLetters(text, i) ? "\u200c" : "");
            } else if (isPairOf(text, i)) {
                kept.append(c).append(text.charAt(++i));
            } else if (isControl(c)) {
                controls++;
            } else if (!isInvisible(c)) {
                kept.append(c);
            }
        }
        return new Filtered(kept.toString(), controls);
    }

    /** Returns whether a character has no place in a text; tabs and ends of lines have one. */
    static boolean isControl(char c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\u000b'
                || c >= 0x7F && c < 0xA0 && c != '\u0085'
                || Character.isSurrogate(c)
                || c >= '\uFDD0' && c <= '\uFDEF' || c >= '\uFFFE';
    }

    /** Returns which part of a text are control characters; 0 for an empty text. */
    static double controlShare(String text) {
        long controls = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isPairOf(text, i)) {
                i++;
            } else if (isControl(text.charAt(i))) {
                controls++;
            }
        }
        return text.isEmpty() ? 0 : controls / (double) text.length();
    }

    private static boolean isPairOf(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static boolean isInvisible(char c) {
        return c == '\u00AD' || c == '\u061C' || c == '\u200E' || c == '\u200F' || c == '\uFEFF'
                || c >= '\u202A' && c <= '\u202E' || c >= '\u2060' && c <= '\u206F'
                || c >= '\uFFF9' && c <= '\uFFFB';
    }

    private static boolean betweenArabicLetters(String text, int i) {
        return i > 0 && i + 1 < text.length() && isArabicLetter(text.charAt(i - 1))
                && isArabicLetter(text.charAt(i + 1));
    }

    static boolean isArabicLetter(char c) {
        return Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
    }
}
