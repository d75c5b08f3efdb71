package org.tarjoman.translate;

import org.tarjoman.article.Article;

/**
 * Turns articles into English: a function of the article alone, over an engine that is closed when
 * the work is done, so that it fits a loop, a worker pool or one partition of a cluster's job.
 */
public interface ArticleTranslator extends AutoCloseable {

    /**
     * Translates all parts of an article.
     *
     * @param article the source
     * @param language code of its language, one of the model's source languages
     * @return the translation; never with fewer paragraphs or sentences than the source
     */
    TranslatedArticle translate(Article article, String language);

    /** Frees the engine's native memory. */
    @Override
    void close();
}
