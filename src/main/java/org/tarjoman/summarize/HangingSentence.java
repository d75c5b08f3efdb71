package org.tarjoman.summarize;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether an English sentence needs the one before it to be understood.
 *
 * <p>Signs: it opens with a pronoun or demonstrative ("He said", "This plan", "In this meeting",
 * "According to him") or with a word that joins it to something ("However"); somebody "added";
 * "he" or "she" follows an opening phrase that names nobody; it ends a quotation that began
 * before. Only what a summary would show badly is looked for: "also" is harmless.
 */
final class HangingSentence {

    private static final Set<String> PRONOUNS = words("he she it they his her its their");
    private static final Set<String> DEMONSTRATIVES = words("this these that those both such");
    private static final Set<String> CONNECTIVES = words("however nevertheless nonetheless also then"
            + " meanwhile moreover furthermore therefore thus hence afterwards later but yet and");
    private static final Set<String> OPENING_PREPOSITIONS = words("in at on during after before by with while"
            + " when following despite according regarding for from under");
    /** "This year" and "that day" point at the calendar or the dateline, not at a sentence. */
    private static final Set<String> CALENDAR = words("year month week weekend day morning afternoon evening"
            + " night spring summer autumn fall winter season century saturday sunday monday tuesday"
            + " wednesday thursday friday");
    private static final Set<String> REFERRED = words("him her them it");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|“[^”]*”");
    private static final Pattern ADDED = Pattern.compile(
            "^(?:\\S+\\s+){1,7}?(?:added|continued|went on to say)"
            + "(?=\\s+that\\b|\\s*[:,]|\\s+(?:in|on|at)\\s|\\s*$)");
    private static final Pattern CONNECTING_PHRASE = Pattern.compile("^(?i:even so|on the other hand"
            + "|as a result|at the same time|for example|for instance|in response|in return"
            + "|(?:\\S+\\s+){1,3}later,)(?!\\w)");
    private static final Pattern THEN_PRONOUN = Pattern.compile(",\\s+(?:he|she|they)\\b");
    private static final Pattern CLOSING_QUOTE = Pattern.compile("(?<=\\S)\"");

    private HangingSentence() {
    }

    private static Set<String> words(String apart) {
        return Set.of(apart.split(" "));
    }

    /** Returns whether the sentence hangs on one before it. */
    static boolean hangs(String sentence) {
        if (endsQuotation(sentence)) {
            return true;
        }
        // What is inside a quotation refers to what its speaker said, and is read as such.
        String own = QUOTED.matcher(sentence).replaceAll(" ").strip();
        List<String> written = EnglishWords.of(own);
        if (written.isEmpty()) {
            return false;
        }
        return opensWithReference(written) || CONNECTING_PHRASE.matcher(own).find()
                || ADDED.matcher(own).find() || pronounAfterOpening(own, written);
    }

    private static boolean opensWithReference(List<String> written) {
        String first = lower(written, 0);
        if (PRONOUNS.contains(first) || CONNECTIVES.contains(first) || demonstrative(written, 0)) {
            return true;
        }
        if (first.equals("according")) {
            return REFERRED.contains(lower(written, 2)) || demonstrative(written, 2);
        }
        return OPENING_PREPOSITIONS.contains(first) && demonstrative(written, 1);
    }

    private static boolean demonstrative(List<String> written, int at) {
        String word = lower(written, at);
        if (!DEMONSTRATIVES.contains(word)) {
            return false;
        }
        String next = lower(written, at + 1);
        boolean namesItsOwn = word.equals("those") && next.equals("who")
                || word.equals("both") && at + 1 < written.size() && startsUpper(written.get(at + 1));
        return !namesItsOwn && !CALENDAR.contains(EnglishWords.withoutPossessive(next.replace('’', '\'')));
    }

    private static boolean pronounAfterOpening(String own, List<String> written) {
        Matcher pronoun = THEN_PRONOUN.matcher(own);
        String first = lower(written, 0);
        if (!OPENING_PREPOSITIONS.contains(first) || !pronoun.find()) {
            return false;
        }
        if (first.equals("according")) {
            return true; // "According to IRNA, he said": the name is the agency's.
        }
        List<String> opening = EnglishWords.of(own.substring(0, pronoun.start()));
        return opening.stream().skip(1)
                .noneMatch(w -> startsUpper(w) && !CALENDAR.contains(w.toLowerCase(Locale.ROOT)));
    }

    private static boolean endsQuotation(String sentence) {
        return count(sentence, '”') > count(sentence, '“')
                || count(sentence, '"') == 1 && CLOSING_QUOTE.matcher(sentence).find();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String lower(List<String> written, int at) {
        return at < written.size() ? written.get(at).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean startsUpper(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }
}
