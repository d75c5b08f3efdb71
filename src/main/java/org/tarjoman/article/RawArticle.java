package org.tarjoman.article;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tarjoman.quality.Flag;

/**
 * An article as it stood in a file: what the file's format tells is in fields of its own, the rest is in
 * the body.
 *
 * @param id identifier given by the input, or empty
 * @param sourceFile path relative to the input folder, with {@code #} and id or number for a record
 * @param kicker line above the headline, or empty if it is not known or stands in the body
 * @param title headline, or empty if it stands in the body
 * @param body raw text with all its lines, markup and footers
 * @param url address, or empty
 * @param published date of publication as written, or empty
 * @param agency agency or site, or empty
 * @param tags tags that the format gives
 * @param flags what reading has found so far
 */
public record RawArticle(
        String id,
        String sourceFile,
        String kicker,
        String title,
        String body,
        String url,
        String published,
        String agency,
        List<String> tags,
        Set<Flag> flags) {

    /** Checks that nothing is missing and copies the collections. */
    public RawArticle {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sourceFile, "sourceFile");
        Objects.requireNonNull(kicker, "kicker");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(agency, "agency");
        tags = List.copyOf(tags);
        flags = Set.copyOf(flags);
    }

    /**
     * Makes the raw article of a file that is all body.
     *
     * @param sourceFile path relative to the input folder
     * @param body the file's text
     */
    public static RawArticle ofText(String sourceFile, String body) {
        return new RawArticle("", sourceFile, "", "", body, "", "", "", List.of(), Set.of());
    }
}
