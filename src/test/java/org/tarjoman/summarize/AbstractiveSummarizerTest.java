package org.tarjoman.summarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ExportedModel;
import org.tarjoman.family.FamilyFixture;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;
import org.tarjoman.model.TinyBundle;
import org.tarjoman.quality.Flag;
import org.tarjoman.translate.TranslatedSentence;

/** A tiny random BART writes nonsense: just what the guard is for. */
class AbstractiveSummarizerTest {

    private static final Summarizer STAND_IN = article -> new Summary("Stand-in.", "extractive", Set.of());

    @TempDir
    Path folder;

    @Test
    void refusesNonsenseAndStandsByWithSentences() throws IOException {
        try (AbstractiveSummarizer summarizer = AbstractiveSummarizer.open(bundle("bart", 60), 1, STAND_IN)) {
            Summary summary = summarizer.summary(Sample.plain("Bridge", Sample.BRIDGE));

            assertThat(summary).isEqualTo(new Summary("Stand-in.", "extractive", Set.of(Flag.SUMMARY_REJECTED)));
        }
    }

    private static Summary summary(String text, boolean finished) {
        return new AbstractiveSummarizer(new ScriptedWriter(text, finished), ModelFamily.named("bart"), STAND_IN)
                .summary(Sample.plain("Bridge", Sample.BRIDGE));
    }

    @Test
    void takesWhatTheTranslationSays() {
        assertThat(summary("A 420-metre bridge opened in Poldokhtar.\nIt cost 780 billion tomans.", true)).isEqualTo(
                new Summary("A 420-metre bridge opened in Poldokhtar. It cost 780 billion tomans.", "abstractive", Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A 450-metre bridge opened in Poldokhtar.", "A 420-metre bridge opened in Shiraz.",
        "The bridge the bridge the bridge the bridge the bridge.", "پل در پلدختر گشایش یافت.", " "})
    void refusesWhatItDoesNotSay(String text) {
        assertThat(summary(text, true))
                .isEqualTo(new Summary("Stand-in.", "extractive", Set.of(Flag.SUMMARY_REJECTED)));
    }

    @Test
    void refusesWhatBreaksOff() {
        assertThat(summary("A 420-metre bridge opened in", false).flags()).containsExactly(Flag.SUMMARY_REJECTED);
    }

    @ParameterizedTest
    @CsvSource({"bart,The bridge is open.", "t5,The bridge is open.", "mt5,پل باز است."})
    void givesEachFamilyTheLanguageThatItReads(String family, String given) {
        ScriptedWriter writer = new ScriptedWriter("The bridge is open.", true);
        new AbstractiveSummarizer(writer, ModelFamily.named(family), STAND_IN).summary(Sample.article("Bridge",
                List.of(new TranslatedSentence("پل باز است.", "The bridge is open.", -0.5, Set.of(), List.of(), new float[0]))));

        assertThat(writer.given()).containsExactly(given);
    }

    @Test
    void anArticleWithoutABodyIsLeftToTheOther() throws IOException {
        try (AbstractiveSummarizer summarizer = AbstractiveSummarizer.open(bundle("bart", 60), 1, STAND_IN)) {
            assertThat(summarizer.summary(Sample.plain("Bridge", List.of())).flags()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bart", "t5", "mt5"})
    void comesToAnEndWithAnyText(String family) throws IOException {
        List<String> sentences = IntStream.range(0, 40)
                .mapToObj(i -> Sample.BRIDGE.get(i % Sample.BRIDGE.size())).toList();
        try (ModelSummaryWriter writer = writer(family, 40)) {
            assertThat(writer.write(sentences)).isNotNull();
            assertThat(writer.write(List.of("word ".repeat(300)))).isNotNull();
        }
    }

    @Test
    void refusesAModelThatTranslates() {
        assertThatThrownBy(() -> AbstractiveSummarizer.requireWriter(Bundle.open(TinyBundle.FOLDER)))
                .isInstanceOf(ModelException.class).hasMessageContaining("does not write summaries");
    }

    private ModelSummaryWriter writer(String family, int longest) throws IOException {
        ExportConfig config = ExportConfig.of(bundle(family, longest).folder());
        ExportedModel model = new ExportedModel(config, ModelFamily.of(config),
                new ExportFiles("encoder_model.onnx", "decoder_model_merged.onnx", null), 1);
        return new ModelSummaryWriter(model, longest);
    }

    private Bundle bundle(String family, int longest) throws IOException {
        return FamilyFixture.bundle(family, folder.resolve(family + "-" + longest + "-" + System.nanoTime()), longest);
    }
}
