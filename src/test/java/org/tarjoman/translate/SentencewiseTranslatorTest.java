package org.tarjoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarjoman.article.Article;
import org.tarjoman.article.DatelinePlace;
import org.tarjoman.quality.Flag;
import org.tarjoman.text.PersianNormalizer;

class SentencewiseTranslatorTest {

    private final Echo echo = new Echo();
    private final ArticleTranslator translator =
            new SentencewiseTranslator(echo.translator());

    private static Article article(String kicker, String title, List<Article.Paragraph> paragraphs,
            List<String> tags, Flag... flags) {
        return new Article("id", "file.txt", kicker, title, "", "", "", "", paragraphs, tags, List.of(flags));
    }

    private static Article.Paragraph body(String text) {
        return new Article.Paragraph(text, false);
    }

    private static String echoed(String text) {
        return Echo.of(PersianNormalizer.normalize(text));
    }

    @Test
    void putsEveryPartInItsPlace() {
        Article article = article("دیدار وزیر", "خبر تهران", List.of(
                body("وزیر در تهران گفت. کتاب از ایران است!"),
                new Article.Paragraph("خبر دیگر", true),
                body("باران در رشت. برف در تبریز. باد در یزد.")), List.of("تهران", "کتاب", "تهران"));

        TranslatedArticle translated = translator.translate(article, "pes_Arab");

        assertThat(translated.article()).isSameAs(article);
        assertThat(translated.language()).isEqualTo("pes_Arab");
        assertThat(translated.kicker().target()).isEqualTo(echoed("دیدار وزیر"));
        assertThat(translated.title().target()).isEqualTo(echoed("خبر تهران"));
        assertThat(translated.paragraphs()).extracting(TranslatedArticle.Paragraph::heading)
                .containsExactly(false, true, false);
        assertThat(translated.paragraphs()).extracting(p -> p.sentences().size()).containsExactly(2, 1, 3);
        assertThat(translated.paragraphs().get(2).sentences()).extracting(TranslatedSentence::source)
                .containsExactly("باران در رشت.", "برف در تبریز.", "باد در یزد.");
        assertThat(translated.paragraphs().get(2).sentences()).extracting(TranslatedSentence::target)
                .containsExactly(echoed("باران در رشت."), echoed("برف در تبریز."), echoed("باد در یزد."));
        assertThat(translated.tags()).extracting(TranslatedSentence::target)
                .containsExactly(echoed("تهران"), echoed("کتاب"), echoed("تهران"));
        assertThat(translated.sentences()).hasSize(8);
        assertThat(translated.bodyText().split("\n\n")).hasSize(3);
    }

    @Test
    void losesNothingOfTheBody() {
        String text = "وزیر گفت: «باران آمد. برف هم آمد.» و رفت؛ کتاب از ۳٫۵ تا ۴٫۵ است... تهران ماند؟ بله!";

        TranslatedArticle translated = translator.translate(
                article("", "", List.of(body(text)), List.of()), "pes_Arab");

        assertThat(translated.paragraphs().get(0).text()).isEqualTo(echoed(text));
    }

    @Test
    void hasNoTitleWhereThereIsNone() {
        TranslatedArticle translated = translator.translate(
                article("", " ", List.of(body("باران در رشت.")), List.of()), "pes_Arab");

        assertThat(translated.kicker()).isNull();
        assertThat(translated.title()).isNull();
        assertThat(translated.tags()).isEmpty();
        assertThat(translated.sentences()).hasSize(1);
        assertThat(translated.paragraphs().get(0).text()).isEqualTo(echoed("باران در رشت."));
    }

    @Test
    void keepsTheTitleOfAnArticleWithoutBody() {
        TranslatedArticle translated = translator.translate(
                article("", "خبر", List.of(), List.of("تهران")), "pes_Arab");

        assertThat(translated.title().target()).isEqualTo(echoed("خبر"));
        assertThat(translated.paragraphs()).isEmpty();
        assertThat(translated.tags()).extracting(TranslatedSentence::target).containsExactly(echoed("تهران"));
    }

