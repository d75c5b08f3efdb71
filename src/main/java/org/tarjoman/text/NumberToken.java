package org.tarjoman.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, a number in digits or a mark, as the number readers see them.
 *
 * @param kind what it is
 * @param text its folded text: ASCII digits and separators, Persian letters, lower case
 * @param start position of its first character
 * @param end position behind its last character
 * @param glued whether it follows the token before it without a blank (a half-space is no blank)
 */
record NumberToken(Kind kind, String text, int start, int end, boolean glued) {

    /** What a token is. */
    enum Kind {
        /** Digits with separators among them. */
        DIGITS,
        /** Letters. */
        WORD,
        /** Any other character. */
        MARK
    }

    /** Stands for what comes before the first token and after the last. */
    static final NumberToken NONE = new NumberToken(Kind.MARK, "", 0, 0, false);

    boolean is(String word) {
        return text.equals(word);
    }

    boolean isDigits() {
        return kind == Kind.DIGITS;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    /** Splits a text into tokens; blanks, half-spaces and invisible characters only separate. */
    static List<NumberToken> of(String text) {
        List<NumberToken> tokens = new ArrayList<>();
        int length = text.length();
        int lastEnd = 0;
        boolean blank = true;
        int i = 0;
        while (i < length) {
            char c = fold(text.charAt(i));
            if (PersianNormalizer.isWhiteSpace(c)) {
                blank = true;
                i++;
                continue;
            }
            if (c == '\u200C' || c == '\u200B' || PersianNormalizer.isDropped(c)) {
                i++;
                continue;
            }
            int start = i;
            Kind kind = isDigit(c) ? Kind.DIGITS : Character.isLetter(c) ? Kind.WORD : Kind.MARK;
            StringBuilder folded = new StringBuilder();
            i = kind == Kind.DIGITS ? readDigits(text, i, folded)
                    : kind == Kind.WORD ? readWord(text, i, folded) : readMark(text, i, folded);
            String word = folded.toString();
            tokens.add(new NumberToken(kind, kind == Kind.WORD ? word.toLowerCase(Locale.ROOT) : word,
                    start, i, !blank && lastEnd > 0));
            blank = false;
            lastEnd = i;
        }
        return tokens;
    }

    private static int readMark(String text, int at, StringBuilder folded) {
        folded.append(fold(text.charAt(at)));
        return at + 1;
    }

    private static int readWord(String text, int at, StringBuilder folded) {
        int i = at;
        while (i < text.length()) {
            char c = fold(text.charAt(i));
            if (Character.isLetter(c) && c != '\u0640') {
                folded.append(c);
            } else if (!PersianNormalizer.isDropped(c)) {
                break;
            }
            i++;
        }
        return i;
    }

    private static int readDigits(String text, int at, StringBuilder folded) {
        int i = at;
        while (i < text.length()) {
            char c = fold(text.charAt(i));
            if (isDigit(c)) {
                folded.append(c);
            } else if (isSeparator(c) && i + 1 < text.length() && isDigit(fold(text.charAt(i + 1)))) {
                folded.append(c);
            } else if (c == '،' && isGroupOfThree(text, i + 1)) {
                folded.append(',');
            } else {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean isGroupOfThree(String text, int at) {
        int i = at;
        while (i < text.length() && isDigit(fold(text.charAt(i)))) {
            i++;
        }
        return i - at == 3;
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == ',' || c == '/' || c == ':';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Folds one character, so that positions stay as they are. */
    private static char fold(char c) {
        if (c >= '\u0660' && c <= '\u0669') {
            return (char) ('0' + c - '\u0660');
        }
        if (c >= '\u06F0' && c <= '\u06F9') {
            return (char) ('0' + c - '\u06F0');
        }
        return switch (c) {
            case '\u064A', '\u0649' -> '\u06CC';
            case '\u0643' -> '\u06A9';
            case '\u066B' -> '.';
            case '\u066C' -> ',';
            case '\u066A' -> '%';
            case '\u2019' -> '\'';
            default -> c;
        };
    }
}
