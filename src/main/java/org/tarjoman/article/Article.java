package org.tarjoman.article;

import java.util.List;
import java.util.Objects;
import org.tarjoman.quality.Flag;

/**
 * One news article, read and cleaned, in its source language.
 *
 * @param id identifier given by the input, or a short hash of its content; never empty
 * @param sourceFile path relative to the input folder, with {@code /}; records of a file with
 *     several articles carry {@code #} and their number or id
 * @param kicker line above the headline, or an empty string
 * @param title headline, or an empty string
 * @param dateline place and agency before the first sentence ({@code تهران - ایرنا}), or empty
 * @param agency agency or site as found in the text, or an empty string
 * @param published publication date as found, or an empty string
 * @param url address of the article, or an empty string
 * @param paragraphs body in order, without headline, tags and footers; never blank
 * @param tags tags and keywords in order
 * @param flags what reading had to guess or repair
 * @param datelinePlace where the dateline stood; without meaning if there is none
 */
public record Article(
        String id,
        String sourceFile,
        String kicker,
        String title,
        String dateline,
        String agency,
        String published,
        String url,
        List<Paragraph> paragraphs,
        List<String> tags,
        List<Flag> flags,
        DatelinePlace datelinePlace) {

    /** Copies the lists, so that an article never changes. */
    public Article {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sourceFile, "sourceFile");
        Objects.requireNonNull(datelinePlace, "datelinePlace");
        paragraphs = List.copyOf(paragraphs);
        tags = List.copyOf(tags);
        flags = List.copyOf(flags);
    }

    /** Constructs an article whose dateline stood before the first paragraph that is no sub-heading. */
    public Article(String id, String sourceFile, String kicker, String title, String dateline, String agency,
            String published, String url, List<Paragraph> paragraphs, List<String> tags, List<Flag> flags) {
        this(id, sourceFile, kicker, title, dateline, agency, published, url, paragraphs, tags, flags,
                DatelinePlace.usual(paragraphs));
    }

    /**
     * A piece of the body.
     *
     * @param text one line of text, without markup
     * @param heading whether it was a sub-heading
     */
    public record Paragraph(String text, boolean heading) {
    }
}
