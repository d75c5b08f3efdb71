package org.tarjoman.text;

import java.util.Locale;
import java.util.Set;

/** Words whose full stop does not end a sentence. */
final class Abbreviations {

    private static final Set<String> PERSIAN = Set.of(
            "دکتر", "مهندس", "ق.م", "ب.م", "ه.ش", "ه.ق", "ر.ک", "رک", "ج.ا", "ص.ب", "صص");

    private static final Set<String> LATIN = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "maj", "gov",
            "sen", "rep", "rev", "hon", "nos", "vs", "vol", "pp", "fig", "dept", "approx",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
            "inc", "ltd", "co", "corp", "bros", "jr", "sr", "mt", "ave", "blvd", "cf", "ibid");

    /** Latin ones that end a sentence when a new one clearly begins. */
    private static final Set<String> HOURS = Set.of("a.m", "p.m");

    private Abbreviations() {
    }

    /**
     * Tells whether a word before a full stop is an abbreviation or an initial.
     *
     * @param word the word without that full stop, perhaps with others within ({@code U.S})
     * @param follower first character of the next word
     */
    static boolean matches(String word, char follower) {
        String bare = word.replace("\u0640", "").replace("\u200D", "");
        if (bare.isEmpty()) {
            return false;
        }
        String lower = bare.toLowerCase(Locale.ROOT);
        if (lower.equals("no")) {
            return Character.isDigit(follower);
        }
        if (HOURS.contains(lower)) {
            return Character.isLowerCase(follower);
        }
        if (PERSIAN.contains(bare) || LATIN.contains(lower)) {
            return true;
        }
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        if (last.length() != 1 || !Character.isLetter(last.charAt(0)) || last.equals("و")) {
            return false;
        }
        if (Character.UnicodeScript.of(last.charAt(0)) == Character.UnicodeScript.LATIN) {
            return Character.isUpperCase(last.charAt(0)) || bare.contains(".");
        }
        // One or two letters are initials or an era (م.ت. رضوی, ه.ش.); a longer row of them is the name
        // of a party (پ.ک.ک), which has no stop of its own and may end the sentence.
        return bare.length() <= 3;
    }
}
