package org.tarjoman.report;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.tarjoman.article.Agencies;
import org.tarjoman.article.Article;
import org.tarjoman.quality.Flag;
import org.tarjoman.summarize.Summary;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/** Makes the row of an article, whatever became of it. */
public final class RowFactory {

    private final String translationModel;
    private final ToIntFunction<TranslatedArticle> score;

    /**
     * Constructs a factory.
     *
     * @param translationModel id and version of the model
     * @param score quality of a translated article, 0 to 100
     */
    public RowFactory(String translationModel, ToIntFunction<TranslatedArticle> score) {
        this.translationModel = translationModel;
        this.score = score;
    }

    /**
     * Returns the row of an article that was translated, or copied because it was English.
     *
     * @param translated the translation
     * @param summary its summary
     * @param fingerprint short hash of all that the row depends on
     */
    public ArticleRow done(TranslatedArticle translated, Summary summary, String fingerprint) {
        Article article = translated.article();
        List<TranslatedSentence> sentences = translated.sentences();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(article.flags());
        flags.addAll(translated.flags());
        flags.addAll(summary.flags());
        sentences.forEach(sentence -> flags.addAll(sentence.flags()));
        translated.tags().forEach(tag -> flags.addAll(tag.flags()));
        boolean copied = translated.flags().contains(Flag.COPIED);
        return flagLongCells(new ArticleRow(article.id(), article.sourceFile(), Status.DONE, translated.language(),
                Agencies.known().english(article.agency()), article.published(), article.title(),
                translated.title() == null ? "" : translated.title().target(), oneLine(summary.text()),
                body(translated), translated.tags().stream().map(TranslatedSentence::target).toList(),
                score.applyAsInt(translated), List.copyOf(flags), sentences.size(),
                (int) sentences.stream().filter(sentence -> !sentence.flags().isEmpty()).count(),
                sentences.stream().map(TranslatedSentence::missingNumbers).flatMap(Collection::stream).toList(),
                copied ? "" : translationModel, summary.method(), fingerprint, ""));
    }

    /**
     * Returns the row of an article that is left alone.
     *
     * @param article the article
     * @param language its language, or an empty string if that is not known
     * @param reason why it is left alone
     */
    public ArticleRow skipped(Article article, String language, String reason) {
        return untranslated(article, Status.SKIPPED, language, reason);
    }

    /**
     * Returns the row of an article that was read but not finished.
     *
     * @param article the article
     * @param language its language, or an empty string if that is not known
     * @param reason what went wrong
     */
    public ArticleRow failed(Article article, String language, String reason) {
        return untranslated(article, Status.FAILED, language, reason);
    }

    /**
     * Returns the row of something that should have been an article but could not be read.
     *
     * @param id its id
     * @param sourceFile where it is
     * @param reason what is wrong with it
     */
    public ArticleRow unreadable(String id, String sourceFile, String reason) {
        return new ArticleRow(id, sourceFile, Status.FAILED, "", "", "", "", "", "", "", List.of(), null,
                List.of(), 0, 0, List.of(), "", "", "", oneLine(reason));
    }

    private static String body(TranslatedArticle translated) {
        String body = translated.bodyText();
        if (translated.kicker() == null || translated.kicker().target().isEmpty()) {
            return body;
        }
        String kicker = translated.kicker().target();
        return body.isEmpty() ? kicker : kicker + "\n\n" + body;
    }

    private static ArticleRow untranslated(Article article, Status status, String language, String reason) {
        return flagLongCells(new ArticleRow(article.id(), article.sourceFile(), status, language,
                Agencies.known().english(article.agency()), article.published(), article.title(), "", "", "", List.of(), null,
                article.flags(), 0, 0, List.of(), "", "", "", oneLine(reason)));
    }

    private static ArticleRow flagLongCells(ArticleRow row) {
        return CellGuard.exceedsExcel(row) ? row.withFlag(Flag.EXCEL_CELL_LIMIT) : row;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
