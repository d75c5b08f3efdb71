package org.tarjoman.summarize;

import org.tarjoman.translate.TranslatedArticle;

/** Makes a short English summary of a translated article; safe to share between threads. */
public interface Summarizer {

    /**
     * Summarises an article.
     *
     * @param article the translated article
     * @return its summary
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    Summary summary(TranslatedArticle article);
}
