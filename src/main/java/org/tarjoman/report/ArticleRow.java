package org.tarjoman.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.tarjoman.quality.Flag;

/**
 * One row of the report: an article and what was made of it.
 *
 * @param articleId identifier of the article; never empty
 * @param sourceFile path relative to the input folder, with {@code /}; never empty
 * @param status what became of the article
 * @param language ISO 639-3 code and script of the source ({@code pes_Arab}), or empty if not known
 * @param agency agency or site, or empty
 * @param published publication date, or empty
 * @param titleFa headline as it stood in the source, or empty
 * @param titleEn headline in English, or empty
 * @param summaryEn English summary on one line, or empty
 * @param translationEn the body in English, paragraphs apart by an empty line, the kicker first; or empty
 * @param tagsEn tags in English, in order
 * @param qualityScore 0 (distrust all of it) to 100 (nothing found), or null if nothing was translated
 * @param qualityFlags what to know before trusting the row, each flag once, in the order of {@link Flag}
 * @param sentences number of sentences in kicker, headline and body, at least 0
 * @param sentencesFlagged how many of them carry a flag
 * @param numbersMissing numbers of the source, as written there, that the translation lacks
 * @param translationModel id and version of the model, or empty if no model was asked
 * @param summaryMethod how the summary was made, or empty
 * @param fingerprint short hash of article, model, settings and program version, or empty; rows with
 *     the same fingerprint hold the same text
 * @param error why the article was skipped or failed, or empty
 */
public record ArticleRow(
        String articleId,
        String sourceFile,
        Status status,
        String language,
        String agency,
        String published,
        String titleFa,
        String titleEn,
        String summaryEn,
        String translationEn,
        List<String> tagsEn,
        Integer qualityScore,
        List<Flag> qualityFlags,
        int sentences,
        int sentencesFlagged,
        List<String> numbersMissing,
        String translationModel,
        String summaryMethod,
        String fingerprint,
        String error) {

    /** Checks that nothing is missing, copies the lists and puts the flags in order. */
    public ArticleRow {
        if (articleId.isEmpty() || sourceFile.isEmpty()) {
            throw new IllegalArgumentException("a row needs an article id and a source file");
        }
        Objects.requireNonNull(status, "status");
        for (String text : new String[] {language, agency, published, titleFa, titleEn, summaryEn,
            translationEn, translationModel, summaryMethod, fingerprint, error}) {
            Objects.requireNonNull(text, "a text of the row of " + sourceFile);
        }
        if (sentencesFlagged < 0 || sentences < sentencesFlagged) {
            throw new IllegalArgumentException(
                    sentencesFlagged + " of " + sentences + " sentences cannot be flagged");
        }
        tagsEn = List.copyOf(tagsEn);
        qualityFlags = inOrder(qualityFlags);
        numbersMissing = List.copyOf(numbersMissing);
    }

    private static List<Flag> inOrder(Collection<Flag> flags) {
        return flags.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(flags));
    }

    /**
     * Returns the same work under another name: what a second file with the same content gets.
     *
     * @param newId the other article's id
     * @param newSourceFile where the other article is
     */
    public ArticleRow withIdentity(String newId, String newSourceFile) {
        return new ArticleRow(newId, newSourceFile, status, language, agency, published, titleFa, titleEn,
                summaryEn, translationEn, tagsEn, qualityScore, qualityFlags, sentences, sentencesFlagged,
                numbersMissing, translationModel, summaryMethod, fingerprint, error);
    }

    /**
     * Returns the row with one more flag.
     *
     * @param flag the flag; no change if the row has it
     */
    public ArticleRow withFlag(Flag flag) {
        List<Flag> flags = new ArrayList<>(qualityFlags);
        flags.add(flag);
        return new ArticleRow(articleId, sourceFile, status, language, agency, published, titleFa, titleEn,
                summaryEn, translationEn, tagsEn, qualityScore, flags, sentences, sentencesFlagged,
                numbersMissing, translationModel, summaryMethod, fingerprint, error);
    }
}
