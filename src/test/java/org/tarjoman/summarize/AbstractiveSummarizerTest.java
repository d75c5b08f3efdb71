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
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ExportedModel;
import org.tarjoman.family.FamilyFixture;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;
import org.tarjoman.model.TinyBundle;
import org.tarjoman.quality.Flag;
import org.tarjoman.translate.TranslatedArticle;

/** A tiny random BART writes nonsense: just what the guard is for. */
class AbstractiveSummarizerTest {

    private static final Summarizer STAND_IN = article -> new Summary("Stand-in.", "extractive", Set.of());

    @TempDir
    Path folder;

    @Test
    void refusesNonsenseAndStandsByWithSentences() throws IOException {
        try (AbstractiveSummarizer summarizer = AbstractiveSummarizer.open(bundle(60), 1, STAND_IN)) {
            Summary summary = summarizer.summary(Sample.plain("Bridge", Sample.BRIDGE));

            assertThat(summary).isEqualTo(new Summary("Stand-in.", "extractive", Set.of(Flag.SUMMARY_REJECTED)));
        }
    }

    @Test
    void takesWhatTheModelWroteIfTheTranslationSaysIt() throws IOException {
        String written;
        try (SummaryWriter writer = writer(500)) {
            written = writer.write(Sample.HOSPITAL).text();
        }
        // An article that says exactly what the model will write of it cannot be found for a random model;
        // one whose headline says it can.
        TranslatedArticle article = Sample.plain(written, Sample.HOSPITAL);
        try (AbstractiveSummarizer summarizer = AbstractiveSummarizer.open(bundle(500), 1, STAND_IN)) {
            Summary summary = summarizer.summary(article);

            // Its words are all in the headline, so that only finishing and repetition can be against it.
            boolean sound = writtenSoundly(written);
            assertThat(summary.flags().isEmpty()).isEqualTo(sound);
            assertThat(summary.text()).isEqualTo(sound ? EnglishWords.onOneLine(written) : "Stand-in.");
        }
    }

    private boolean writtenSoundly(String written) throws IOException {
        try (SummaryWriter writer = writer(500)) {
            return writer.write(Sample.HOSPITAL).finished() && !written.isBlank()
                    && !org.tarjoman.quality.Repetition.isIn(written)
                    && !org.tarjoman.text.Scripts.hasForeignLetters(written);
        }
    }

    @Test
    void anArticleWithoutABodyIsLeftToTheOther() throws IOException {
        try (AbstractiveSummarizer summarizer = AbstractiveSummarizer.open(bundle(60), 1, STAND_IN)) {
            assertThat(summarizer.summary(Sample.plain("Bridge", List.of())).flags()).isEmpty();
        }
    }

    @Test
    void readsALongTextInPartsAndComesToAnEnd() throws IOException {
        List<String> sentences = IntStream.range(0, 40)
                .mapToObj(i -> Sample.BRIDGE.get(i % Sample.BRIDGE.size())).toList();
        try (SummaryWriter writer = writer(40)) {
            assertThat(writer.write(sentences)).isNotNull();
            assertThat(writer.write(List.of("word ".repeat(300)))).isNotNull();
        }
    }

    @Test
    void refusesAModelThatTranslates() {
        assertThatThrownBy(() -> AbstractiveSummarizer.requireWriter(Bundle.open(TinyBundle.FOLDER)))
                .isInstanceOf(ModelException.class).hasMessageContaining("does not write summaries");
    }

    private SummaryWriter writer(int longest) throws IOException {
        ExportConfig config = ExportConfig.of(bundle(longest).folder());
        ExportedModel model = new ExportedModel(config, ModelFamily.of(config),
                new ExportFiles("encoder_model.onnx", "decoder_model_merged.onnx", null), 1);
        return new SummaryWriter(model, longest);
    }

    private Bundle bundle(int longest) throws IOException {
        return FamilyFixture.bundle("bart", folder.resolve("bart-" + longest + "-" + System.nanoTime()), longest);
    }
}
