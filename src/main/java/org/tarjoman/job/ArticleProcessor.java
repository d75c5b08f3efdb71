package org.tarjoman.job;

import java.util.function.Function;
import org.tarjoman.article.Article;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.RowFactory;
import org.tarjoman.summarize.Summarizer;
import org.tarjoman.text.LanguageDetector;
import org.tarjoman.translate.ArticleTranslator;
import org.tarjoman.translate.TranslatedArticle;

/**
 * The way of one article from text to row: language, translation, summary, checks.
 *
 * <p>A function of the article alone, over a translator, so that it also fits one partition of a
 * cluster's job. Safe for threads if the summariser is.
 */
public final class ArticleProcessor {

    private final ModelFacts model;
    private final Function<Article, String> languageOf;
    private final Summarizer summarizer;
    private final RowFactory rows;

    /**
     * Constructs a processor.
     *
     * @param parts the parts of the job
     * @param rows makes the rows
     */
    public ArticleProcessor(JobParts parts, RowFactory rows) {
        this.model = parts.model();
        this.languageOf = parts.languageOf();
        this.summarizer = parts.summarizer();
        this.rows = rows;
    }

    /**
     * Decides what to do with an article.
     *
     * @param article the article
     */
    public Decision decide(Article article) {
        String language = languageOf.apply(article);
        if (EnglishCopy.LANGUAGE.equals(language)) {
            return new Decision(language, Verdict.COPY, "");
        }
        if (model.sourceLanguages().contains(language) || isPersian(language)) {
            return new Decision(language, Verdict.TRANSLATE, "");
        }
        return new Decision(language, Verdict.SKIP, language.isEmpty()
                ? "its language could not be told"
                : "its language is " + language + ", which the model " + model.id() + " does not translate ("
                        + String.join(", ", model.sourceLanguages()) + ")");
    }

    /** Dari is written like Iran's Persian but for some words; a model of the one reads the other. */
    private boolean isPersian(String language) {
        return language.equals(LanguageDetector.DARI)
                && model.sourceLanguages().contains(LanguageDetector.PERSIAN);
    }

    /**
     * What to do with an article.
     *
     * @param language its language, or an empty string if it could not be told
     * @param verdict what to do
     * @param reason why it is skipped, or an empty string
     */
    public record Decision(String language, Verdict verdict, String reason) {
    }

    /** What can be done with an article. */
    public enum Verdict {
        /** Translate it. */
        TRANSLATE,
        /** Copy it: it is English. */
        COPY,
        /** Leave it alone. */
        SKIP
    }

    /**
     * Translates an article and makes its row.
     *
     * @param article the article
     * @param language its language
     * @param translator the translator to use
     * @param fingerprint short hash for the row
     * @throws IllegalStateException if the translation lost a paragraph
     */
    public ArticleRow process(Article article, String language, ArticleTranslator translator, String fingerprint) {
        TranslatedArticle translated = translator.translate(article, language);
        if (translated.paragraphs().size() != article.paragraphs().size()
                || translated.tags().size() != article.tags().size()) {
            throw new IllegalStateException("the translation has " + translated.paragraphs().size()
                    + " paragraphs and " + translated.tags().size() + " tags, the article "
                    + article.paragraphs().size() + " and " + article.tags().size());
        }
        return rows.done(translated, summarizer.summary(translated), fingerprint);
    }

    /**
     * Copies an English article and makes its row.
     *
     * @param article the article
     * @param fingerprint short hash for the row
     */
    public ArticleRow copy(Article article, String fingerprint) {
        try (EnglishCopy copy = new EnglishCopy()) {
            return process(article, EnglishCopy.LANGUAGE, copy, fingerprint);
        }
    }
}
