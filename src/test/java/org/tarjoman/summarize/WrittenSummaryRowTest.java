package org.tarjoman.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.Column;
import org.tarjoman.report.RowFactory;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/** What a written summary, taken or refused, leaves in the row of its article. */
class WrittenSummaryRowTest {

    private static final Summarizer STAND_IN = article -> new Summary("Stand-in.", "extractive", Set.of());

    private final TranslatedArticle article = Sample.article("Bridge", List.of(
            sentence("پل ۴۲۰ متری باز شد.", "A 420-metre bridge has opened."),
            sentence("ساخت آن پنج سال طول کشید.", "It took five years to build.")));

    private static TranslatedSentence sentence(String source, String target) {
        return new TranslatedSentence(source, target, -0.5, Set.of(), List.of(), new float[0]);
    }

    private ArticleRow row(SummaryWriter writer, String family) {
        Summary summary = new AbstractiveSummarizer(writer, ModelFamily.named(family), STAND_IN).summary(article);
        return new RowFactory("nllb 1", translated -> 90).done(article, summary, "f00");
    }

    @ParameterizedTest
    @CsvSource({"bart,A 420-metre bridge has opened.,It took five years to build.",
        "t5,A 420-metre bridge has opened.,It took five years to build.",
        "mt5,پل ۴۲۰ متری باز شد.,ساخت آن پنج سال طول کشید."})
    void anAcceptedSummaryIsCalledAbstractiveAndHasNoFlag(String family, String first, String second) {
        ScriptedWriter writer = new ScriptedWriter("A 420-metre bridge took five years to build.", true);

        ArticleRow row = row(writer, family);

        assertThat(writer.given()).containsExactly(first, second);
        assertThat(Column.SUMMARY_METHOD.cell(row)).isEqualTo("abstractive");
        assertThat(Column.SUMMARY_EN.cell(row)).isEqualTo("A 420-metre bridge took five years to build.");
        assertThat(Column.QUALITY_FLAGS.cell(row)).isEmpty();
    }

    @Test
    void aRefusedSummaryIsFlaggedAndTheMethodIsThatOfTheStandIn() {
        ArticleRow row = row(new ScriptedWriter("A 450-metre bridge has opened.", true), "bart");

        assertThat(Column.SUMMARY_METHOD.cell(row)).isEqualTo("extractive");
        assertThat(Column.SUMMARY_EN.cell(row)).isEqualTo("Stand-in.");
        assertThat(Column.QUALITY_FLAGS.cell(row)).isEqualTo("summary_rejected");
    }
}
