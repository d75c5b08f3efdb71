package org.tarjoman.summarize;

import org.tarjoman.translate.TranslatedArticle;

/** Makes a short English summary of a translated article. */
public interface Summarizer {

    /**
     * Summarises an article.
     *
     * @param article the translated article
     * @return the summary: a few English sentences on one line; empty only if the article is
     */
    String summarize(TranslatedArticle article);

    /** Returns the name of the method as it stands in the CSV, for example {@code extractive}. */
    String method();
}
