package org.tarjoman.job;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.tarjoman.article.Article;
import org.tarjoman.summarize.Summarizer;
import org.tarjoman.translate.TranslatedArticle;

/**
 * The parts that a job is put together from; tests put in their own.
 *
 * @param source where the articles come from
 * @param languageOf tells an article's language as ISO 639-3 code and script, or an empty string if it
 *     cannot be told
 * @param model facts of the model
 * @param translators makes translators; the first one is asked for when the first article needs it, so
 *     that a run with nothing new never loads the model
 * @param summarizer makes the summaries; used by several threads at a time
 * @param score quality of a translated article, 0 to 100
 * @param progress is told what is done
 */
public record JobParts(
        ArticleSource source,
        Function<Article, String> languageOf,
        ModelFacts model,
        TranslatorFactory translators,
        Summarizer summarizer,
        ToIntFunction<TranslatedArticle> score,
        Progress progress) {
}
