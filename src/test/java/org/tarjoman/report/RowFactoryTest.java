package org.tarjoman.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarjoman.report.ReportSamples.summary;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tarjoman.article.Article;
import org.tarjoman.quality.Flag;
import org.tarjoman.summarize.Summary;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

class RowFactoryTest {

    private final RowFactory factory = ReportSamples.factory();
    private final Article article = ReportSamples.article("a/b.md", "عنوان");

    @Test
    void putsTheKickerOnTheFirstLineOfTheBodyAndKeepsTheParagraphsApart() {
        ArticleRow row = factory.done(
                ReportSamples.translated(article, "Kicker", "Title", "One.", "Two."), summary("One."), "f");

        assertThat(row.translationEn()).isEqualTo("Kicker\n\nOne.\n\nTwo.");
        assertThat(row.titleEn()).isEqualTo("Title");
        assertThat(row.titleFa()).isEqualTo("عنوان");
        assertThat(row.status()).isEqualTo(Status.DONE);
        assertThat(row.translationModel()).isEqualTo("test-model 1");
    }

    @Test
    void gathersTheFlagsOfArticleSentencesAndSummaryOnceAndInOrder() {
        TranslatedSentence missing = new TranslatedSentence("۱۹ نفر", "People", -1,
                Set.of(Flag.NUMBER_MISSING, Flag.LOW_CONFIDENCE), List.of("۱۹"), new float[0]);
        TranslatedArticle translated = new TranslatedArticle(article, "pes_Arab", null, null,
                List.of(new TranslatedArticle.Paragraph(List.of(missing, missing,
                        ReportSamples.sentence("Fine.")), false)), List.of(), Set.of());

        ArticleRow row = factory.done(translated, new Summary("People", "abstractive", Set.of(Flag.SUMMARY_REJECTED)), "f");

        assertThat(row.qualityFlags()).containsExactly(
                Flag.ENCODING_GUESSED, Flag.NUMBER_MISSING, Flag.LOW_CONFIDENCE,
                Flag.SUMMARY_REJECTED);
        assertThat(row.summaryMethod()).isEqualTo("abstractive");
        assertThat(row.sentences()).isEqualTo(3);
        assertThat(row.sentencesFlagged()).isEqualTo(2);
        assertThat(row.numbersMissing()).containsExactly("۱۹", "۱۹");
    }

    @Test
    void namesNoModelForACopiedArticle() {
        TranslatedArticle copied = new TranslatedArticle(article, "eng_Latn", null, null, List.of(), List.of(),
                Set.of(Flag.COPIED));

        assertThat(factory.done(copied, summary(""), "f").translationModel()).isEmpty();
    }

    @Test
    void flagsACellThatExcelWouldCutOff() {
        String longest = "x".repeat(CellGuard.EXCEL_CELL_CHARACTERS);

        assertThat(done(longest).qualityFlags()).doesNotContain(Flag.EXCEL_CELL_LIMIT);
        assertThat(done(longest + "x").qualityFlags()).contains(Flag.EXCEL_CELL_LIMIT);
        assertThat(done("=" + longest.substring(1)).qualityFlags()).contains(Flag.EXCEL_CELL_LIMIT);
    }

    private ArticleRow done(String body) {
        return factory.done(ReportSamples.translated(article, null, "Title", body), summary(""), "f");
    }

    @Test
    void keepsTheSummaryAndTheErrorOnOneLine() {
        assertThat(factory.done(ReportSamples.translated(article, null, "T", "B."), summary("One.\n Two. "), "f")
                .summaryEn()).isEqualTo("One. Two.");
        assertThat(factory.unreadable("1", "x.txt", "bad\r\nfile").error()).isEqualTo("bad file");
    }

    @Test
    void keepsWhatIsKnownOfASkippedArticle() {
        ArticleRow row = factory.skipped(article, "arb_Arab", "the model does not read Arabic");

        assertThat(row.status()).isEqualTo(Status.SKIPPED);
        assertThat(row.language()).isEqualTo("arb_Arab");
        assertThat(row.titleFa()).isEqualTo("عنوان");
        assertThat(row.qualityFlags()).containsExactly(Flag.ENCODING_GUESSED);
        assertThat(row.qualityScore()).isNull();
    }

    @Test
    void refusesARowWithoutAnId() {
        assertThatThrownBy(() -> factory.unreadable("", "x.txt", "bad"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(Status.values())).extracting(Status::code).containsExactly("done", "skipped", "failed");
    }
}
