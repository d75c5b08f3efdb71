package org.tarjoman.article;

/**
 * A paragraph or heading put together from lines.
 *
 * @param text one line of text
 * @param kind what its first line was
 * @param level level of a heading that the markup names, else 0
 * @param single whether it was one line of the source, so that it may be a headline
 */
record Block(String text, Line.Kind kind, int level, boolean single) {

    boolean isHeading() {
        return kind == Line.Kind.HEADING || kind == Line.Kind.BOLD;
    }

    Block withText(String newText) {
        return new Block(newText, kind, level, single);
    }

    /** Returns whether the block may be a headline: one line, not long, not ended like a sentence. */
    boolean looksLikeHeadline() {
        if (isHeading()) {
            return true;
        }
        return kind == Line.Kind.TEXT && single && text.length() <= 180 && Fold.count(text) <= 28
                && !text.isEmpty() && ".؛،,".indexOf(text.charAt(text.length() - 1)) < 0
                && !text.endsWith(".»")
                && !Punctuation.dangles(text);
    }
}