    @Test
    void keepsThePlaceOfParagraphsWithoutWords() {
        TranslatedArticle translated = translator.translate(article("", "خبر", List.of(
                body("باران در رشت."), body("***"), body("\u00A0"), body(" "), body(""), body("؟!"),
                body("برف در تبریز.")), List.of()), "pes_Arab");

        assertThat(translated.paragraphs()).extracting(TranslatedArticle.Paragraph::text).containsExactly(
                echoed("باران در رشت."), "***", "", "", "", "?!", echoed("برف در تبریز."));
        assertThat(translated.paragraphs()).noneMatch(p -> p.sentences().isEmpty());
    }

    @Test
    void putsTheDatelineBeforeTheFirstParagraph() {
        Article article = new Article("id", "file.txt", "", "خبر", "تهران - ایرنا", "", "", "",
                List.of(new Article.Paragraph("خبر دیگر", true), body("باران در رشت."),
                body("برف در تبریز.")),
                List.of("کتاب"), List.of());

        TranslatedArticle translated = translator.translate(article, "pes_Arab");

        assertThat(translated.dateline()).isEqualTo(echoed("تهران") + " - IRNA");
        assertThat(translated.bodyText())
                .isEqualTo(echoed("خبر دیگر") + "\n\n" + echoed("تهران") + " - IRNA - "
                + echoed("باران در رشت.") + "\n\n" + echoed("برف در تبریز."));
        assertThat(translated.tags()).extracting(TranslatedSentence::target).containsExactly(echoed("کتاب"));
        assertThat(translated.title().target()).isEqualTo(echoed("خبر"));
    }

    @Test
    void putsADatelineBeforeTheParagraphThatItOpened() {
        assertThat(bodyWithDatelineAt(1)).isEqualTo(echoed("خبر دیگر") + "\n\n" + echoed("اصفهان") + " - ISNA - "
                + echoed("باران در رشت.") + "\n\n" + echoed("برف در تبریز."));
        assertThat(bodyWithDatelineAt(2)).isEqualTo(echoed("خبر دیگر") + "\n\n" + echoed("باران در رشت.")
                + "\n\n" + echoed("اصفهان") + " - ISNA - " + echoed("برف در تبریز."));
        assertThat(bodyWithDatelineAt(3)).isEqualTo(echoed("خبر دیگر") + "\n\n" + echoed("باران در رشت.")
                + "\n\n" + echoed("برف در تبریز.") + "\n\n" + echoed("اصفهان") + " - ISNA");
    }

    private String bodyWithDatelineAt(int paragraph) {
        return translator.translate(new Article("id", "file.txt", "", "خبر", "اصفهان (ایسنا)", "", "", "",
                List.of(body("خبر دیگر"), body("باران در رشت."), body("برف در تبریز.")), List.of(), List.of(),
                new DatelinePlace(paragraph, " – ")), "pes_Arab").bodyText();
    }

    @Test
    void takesOverTheFlagsOfReading() {
        TranslatedArticle translated = translator.translate(article("", "خبر", List.of(), List.of(),
                Flag.NO_TITLE, Flag.ENCODING_GUESSED, Flag.NO_TITLE), "pes_Arab");

        assertThat(translated.flags()).containsExactlyInAnyOrder(Flag.NO_TITLE, Flag.ENCODING_GUESSED);
    }

    @Test
    void asksTheModelForAllSentencesOfAnArticleAtOnce() {
        translator.translate(article("دیدار", "خبر", List.of(
                body("باران در رشت. برف در تبریز."), body("باد در یزد.")), List.of("کتاب")), "pes_Arab");

        assertThat(echo.model.batches()).hasSize(1);
        assertThat(echo.asked()).hasSize(6);
    }

    @Test
    void closesItsTranslator() {
        translator.close();
        assertThat(echo.model.closes()).isEqualTo(1);
    }
}
