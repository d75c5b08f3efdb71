package org.tarjoman.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Markdown within a line: images, links, emphasis, escapes. All patterns are bounded, so that no
 * line, however odd, takes more than linear time.
 */
final class InlineMarkup {

    /** Characters that a backslash protects; each has a stand-in that is no character of Unicode. */
    private static final String ESCAPABLE = "\\*_[]()#|>~-+.!<`=";
    private static final char FIRST_STAND_IN = '\uFDD0';

    private static final Pattern IMAGE = Pattern.compile(
            "!\\[[^\\]]{0,500}\\](\\([^()]{0,1000}(\\([^()]{0,300}\\)[^()]{0,300})?\\)|\\[[^\\]]{0,100}\\])");
    private static final Pattern FOOTNOTE_MARK =
            Pattern.compile("\\[\\[?[\\d۰-۹٠-٩]{1,3}\\]?\\]\\(#[^()]{0,200}\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{0,1000}(?:\\[[^\\[\\]]{0,100}\\]"
            + "[^\\[\\]]{0,500})?)\\]\\( ?(?:<([^<>]{0,1000})>|([^()\\s]{0,1000}(?:\\([^()\\s]{0,300}\\)"
            + "[^()\\s]{0,500})?))(?: +[\"'][^\"']{0,300}[\"'])? ?\\)");
    private static final Pattern REFERENCE_LINK =
            Pattern.compile("\\[([^\\[\\]]{1,500})\\]\\[([^\\[\\]]{0,100})\\]");
    private static final Pattern REFERENCE = Pattern.compile("^\\[[^\\[\\]]{1,100}\\]:"
            + " ?<?https?://\\S+.{0,300}$");
    private static final Pattern ADDRESS = Pattern.compile("<(https?://[^<>\\s]{1,1000})>");
    private static final Pattern STRONG = Pattern.compile("(\\*{2,3}|__|~~)(?=\\S)([^*_~]{1,5000})\\1");
    private static final Pattern EMPHASIS = Pattern.compile(
            "(?<![\\p{L}\\p{N}*_])([*_])(?=\\S)([^*_]{1,5000})(?<=\\S)\\1(?![\\p{L}\\p{N}*_])");
    private static final Pattern CODE = Pattern.compile("`{1,3}([^`]{1,2000})`{1,3}");
    private static final Pattern STRAY = Pattern.compile("(?<!\\d)\\*{2,3}(?!\\*)|(?<!\\*)\\*{2,3}(?!\\d)");

    /**
     * A line without its inline markup.
     *
     * @param marked text with link marks, see {@link Line}
     * @param links links in order
     */
    record Result(String marked, List<Link> links) {
    }

    private InlineMarkup() {
    }

    static Result read(String line) {
        String text = line;
        if (text.indexOf('\\') >= 0) {
            text = protect(text);
        }
        List<Link> links = new ArrayList<>();
        if (text.indexOf('[') >= 0) {
            text = readLinks(text, links);
        }
        if (text.indexOf('<') >= 0) {
            text = ADDRESS.matcher(text).replaceAll("$1");
        }
        text = withoutEmphasis(text);
        text = text.replaceAll(" {2,}", " ").strip();
        return new Result(restore(text), links);
    }

    private static String readLinks(String line, List<Link> links) {
        String text = line;
        if (REFERENCE.matcher(text).matches()) {
            return "";
        }
        text = IMAGE.matcher(text).replaceAll("");
        text = FOOTNOTE_MARK.matcher(text).replaceAll("");
        Matcher link = LINK.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (link.find()) {
            String shown = restore(withoutEmphasis(link.group(1))).strip();
            String target = link.group(2) != null ? link.group(2) : link.group(3);
            if (!shown.isEmpty()) {
                links.add(new Link(shown, restore(target)));
            }
            link.appendReplacement(replaced, Matcher.quoteReplacement(shown.isEmpty() ? ""
                    : Line.LINK_START + withoutEmphasis(link.group(1)) + Line.LINK_END));
        }
        text = link.appendTail(replaced).toString();
        return REFERENCE_LINK.matcher(text).replaceAll("$1");
    }

    private static String withoutEmphasis(String line) {
        String text = line;
        if (text.indexOf('*') >= 0 || text.indexOf('_') >= 0 || text.indexOf('~') >= 0) {
            text = EMPHASIS.matcher(text).replaceAll("$2");
            text = STRONG.matcher(text).replaceAll("$2");
            text = EMPHASIS.matcher(text).replaceAll("$2");
            text = STRAY.matcher(text).replaceAll("");
        }
        return text.indexOf('`') >= 0 ? CODE.matcher(text).replaceAll("$1") : text;
    }

    private static String protect(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int which = text.charAt(i) == '\\' && i + 1 < text.length()
                    ? ESCAPABLE.indexOf(text.charAt(i + 1)) : -1;
            if (which >= 0) {
                result.append((char) (FIRST_STAND_IN + which));
                i++;
            } else {
                result.append(text.charAt(i));
            }
        }
        return result.toString();
    }

    private static String restore(String text) {
        StringBuilder result = null;
        for (int i = 0; i < text.length(); i++) {
            int which = text.charAt(i) - FIRST_STAND_IN;
            if (which >= 0 && which < ESCAPABLE.length()) {
                result = result == null ? new StringBuilder(text) : result;
                result.setCharAt(i, ESCAPABLE.charAt(which));
            }
        }
        return result == null ? text : result.toString();
    }
}
