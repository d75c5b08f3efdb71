package org.tarjoman.article;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.quality.Flag;

/** Checks a raw article against the limits, cleans it and says what became of it. */
final class ArticleAssembler {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleAssembler.class);

    private final ReadLimits limits;
    private final ArticleCleaner cleaner;

    ArticleAssembler(ReadLimits limits, ArticleCleaner cleaner) {
        this.limits = limits;
        this.cleaner = cleaner;
    }

    /** Makes the result of one article; never throws for what is in it. */
    ReadResult assemble(RawArticle raw, String encoding, boolean encodingGuessed) {
        String text = raw.kicker() + raw.title() + raw.body();
        if (text.isBlank()) {
            return failed(raw.id(), raw.sourceFile(),
                    "there is no text in it; take it out or fetch it again");
        }
        if (text.length() > limits.maxArticleCharacters()) {
            return failed(raw.id(), raw.sourceFile(), String.format(Locale.ROOT, "the article has %,d "
                    + "characters, more than the limit of %,d; split it or raise the limit with %s",
                    text.length(), limits.maxArticleCharacters(), ReadLimits.ARTICLE_OPTION));
        }
        double control = CharacterFilter.controlShare(text);
        if (control > TextDecoder.BINARY_SHARE) {
            return failed(raw.id(), raw.sourceFile(), TextDecoder.binary(control).getMessage());
        }
        try {
            Article article = cleaner.clean(encodingGuessed ? withGuess(raw) : raw);
            if (article.title().isEmpty() && article.paragraphs().isEmpty()) {
                return failed(raw.id(), raw.sourceFile(),
                        "there is nothing to translate in it: only tags, links or a footer");
            }
            if (encodingGuessed) {
                LOG.info("{}: not UTF-8, read as {}", raw.sourceFile(), encoding);
            }
            return new ReadResult.Read(article, encoding);
        } catch (RuntimeException e) {
            LOG.warn("{}: cleaning failed", raw.sourceFile(), e);
            return failed(raw.id(), raw.sourceFile(), "cleaning failed: " + e
                    + "; please report this article");
        }
    }

    static ReadResult.Failed failed(String id, String sourceFile, String reason) {
        return new ReadResult.Failed(id.isBlank() ? ArticleCleaner.shortHash(sourceFile) : id.strip(),
                sourceFile, reason);
    }

    private static RawArticle withGuess(RawArticle raw) {
        Set<Flag> flags = EnumSet.of(Flag.ENCODING_GUESSED);
        flags.addAll(raw.flags());
        return new RawArticle(raw.id(), raw.sourceFile(), raw.kicker(), raw.title(), raw.body(), raw.url(),
                raw.published(), raw.agency(), raw.tags(), flags);
    }
}
