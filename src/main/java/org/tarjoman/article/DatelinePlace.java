package org.tarjoman.article;

import java.util.List;
import java.util.Objects;

/**
 * Where an article's dateline stood before it was cut off the text.
 *
 * @param paragraph index of the paragraph that it opened, at least 0; as many as there are paragraphs if none
 *     is left that it could open
 * @param mark what parted it from the paragraph's first sentence, blanks and all, as {@code " – "}
 */
public record DatelinePlace(int paragraph, String mark) {

    private static final String DASH = " - ";

    /** Checks that the place can be in an article. */
    public DatelinePlace {
        Objects.requireNonNull(mark, "mark");
        if (paragraph < 0) {
            throw new IllegalArgumentException("a dateline before paragraph " + paragraph);
        }
    }

    /**
     * Returns the usual place: before the first paragraph that is no sub-heading, parted from it by a dash.
     *
     * @param paragraphs the article's body
     */
    static DatelinePlace usual(List<Article.Paragraph> paragraphs) {
        int first = 0;
        while (first < paragraphs.size() && paragraphs.get(first).heading()) {
            first++;
        }
        return new DatelinePlace(first, DASH);
    }
}
