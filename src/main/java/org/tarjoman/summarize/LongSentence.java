package org.tarjoman.summarize;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Shortens a sentence that is too long for a summary: a source without full stops gives sentences of
 * hundreds of words.
 *
 * <p>The beginning is kept, word for word, and ends in an ellipsis, so that it does not pass for the whole.
 * The cut is where a sentence ends within the text (one that was translated in parts has such places), else
 * before the speech that ends a report ("… and said: …"), of which a piece would tell little, else
 * where a clause ends, and only failing all between any two words. At least half of the room is used:
 * "According to the ministry…" would tell nothing. A quotation that the cut leaves open is closed.
 */
final class LongSentence {

    /** Words up to which a sentence is of ordinary length and is kept whole, however short a summary is to be. */
    static final int ORDINARY = 40;

    static final String ELLIPSIS = "…";

    /** At least three letters, because "Dr." and "U.S." end no sentence; and none of the longer abbreviations. */
    private static final String NO_ABBREVIATION = "(?<!\\b(?:Gen|Brig|Maj|Col|Capt|Gov|Sen|Rep|Prof|Mrs|Jan|Feb|Mar"
            + "|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Ltd|Corp))";
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?:\\p{L}{3}|\\p{N})" + NO_ABBREVIATION + "[.!?]+[\"”»)]*$");
    private static final Pattern CLAUSE_END =
            Pattern.compile("(?:[,;:!?…]|\\S[\"”»]|(?:\\p{L}{3}|\\p{N})" + NO_ABBREVIATION + "\\.)\\)?$");
    /** What may not stand before an ellipsis. */
    private static final Pattern MARKS = Pattern.compile("[\\s,;:.…]+$");

    private LongSentence() {
    }

    /**
     * Returns a sentence, shortened if it is longer than it may be.
     *
     * @param sentence on one line, with single blanks
     * @param room most words between blanks, at least 1
     * @return the sentence itself if it has no more words; else at most {@code room} of its first words, and at
     *     least half as many, with an ellipsis in place of the last mark, and behind it the mark that closes a
     *     quotation
     */
    static String shortened(String sentence, int room) {
        List<String> words = List.of(sentence.split(" "));
        if (words.size() <= room) {
            return sentence;
        }
        int kept = last(room, k -> endsIn(SENTENCE_END, words.get(k - 1)) && beginsSentence(words.get(k)));
        if (kept == 0) {
            kept = last(room, k -> beginsSpeech(words, k));
        }
        if (kept == 0) {
            kept = last(room, k -> endsIn(CLAUSE_END, words.get(k - 1)) || words.get(k).equals("and"));
        }
        String beginning = String.join(" ", words.subList(0, kept == 0 ? room : kept));
        String cut = MARKS.matcher(beginning).replaceFirst("");
        return cut + ELLIPSIS + closing(cut);
    }

    /** Returns whether "and said:" or "and he said:" stands at a place. */
    private static boolean beginsSpeech(List<String> words, int at) {
        return words.get(at).equals("and")
                && words.subList(at + 1, Math.min(words.size(), at + 3)).stream().anyMatch(word -> word.endsWith(":"));
    }

    /** Returns the mark that closes a quotation which a text leaves open, or nothing. */
    private static String closing(String text) {
        if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
            return "\"";
        }
        return text.lastIndexOf('“') > text.lastIndexOf('”') ? "”" : "";
    }

    /** Returns the most words that may be kept by the condition, or 0 if that were less than half of the room. */
    private static int last(int room, IntPredicate condition) {
        for (int kept = room; 2 * kept >= room; kept--) {
            if (condition.test(kept)) {
                return kept;
            }
        }
        return 0;
    }

    private static boolean endsIn(Pattern end, String word) {
        // A scraped "word" may be a page long; its last characters tell as much.
        return end.matcher(word.substring(Math.max(0, word.length() - 20))).find();
    }

    private static boolean beginsSentence(String word) {
        return word.codePoints().filter(Character::isLetterOrDigit).limit(1).noneMatch(Character::isLowerCase);
    }
}
