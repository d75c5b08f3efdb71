package org.tarjoman.job;

import org.tarjoman.article.Article;
import org.tarjoman.quality.Flag;

/**
 * Names each article by its content and by all that shapes its row: model, settings, program version.
 *
 * <p>Where the article comes from (file, id, address) is no part of it: the same text in another file is
 * the same work.
 */
final class Fingerprints {

    /** Digits of a fingerprint in the report: enough to tell a billion articles apart. */
    private static final int SHORT = 16;

    private final String base;

    /**
     * Constructs fingerprints.
     *
     * @param model the model
     * @param options settings and program version
     */
    Fingerprints(ModelFacts model, JobOptions options) {
        Hash hash = new Hash().text(options.programVersion()).text(model.fingerprint());
        options.settings().forEach((name, value) -> hash.text(name).text(value));
        base = hash.hex();
    }

    /**
     * Returns the fingerprint of an article, 64 hexadecimal digits.
     *
     * @param article the article
     */
    String of(Article article) {
        Hash hash = new Hash().text(base).text(article.kicker()).text(article.title()).text(article.dateline())
                .text(article.agency()).text(article.published()).texts(article.tags())
                .texts(article.flags().stream().map(Flag::code).toList())
                .number(article.paragraphs().size());
        article.paragraphs().forEach(
                paragraph -> hash.text(paragraph.text()).number(paragraph.heading() ? 1 : 0));
        if (!article.dateline().isEmpty()) {
            hash.number(article.datelinePlace().paragraph()).text(article.datelinePlace().mark());
        }
        return hash.hex();
    }

    /**
     * Returns the start of a fingerprint, as it stands in the report.
     *
     * @param fingerprint the whole of it
     */
    static String shorten(String fingerprint) {
        return fingerprint.substring(0, SHORT);
    }
}
