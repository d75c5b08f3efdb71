package org.tarjoman.report;

import java.util.List;
import java.util.Set;
import org.tarjoman.article.Article;
import org.tarjoman.quality.Flag;
import org.tarjoman.summarize.Summary;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/** Articles and rows for the tests of this package. */
final class ReportSamples {

    private ReportSamples() {
    }

    static Article article(String sourceFile, String title) {
        return new Article("a1", sourceFile, "", title, "", "ایرنا", "2026-11-29", "",
                List.of(new Article.Paragraph("باران آمد.", false)), List.of("هوا"),
                List.of(Flag.ENCODING_GUESSED));
    }

    static TranslatedSentence sentence(String target, Flag... flags) {
        return new TranslatedSentence("متن", target, -0.2, Set.of(flags), List.of(), new float[0]);
    }

    static TranslatedArticle translated(Article article, String kicker, String title, String... body) {
        List<TranslatedArticle.Paragraph> paragraphs = java.util.Arrays.stream(body)
                .map(text -> new TranslatedArticle.Paragraph(List.of(sentence(text)), false)).toList();
        return new TranslatedArticle(article, "pes_Arab", kicker == null ? null : sentence(kicker),
                title == null ? null : sentence(title), paragraphs, List.of(sentence("weather")), Set.of());
    }

    static Summary summary(String text) {
        return new Summary(text, "extractive", Set.of());
    }

    static RowFactory factory() {
        return new RowFactory("test-model 1", translated -> 88);
    }

    static ArticleRow row(String id, String sourceFile, String titleEn) {
        return factory().done(translated(article(sourceFile, "عنوان"), null, titleEn, "It rained."),
                summary("It rained."), "f00").withIdentity(id, sourceFile);
    }
}
