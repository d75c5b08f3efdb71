package org.tarjoman.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Folds spellings together so that texts can be compared; what it gives is never shown to anyone. */
final class Fold {

    private Fold() {
    }

    /**
     * Folds Arabic and Persian letters and digits together, drops marks and half-spaces, makes every run
     * of other characters one space.
     */
    static String words(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = letter(text.charAt(i));
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                folded.append(Character.toLowerCase(c));
            } else if (c == '\u200c' || c == '\u200d' || Character.getType(c) == Character.NON_SPACING_MARK
                    || c == 'ـ') {
                continue;
            } else if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }

    /** Folds letters and makes half-spaces and blanks single spaces, but keeps punctuation. */
    static String label(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = letter(text.charAt(i));
            if (c == '\u200c' || Character.isWhitespace(c) || c == '\u00a0') {
                if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
                    folded.append(' ');
                }
            } else if (c != 'ـ') {
                folded.append(c);
            }
        }
        return folded.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the folded words of a text. */
    static List<String> list(String text) {
        String words = words(text);
        List<String> list = new ArrayList<>();
        for (String word : words.split(" ")) {
            if (!word.isEmpty()) {
                list.add(word);
            }
        }
        return list;
    }

    /** Returns how many words a text has, without building them. */
    static int count(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            words += !blank && !inside ? 1 : 0;
            inside = !blank;
        }
        return words;
    }

    /** Returns a text with Persian and Arabic digits as ASCII digits. */
    static String digits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ascii.append(c >= '۰' && c <= '۹' ? (char) ('0' + c - '۰')
                    : c >= '٠' && c <= '٩' ? (char) ('0' + c - '٠') : c);
        }
        return ascii.toString();
    }

    private static char letter(char c) {
        return switch (c) {
            case 'ي', 'ى' -> 'ی';
            case 'ك' -> 'ک';
            case 'ة', 'ۀ' -> 'ه';
            case 'أ', 'إ', 'آ' -> 'ا';
            case 'ؤ' -> 'و';
            default -> c >= '۰' && c <= '۹' ? (char) ('0' + c - '۰')
                    : c >= '٠' && c <= '٩' ? (char) ('0' + c - '٠') : c;
        };
    }
}
