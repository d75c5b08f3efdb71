package org.tarjoman.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Splits a sentence that the model cannot read at once into parts that it can, losing nothing.
 *
 * <p>A text that does not fit is cut in two where the best clause mark stands near its middle, and each
 * half again, so that the parts come out of like length: full stops first, then {@code ؛}, {@code :},
 * {@code ،}, dashes, the beginning of a quotation, "و" after a verb, "که"; failing those, blanks;
 * failing those, between two characters. A surrogate pair is never cut; a letter keeps its combining
 * marks unless the letter with its marks alone does not fit.
 *
 * <p>Each level looks at each character once, so the work grows like n log n.
 */
public final class ClauseSplitter {

    /** Share of the text, from both ends, in which no clause mark is wanted: keeps parts even. */
    private static final double MARGIN = 0.2;
    /** How much a mark at the edge of the middle region is worth less than one in the middle. */
    private static final double EDGE_PENALTY = 2.4;

    private static final double STOP = 6;
    private static final double SEMICOLON = 5;
    private static final double COMMA = 4;
    private static final double CONJUNCTION = 3.5;
    private static final double DASH = 3;
    private static final double RELATIVE = 2;
    private static final double BLANK = 1;

    private static final Set<String> VERBS = Set.of(
            "است", "نیست", "بود", "شد", "کرد", "گفت", "داد", "دارد", "داشت", "گرفت", "رفت", "آمد",
            "افزود", "خواند", "دانست", "رسید", "شود", "کند", "دهد", "باشد", "یافت", "نمود", "خواست",
            "نداشت", "ندارد", "نشد", "نکرد", "نبود", "باید", "شده", "کرده", "داده", "گذشت", "ماند",
            "برد", "زد", "دید", "ساخت", "پرداخت", "گذاشت", "بخشید", "پیوست", "نوشت", "هست");

    private ClauseSplitter() {
    }

    /**
     * Splits a sentence into parts that fit.
     *
     * @param sentence text of any length
     * @param fits whether the model can read a part; it must accept the empty string
     * @return the parts in order, none empty; joined they give the sentence back; each fits, but for a
     *     single code point that does not; a sentence that fits is its own only part; empty only if
     *     the sentence is empty
     */
    public static List<String> split(String sentence, Predicate<String> fits) {
        List<String> parts = new ArrayList<>();
        Deque<String> waiting = new ArrayDeque<>();
        if (!sentence.isEmpty()) {
            waiting.push(sentence);
        }
        while (!waiting.isEmpty()) {
            String text = waiting.pop();
            if (text.length() == Character.charCount(text.codePointAt(0)) || fits.test(text)) {
                parts.add(text);
            } else {
                int cut = bestCut(text);
                waiting.push(text.substring(cut));
                waiting.push(text.substring(0, cut));
            }
        }
        return parts;
    }

    /**
     * Splits a sentence into parts of limited length.
     *
     * @param sentence text of any length
     * @param length measures a part, for example in model pieces
     * @param maximum greatest length of a part, at least 1
     * @return the parts, as for {@link #split(String, Predicate)}
     * @throws IllegalArgumentException if the maximum is below 1
     */
    public static List<String> split(String sentence, ToIntFunction<String> length, int maximum) {
        if (maximum < 1) {
            throw new IllegalArgumentException("Parts of at most " + maximum
                    + " pieces hold nothing; give a maximum of 1 or more");
        }
        return split(sentence, part -> length.applyAsInt(part) <= maximum);
    }

    /** Chooses where to cut a text of at least two code points; never 0 and never its length. */
    private static int bestCut(String text) {
        int length = text.length();
        double middle = length / 2.0;
        double radius = Math.max(1, length * (0.5 - MARGIN));
        int best = -1;
        double bestScore = 0;
        int nearestBlank = -1;
        for (int i = 1; i < length; i++) {
            double weight = weightOfCutBefore(text, i);
            if (weight == 0) {
                continue;
            }
            double distance = Math.abs(i - middle);
            if (nearestBlank < 0 || distance < Math.abs(nearestBlank - middle)) {
                nearestBlank = i;
            }
            double score = weight - EDGE_PENALTY * distance / radius;
            if (distance <= radius && (best < 0 || score > bestScore)) {
                best = i;
                bestScore = score;
            }
        }
        if (best > 0) {
            return best;
        }
        return nearestBlank > 0 ? nearestBlank : hardCut(text, length / 2);
    }

    /** How good a cut before a position is: 0 unless a word begins there behind a blank. */
    private static double weightOfCutBefore(String text, int at) {
        if (!isBlank(text.charAt(at - 1)) || isBlank(text.charAt(at))) {
            return 0;
        }
        int last = at - 1;
        while (last >= 0 && at - last < 8 && isBlank(text.charAt(last))) {
            last--;
        }
        if (last < 0 || isBlank(text.charAt(last))) {
            return BLANK;
        }
        char before = text.charAt(last);
        boolean quoted = before == '»' && last > 0;
        if (".!؟?…۔".indexOf(quoted ? text.charAt(last - 1) : before) >= 0) {
            return STOP;
        }
        if ("؛;:".indexOf(before) >= 0) {
            return SEMICOLON;
        }
        if ("،,".indexOf(before) >= 0) {
            return COMMA;
        }
        if (isWord(text, at, "و") || isWord(text, at, "اما") || isWord(text, at, "ولی")) {
            return isVerb(text, last) ? CONJUNCTION : BLANK;
        }
        if ("–—-".indexOf(before) >= 0 || "«“".indexOf(text.charAt(at)) >= 0) {
            return DASH;
        }
        return isWord(text, at, "که") || isWord(text, at, "تا") ? RELATIVE : BLANK;
    }

    private static boolean isWord(String text, int at, String word) {
        int end = at + word.length();
        return text.startsWith(word, at) && end < text.length() && isBlank(text.charAt(end));
    }

    /** Whether the word that ends at a position looks like a finite verb or a participle. */
    private static boolean isVerb(String text, int last) {
        int from = last + 1;
        while (from > 0 && last - from < 24 && !isBlank(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, last + 1);
        return VERBS.contains(word) || word.startsWith("می\u200C") || word.startsWith("نمی\u200C")
                || word.length() > 3 && (word.endsWith("ند") || word.endsWith("یم") || word.endsWith("ید"));
    }

    /** Cuts near a position between two characters as readers see them, else between code points. */
    private static int hardCut(String text, int middle) {
        for (int distance = 0; distance < Math.max(middle, text.length() - middle); distance++) {
            if (isBoundary(text, middle - distance)) {
                return middle - distance;
            }
            if (isBoundary(text, middle + distance)) {
                return middle + distance;
            }
        }
        int cut = Math.max(1, middle);
        boolean inPair = Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut));
        return inPair ? (cut > 1 ? cut - 1 : cut + 1) : cut;
    }

    private static boolean isBoundary(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return false;
        }
        if (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))) {
            return false;
        }
        int next = text.codePointAt(at);
        int type = Character.getType(next);
        boolean attaches = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK || type == Character.FORMAT
                || next >= 0x1F3FB && next <= 0x1F3FF;
        return !attaches && text.charAt(at - 1) != '\u200D' && text.charAt(at - 1) != '\u200C';
    }

    private static boolean isBlank(char c) {
        return PersianNormalizer.isWhiteSpace(c);
    }
}
