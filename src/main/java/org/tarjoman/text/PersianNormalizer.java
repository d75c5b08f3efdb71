package org.tarjoman.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Folds a Persian sentence to the letters and digits that the model was trained on.
 *
 * <p>It is the exact mirror of {@code normalize_source} in
 * {@code models/training/tarjoman_training/text.py}: the model has only seen text that went through
 * that function, so the two must change together, and a model must be trained anew when they do. A
 * fixture made with the Python function keeps them in step.
 *
 * <p>In order: presentation forms (U+FB50 to U+FDFF, U+FE70 to U+FEFE) are decomposed (NFKC); Arabic
 * letters become the Persian ones, the three digit systems and the Arabic separators become those of
 * ASCII; tatweel, diacritics, joiners, direction marks and soft hyphens are dropped; the misspelling
 * {@code االله}, with two alefs or more, becomes {@code الله}; runs of Unicode white space become one
 * space, none at the ends; a slash between two numbers before a word such as درصد becomes a decimal point, the form
 * that the training text has.
 * The half-space (U+200C) stays.
 *
 * <p>Normalising twice changes nothing.
 */
public final class PersianNormalizer {

    private static final Pattern SEVERAL_ALEFS = Pattern.compile("\u0627{2,}(?=\u0644\u0644\u0647)");

    /**
     * Iranian agencies write 6.2 percent as 6/2; before other words a slash may part a fraction or a date.
     */
    private static final Pattern DECIMAL_SLASH = Pattern.compile(
            "(?<![0-9/.,:])([0-9]{1,3})/([0-9]{1,2})(?= ?(?:درصد|میلیون|میلیارد|تریلیون|برابر|ریشتر|درجه))");

    /** Result of {@link #fold} for a character that is dropped. */
    private static final char DROPPED = '\0';

    private PersianNormalizer() {
    }

    /**
     * Normalises a text for the encoder.
     *
     * @param text any text
     * @return the folded text, trimmed, with single spaces; may be empty
     */
    public static String normalize(String text) {
        String decomposed = decomposePresentationForms(text);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            char to = fold(c);
            if (to != DROPPED || c == DROPPED) {
                folded.append(to);
            }
        }
        String collapsed = collapseWhiteSpace(SEVERAL_ALEFS.matcher(folded).replaceAll("\u0627"));
        return DECIMAL_SLASH.matcher(collapsed).replaceAll("$1.$2");
    }

    /** Applies NFKC to runs of presentation forms alone, since it would change other text as well. */
    private static String decomposePresentationForms(String text) {
        StringBuilder out = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (!isPresentationForm(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && isPresentationForm(text.charAt(i))) {
                i++;
            }
            if (out == null) {
                out = new StringBuilder(text.length() + 16);
            }
            out.append(text, copied, start);
            out.append(Normalizer.normalize(text.substring(start, i), Normalizer.Form.NFKC));
            copied = i;
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean isPresentationForm(char c) {
        return c >= '\uFB50' && c <= '\uFDFF' || c >= '\uFE70' && c <= '\uFEFE';
    }

    private static char fold(char c) {
        if (c < '\u00A0') {
            return c;
        }
        if (c >= '\u0660' && c <= '\u0669') {
            return (char) ('0' + c - '\u0660');
        }
        if (c >= '\u06F0' && c <= '\u06F9') {
            return (char) ('0' + c - '\u06F0');
        }
        if (isDropped(c)) {
            return DROPPED;
        }
        return switch (c) {
            case '\u064A', '\u0649' -> '\u06CC';
            case '\u0643' -> '\u06A9';
            case '\u0629', '\u06C0', '\u06C1', '\u06D5' -> '\u0647';
            case '\u0623', '\u0625', '\u0671' -> '\u0627';
            case '\u066B', '\u06D4' -> '.';
            case '\u066C' -> ',';
            case '\u066A' -> '%';
            case '\u00A0', '\u202F', '\u2009', '\u3000' -> ' ';
            default -> c;
        };
    }

    /** Returns whether a character carries no meaning for the model and is left out. */
    static boolean isDropped(char c) {
        return c >= '\u0610' && c <= '\u061A'
                || c == '\u061C'
                || c == '\u0640'
                || c >= '\u064B' && c <= '\u065F'
                || c == '\u0670'
                || c >= '\u06D6' && c <= '\u06DC'
                || c >= '\u200D' && c <= '\u200F'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2060' && c <= '\u2069'
                || c == '\uFEFF'
                || c == '\u00AD';
    }

    private static String collapseWhiteSpace(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWhiteSpace(c)) {
                pending = true;
                continue;
            }
            if (pending && out.length() > 0) {
                out.append(' ');
            }
            pending = false;
            out.append(c);
        }
        return out.toString();
    }

    /**
     * Returns whether a character is white space to Python's {@code \s} and {@code str.strip}.
     *
     * <p>Java's own tests differ: {@link Character#isWhitespace} lacks the no-break spaces and NEL.
     */
    static boolean isWhiteSpace(char c) {
        return c >= '\t' && c <= '\r'
                || c >= '\u001C' && c <= ' '
                || c == '\u0085'
                || c == '\u00A0'
                || c == '\u1680'
                || c >= '\u2000' && c <= '\u200A'
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202F'
                || c == '\u205F'
                || c == '\u3000';
    }
}
