package org.tarjoman.article;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Turns what scraping left of HTML in a text (tags, comments, entities) into lines and Markdown. */
final class HtmlRemains {

    private static final Pattern LINE_TAG = Pattern.compile("(?i)(?<!\\\\)<br\\b[^<>]{0,300}>");
    private static final Pattern HEADING = Pattern.compile("(?i)(?<!\\\\)<h([1-6])\\b[^<>]{0,500}>");
    private static final Pattern ITEM = Pattern.compile("(?i)(?<!\\\\)<li\\b[^<>]{0,500}>");
    private static final Pattern BLOCK = Pattern.compile("(?i)(?<!\\\\)</?(p|div|section|article|blockquote"
            + "|ul|ol|li|h[1-6]|hr|table|tbody|thead|tr|td|th|figure|figcaption|header|footer|body|html)\\b"
            + "[^<>]{0,500}>");
    private static final Pattern INLINE = Pattern.compile("(?i)(?<!\\\\)</?(a|abbr|b|big|cite|code|em|font|i"
            + "|img|ins|del|mark|q|s|small|span|strong|sub|sup|u|o:p|center|iframe|video|audio|source)\\b"
            + "[^<>]{0,1000}>");

    private HtmlRemains() {
    }

    static String remove(String text) {
        String rest = text;
        if (rest.indexOf('<') >= 0) {
            rest = withoutRange(rest, "<!--", "-->");
            rest = withoutRange(rest, "<script", "</script>");
            rest = withoutRange(rest, "<style", "</style>");
            rest = LINE_TAG.matcher(rest).replaceAll("\n");
            rest = HEADING.matcher(rest).replaceAll(m -> "\n\n" + "#".repeat(Integer.parseInt(m.group(1)))
                    + " ");
            rest = ITEM.matcher(rest).replaceAll("\n- ");
            rest = BLOCK.matcher(rest).replaceAll(Matcher.quoteReplacement("\n\n"));
            rest = INLINE.matcher(rest).replaceAll("");
        }
        return rest.indexOf('&') >= 0 && rest.indexOf(';') >= 0 ? Parser.unescapeEntities(rest, false) : rest;
    }

    /** Cuts out closed ranges; a range that is never closed is left, lest the whole text be lost. */
    private static String withoutRange(String text, String open, String close) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length() || !lower.contains(open)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        for (int start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, from)) {
            int end = lower.indexOf(close, start);
            if (end < 0) {
                break;
            }
            kept.append(text, from, start).append(' ');
            from = end + close.length();
        }
        return kept.append(text, from, text.length()).toString();
    }
}
