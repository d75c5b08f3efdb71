package org.tarjoman.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tarjoman.article.Article;
import org.tarjoman.quality.Flag;
import org.tarjoman.text.LanguageDetector;
import org.tarjoman.text.Scripts;
import org.tarjoman.text.SentenceSplitter;
import org.tarjoman.translate.ArticleTranslator;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/** "Translates" an English article: copies it, sentence by sentence, and says so. */
final class EnglishCopy implements ArticleTranslator {

    /** The language that is copied. */
    static final String LANGUAGE = LanguageDetector.ENGLISH;

    @Override
    public TranslatedArticle translate(Article article, String language) {
        List<TranslatedArticle.Paragraph> paragraphs = new ArrayList<>();
        for (Article.Paragraph paragraph : article.paragraphs()) {
            List<TranslatedSentence> sentences = SentenceSplitter.split(paragraph.text()).stream()
                    .map(String::strip).filter(sentence -> !sentence.isEmpty()).map(EnglishCopy::copy).toList();
            paragraphs.add(new TranslatedArticle.Paragraph(sentences, paragraph.heading()));
        }
        return new TranslatedArticle(article, language,
                article.kicker().isEmpty() ? null : copy(article.kicker()),
                article.title().isEmpty() ? null : copy(article.title()),
                article.dateline(), paragraphs, article.tags().stream().map(EnglishCopy::copy).toList(),
                Set.of(Flag.COPIED));
    }

    /** What is not English in an English article, a Persian paragraph say, stays foreign to the reader. */
    private static TranslatedSentence copy(String text) {
        Set<Flag> flags = Scripts.hasForeignLetters(text) ? Set.of(Flag.UNTRANSLATED) : Set.of();
        return new TranslatedSentence(text, text, 0, flags, List.of(), new float[0]);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
