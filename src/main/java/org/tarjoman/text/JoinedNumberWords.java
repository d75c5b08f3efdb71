package org.tarjoman.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Divides Persian words that hold a number word and more: {@code بیست‌ودومین}, {@code صدهزارتنی},
 * {@code چهارماهه}.
 */
final class JoinedNumberWords {

    private static final String AND = "و";
    /** Joined words are no longer than this. */
    private static final int LONGEST = 30;

    /** What stands behind a number word in one word with it. */
    private static final Set<String> ENDINGS = Set.of(
            "ماهه", "ساله", "سالگی", "نفره", "نفری", "روزه", "متری", "گانه", "جانبه", "تنی", "خطه",
            "تخته", "تختخوابی", "فرزندی", "ستاره", "هفتهای", "ساعته", "دقیقه", "دقیقهای", "جهتی", "بانده", "ضلعی", "قلو",
            "رقمی", "تایی", "طبقه", "مرحلهای", "برابر", "درصد", "درصدی", "کیلومتری", "جلدی", "نفر",
            "سال", "ماه", "روز", "بار", "عضوی", "واحدی", "هکتاری", "تومانی", "دلاری", "ریالی");

    private JoinedNumberWords() {
    }

    /** Returns the tokens with such words divided; the pieces are glued to each other. */
    static List<NumberToken> divide(List<NumberToken> tokens) {
        List<NumberToken> divided = new ArrayList<>(tokens.size() + 8);
        for (NumberToken token : tokens) {
            List<String> pieces = token.isWord() && token.text().length() <= LONGEST
                    ? pieces(token, divided.isEmpty() ? NumberToken.NONE : divided.get(divided.size() - 1))
                    : List.of();
            if (pieces.size() < 2) {
                divided.add(token);
                continue;
            }
            int start = token.start();
            for (int i = 0; i < pieces.size(); i++) {
                // Marks within the word make it longer than its letters; the last piece takes them.
                int end = i == pieces.size() - 1 ? token.end() : start + pieces.get(i).length();
                divided.add(new NumberToken(NumberToken.Kind.WORD, pieces.get(i), start, end,
                        i > 0 || token.glued()));
                start = end;
            }
        }
        return divided;
    }

    private static List<String> pieces(NumberToken token, NumberToken before) {
        String word = token.text();
        if (word.startsWith(AND) && word.length() > 1 && token.glued()
                && (isNumberWord(before.text()) || isScale(before.text()))) {
            List<String> rest = divide(word.substring(1), true);
            if (rest != null) {
                List<String> all = new ArrayList<>(List.of(AND));
                all.addAll(rest);
                return all;
            }
        }
        if (isNumberWord(word) || isScale(word) || NumberWords.PERSIAN_ORDINALS.containsKey(word)) {
            return List.of();
        }
        List<String> pieces = divide(word, false);
        return pieces == null ? List.of() : pieces;
    }

    /**
     * Divides a word into number words and an ending.
     *
     * @param last whether the number words may end with the word
     * @return the pieces, or null if the word is none of that kind
     */
    private static List<String> divide(String word, boolean last) {
        if (last && (isNumberWord(word) || isScale(word) || word.equals("نیم")
                || NumberWords.PERSIAN_ORDINALS.containsKey(word))) {
            return List.of(word);
        }
        for (int cut = word.length() - 1; cut >= 2; cut--) {
            String head = word.substring(0, cut);
            if (!isNumberWord(head) && !isScale(head) || head.endsWith("ی") && isScale(head)) {
                continue;
            }
            String tail = word.substring(cut);
            if (ENDINGS.contains(tail)) {
                return List.of(head, tail);
            }
            boolean and = tail.startsWith(AND) && tail.length() > 2;
            List<String> rest = divide(and ? tail.substring(1) : tail, true);
            if (rest != null && (and || isScale(rest.get(0)))) {
                List<String> all = new ArrayList<>(List.of(head));
                if (and) {
                    all.add(AND);
                }
                all.addAll(rest);
                return all;
            }
        }
        return null;
    }

    private static boolean isNumberWord(String word) {
        return NumberWords.PERSIAN.containsKey(word);
    }

    private static boolean isScale(String word) {
        return NumberWords.PERSIAN_SCALES.containsKey(word);
    }
}
