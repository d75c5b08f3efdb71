package org.tarjoman.article;

import java.util.List;

/**
 * A line of an article's raw text, its markup read and removed.
 *
 * @param kind what the line is
 * @param level level of a heading, 1 the highest; 0 for other lines
 * @param marked text in which {@link #LINK_START} and {@link #LINK_END} stand around links
 * @param links the line's links in order
 */
record Line(Kind kind, int level, String marked, List<Link> links) {

    /** Stands before the text of a link; no character of Unicode. */
    static final char LINK_START = '\uFDEE';
    /** Stands behind the text of a link; no character of Unicode. */
    static final char LINK_END = '\uFDEF';

    static final Line BLANK_LINE = new Line(Kind.BLANK, 0, "", List.of());

    /** What a line is. */
    enum Kind { BLANK, TEXT, HEADING, BOLD, LIST_ITEM, TABLE_ROW }

    Line {
        links = List.copyOf(links);
    }

    String text() {
        return marked.indexOf(LINK_START) < 0 ? marked
                : marked.replace(String.valueOf(LINK_START), "").replace(String.valueOf(LINK_END), "");
    }

    boolean isBlank() {
        return kind == Kind.BLANK;
    }

    /** Returns whether the line holds links and, outside them, no letter. */
    boolean isOnlyLinks() {
        return !links.isEmpty() && outsideLinks().chars().noneMatch(Character::isLetter);
    }

    /** Returns the line's text without that of its links. */
    String outsideLinks() {
        StringBuilder outside = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == LINK_START || c == LINK_END) {
                inside = c == LINK_START;
            } else if (!inside) {
                outside.append(c);
            }
        }
        return outside.toString();
    }

    /** Returns the same line with another text and no links. */
    Line withText(String text) {
        return text.isBlank() ? BLANK_LINE : new Line(kind, level, text.strip(), List.of());
    }
}
