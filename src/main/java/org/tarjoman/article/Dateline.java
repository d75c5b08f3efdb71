package org.tarjoman.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Place and agency before the first sentence, as {@code تهران - ایرنا -} or {@code تهران (ایسنا) –}.
 *
 * @param text the dateline without the dash that ends it
 * @param mark the dash, colon or comma that ends it, with the blanks around it
 * @param agency name of the agency
 * @param rest what follows it
 */
record Dateline(String text, String mark, String agency, String rest) {

    private static final String DASH = "[-–—ـ]";
    private static final Pattern PLACE_AND_AGENCY = Pattern.compile("^((?:[^-–—()،.:«»]{2,40}) ?" + DASH
            + "{1,2} ?([^-–—()،.:«»]{2,40}?)) ?(?:" + DASH + "{1,2}|:|،) ?(?=\\S)");
    private static final Pattern AGENCY_IN_BRACKETS = Pattern.compile("^((?:[^-–—()،.:«»]{2,40}"
            + "|[A-Z][A-Za-z ]{1,30},[^()]{1,20}) ?\\(([^()]{2,40})\\)) ?(?:" + DASH + "{1,2}|:|،) ?(?=\\S)");
    private static final Pattern AGENCY_FIRST = Pattern.compile("^(([^-–—()،.:«»/]{2,40})(?: ?[/،] ?"
            + "[^-–—()،.:«»/]{2,30})?) ?(?:" + DASH + "{1,2}|:) (?=\\S)");

    /** Finds the dateline of a paragraph; without the name of a known agency there is none. */
    static Optional<Dateline> find(String paragraph, Agencies agencies) {
        String start = paragraph.substring(0, Math.min(paragraph.length(), 120));
        for (Pattern pattern : new Pattern[] {PLACE_AND_AGENCY, AGENCY_IN_BRACKETS, AGENCY_FIRST}) {
            Matcher matcher = pattern.matcher(start);
            if (matcher.find()) {
                Optional<Agencies.Agency> agency = agencies.named(matcher.group(2));
                // A bare "ایرنا: …" or "خبرنگار: …" opens an interview's question and is no dateline.
                boolean speaker = pattern == AGENCY_FIRST && matcher.group().strip().endsWith(":")
                        && !matcher.group(2).contains("خبرگزار") && !matcher.group(1).contains("/");
                if (agency.isPresent() && !speaker) {
                    int end = matcher.start(1) + matcher.group(1).stripTrailing().length();
                    return Optional.of(new Dateline(matcher.group(1).strip(),
                            paragraph.substring(end, matcher.end()), agency.get().name(),
                            paragraph.substring(matcher.end()).strip()));
                }
            }
        }
        return Optional.empty();
    }
}
