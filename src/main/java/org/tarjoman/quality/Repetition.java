package org.tarjoman.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the loops into which decoders fall: the same {@value #PHRASE} words {@value #PHRASE_TIMES} times,
 * one to three words {@value #ROW_TIMES} times in a row, or long output with few different words.
 */
public final class Repetition {

    static final int PHRASE = 4;
    static final int PHRASE_TIMES = 3;
    static final int ROW_TIMES = 4;
    private static final int LONGEST_UNIT = 3;
    /** From so many words on the share of different ones is looked at. */
    private static final int LONG_OUTPUT = 30;
    /** Correct sentences of 30 to 80 words have at least half of their words different. */
    private static final double FEWEST_DIFFERENT = 0.4;
    /** The share falls with length in any text; longer output is judged by stretches of this many words. */
    private static final int STRETCH = 80;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    private Repetition() {
    }

    /** Returns whether a text repeats itself as no writer would. */
    public static boolean isIn(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return hasPhrase(words) || hasRow(words) || isMonotonous(words);
    }

    private static boolean hasPhrase(List<String> words) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + PHRASE <= words.size(); i++) {
            if (counts.merge(words.subList(i, i + PHRASE), 1, Integer::sum) >= PHRASE_TIMES) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRow(List<String> words) {
        for (int unit = 1; unit <= LONGEST_UNIT; unit++) {
            int same = 0;
            for (int i = unit; i < words.size(); i++) {
                same = words.get(i).equals(words.get(i - unit)) ? same + 1 : 0;
                if (same >= unit * (ROW_TIMES - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMonotonous(List<String> words) {
        for (int from = 0; from + LONG_OUTPUT <= words.size(); from += STRETCH) {
            List<String> stretch = words.subList(from, Math.min(words.size(), from + STRETCH));
            if (new HashSet<>(stretch).size() < FEWEST_DIFFERENT * stretch.size()) {
                return true;
            }
        }
        return false;
    }
}
