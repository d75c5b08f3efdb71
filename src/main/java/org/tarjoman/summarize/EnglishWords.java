package org.tarjoman.summarize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts English text into words. */
final class EnglishWords {

    /**
     * Letters and digits, with a point, comma, colon, apostrophe or hyphen only between them. Possessive
     * quantifiers, because Java matches others by recursion, which overflows the stack on long junk.
     */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:[.,:'’-][\\p{L}\\p{M}\\p{N}]++)*+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Words that tell no subject; verbs of saying are in every sentence of agency news. */
    private static final Set<String> STOP_WORDS = Set.of((
            "a an the and or but nor of in on at to from for by with without about into over under"
            + " after before during between among through against as than that which who whom whose this"
            + " these those it its he she they them his her their him i we you our your my me us is are"
            + " was were be been being has have had do does did will would shall should can could may"
            + " might must not no so such also then there here when where while if because since until"
            + " more most some any all each both other another own same very only just too said says say"
            + " saying told according added announced stated").split(" "));

    private EnglishWords() {
    }

    /** Returns the words as they are written, without the punctuation around them. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Returns the words that carry a subject: lower case, no stop words, possessive and plural folded. */
    static List<String> content(String text) {
        List<String> content = new ArrayList<>();
        for (String written : of(text)) {
            String word = withoutPossessive(written.toLowerCase(Locale.ROOT).replace('’', '\''));
            if (!STOP_WORDS.contains(word)) {
                content.add(singular(word));
            }
        }
        return content;
    }

    /** Returns whether a word, in any case, is a stop word. */
    static boolean isStopWord(String word) {
        return STOP_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Returns a lower-case word without {@code 's}. */
    static String withoutPossessive(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    /** Folds the commonest plural only: a stemmer would take names apart. */
    private static String singular(String word) {
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /** Counts words as people count them: what stands between blanks. */
    static int count(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() ? 0 : BLANKS.split(trimmed).length;
    }

    /** Returns the text on one line, with single blanks and none around it. */
    static String onOneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
