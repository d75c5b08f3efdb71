package org.tarjoman.job;

/**
 * What a run would do with an article.
 *
 * @param sourceFile where the article is
 * @param plan what would happen
 * @param reason why it would be skipped or fail, or an empty string
 */
public record PlannedArticle(String sourceFile, Plan plan, String reason) {

    /** What would happen to an article. */
    public enum Plan {
        /** It would be translated. */
        NEW,
        /** An earlier run has done it. */
        CACHED,
        /** It is English and would be copied. */
        COPY,
        /** It has the content of an earlier article, whose work would be used. */
        DUPLICATE,
        /** It would be left alone. */
        SKIPPED,
        /** It cannot be read. */
        FAILED
    }
}
