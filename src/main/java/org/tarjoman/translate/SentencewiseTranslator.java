package org.tarjoman.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tarjoman.article.Agencies;
import org.tarjoman.article.Article;
import org.tarjoman.quality.Flag;
import org.tarjoman.text.SentenceSplitter;

/** Translates all sentences of an article in one go and puts them back in their places. */
final class SentencewiseTranslator implements ArticleTranslator {

    private static final String DATELINE_MARKS = "\\s*[-–—ـ/،()]+\\s*";

    private final SentenceTranslator sentences;

    SentencewiseTranslator(SentenceTranslator sentences) {
        this.sentences = sentences;
    }

    @Override
    public TranslatedArticle translate(Article article, String language) {
        List<String> datelineParts = Arrays.stream(article.dateline().split(DATELINE_MARKS))
                .filter(part -> !part.isBlank()).toList();
        List<String> sources = new ArrayList<>();
        sources.add(article.kicker());
        sources.add(article.title());
        sources.addAll(datelineParts.stream().map(SentencewiseTranslator::agencyInEnglish).toList());
        int at = sources.size();
        List<Integer> counts = new ArrayList<>();
        for (Article.Paragraph paragraph : article.paragraphs()) {
            List<String> split = SentenceSplitter.split(paragraph.text()).stream()
                    .filter(sentence -> !sentence.isBlank()).toList();
            if (split.isEmpty()) {
                // A blank paragraph keeps its place.
                split = List.of(paragraph.text());
            }
            counts.add(split.size());
            sources.addAll(split);
        }
        sources.addAll(article.tags());
        List<TranslatedSentence> translated = sentences.translate(sources, language);
        List<TranslatedSentence> dateline = translated.subList(2, at);
        List<TranslatedArticle.Paragraph> paragraphs = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            paragraphs.add(new TranslatedArticle.Paragraph(
                    translated.subList(at, at + counts.get(i)), article.paragraphs().get(i).heading()));
            at += counts.get(i);
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(article.flags());
        dateline.forEach(part -> flags.addAll(part.flags()));
        return new TranslatedArticle(article, language,
                article.kicker().isBlank() ? null : translated.get(0),
                article.title().isBlank() ? null : translated.get(1),
                dateline.stream().map(TranslatedSentence::target).collect(Collectors.joining(" - ")),
                paragraphs, translated.subList(at, translated.size()), flags);
    }

    /** The names of agencies are known; places are left to the model. */
    private static String agencyInEnglish(String part) {
        return Agencies.known().named(part).map(Agencies.Agency::english).orElse(part);
    }

    @Override
    public void close() {
        sentences.close();
    }
}
