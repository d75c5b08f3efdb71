package org.tarjoman.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads who reports: {@code به گزارش … به نقل از …،} at the beginning of a paragraph. */
final class Attribution {

    private static final Pattern REPORT = Pattern.compile(
            "^(?:[«\"]?)(?:بنا )?(?:به|بر پایه|بر اساس|براساس) گزارش[\\u200c ]?(?:های)? (.{2,120}?)"
            + "(?: به نقل از |[،,:؛]|\\. )");
    private static final Pattern QUOTING = Pattern.compile("^.{0,120}?به نقل از (.{2,60}?)(?:[،,:؛]|\\. )");
    private static final Pattern AGENCY_WORD = Pattern.compile(
            "خبرگزار[یي]|خبرنگار|پا[یي]گاه خبر[یي]|روزنامه|آژانس خبر[یي]|سرو[یي]س|گروه");
    private static final Pattern OPENING = Pattern.compile(
            "^(به گزارش |به نقل از |بر اساس گزارش |\\S{2,20}( \\S{2,15}){0,2} ?[-–—] ?\\S{2,15} ?[-–—] )");
    private static final Pattern NAMED_SITE =
            Pattern.compile("(?:خبرگزار[یي]|پا[یي]گاه خبر[یي](?: تحل[یي]ل[یي])?|روزنامه"
                    + "|\\S{2,20}(?= ن[یي]وز)) \\S{2,20}(?: \\S{2,20})?");

    private Attribution() {
    }

    /** Returns whether a line begins with an attribution or a dateline. */
    static boolean opens(String text) {
        return OPENING.matcher(text.substring(0, Math.min(text.length(), 120))).find();
    }

    /** Returns whether a few words before a repeated lead are only an attribution. */
    static boolean isAttribution(String words) {
        String folded = Fold.words(words);
        return folded.contains("گزارش") || folded.contains("نقل از");
    }

    /**
     * Returns the agency or site that a paragraph names as its reporter: the one that reports before the
     * one that it quotes.
     */
    static Optional<String> agency(String paragraph, Agencies agencies) {
        String start = paragraph.substring(0, Math.min(paragraph.length(), 300));
        Matcher report = REPORT.matcher(start);
        if (report.find()) {
            Optional<String> reporter = name(report.group(1), agencies);
            if (reporter.isPresent()) {
                return reporter;
            }
        }
        Matcher quoting = QUOTING.matcher(start);
        return quoting.find() ? name(quoting.group(1), agencies) : Optional.empty();
    }

    private static Optional<String> name(String words, Agencies agencies) {
        String where = words.replaceFirst("\\s+از\\s.*$", "");
        boolean trusted = AGENCY_WORD.matcher(words).find();
        Optional<Agencies.Agency> whole = agencies.named(where);
        if (whole.isEmpty()) {
            whole = agencies.within(where, trusted);
        }
        if (whole.isPresent()) {
            return whole.map(Agencies.Agency::name);
        }
        Matcher site = NAMED_SITE.matcher(where);
        return site.find() ? Optional.of(site.group().strip()) : Optional.empty();
    }
}
