package org.tarjoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ExportedModel;
import org.tarjoman.family.FamilyFixture;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.model.Bundle;

/** Models that are told which language they read: NLLB is, the others know Persian alone. */
class SourceLanguageTest {

    private static final String TEXT = "باران بارید.";

    @TempDir
    Path folder;

    private ExportedModel model(String family) throws IOException {
        Bundle bundle = FamilyFixture.bundle(family, folder, 100);
        return new ExportedModel(ExportConfig.of(bundle.folder()), ModelFamily.named(family),
                ExportFiles.only(bundle.hashes().keySet(), family), 1);
    }

    @Test
    void tellsNllbThatDariIsDari() throws IOException {
        try (ExportedModel model = model("nllb"); SourceTokenizer persian = model.source()) {
            int[] ids = persian.encode(TEXT);
            int[] dari = persian.in("prs_Arab").encode(TEXT);

            assertThat(ids[0]).isEqualTo(model.tokenizer().special("pes_Arab").orElseThrow());
            assertThat(dari[0]).isEqualTo(model.tokenizer().special("prs_Arab").orElseThrow());
            assertThat(dari).hasSameSizeAs(ids).endsWith(Arrays.copyOfRange(ids, 1, ids.length));
            assertThat(persian.in("pes_Arab")).isSameAs(persian);
            assertThat(persian.in("kur_Arab")).isSameAs(persian);
        }
    }

    @Test
    void tellsTheOthersNothingNew() throws IOException {
        try (ExportedModel model = model("m2m100"); SourceTokenizer persian = model.source()) {
            assertThat(persian.in("prs_Arab")).isSameAs(persian);
        }
    }

    @Test
    void givesTheModelWhatItsLanguageAsksFor() {
        // A tokenizer that puts one more piece before Dari.
        int dari = 7;
        SourceTokenizer persian = new Prefixed(new int[0]);
        Echo echo = new Echo();
        echo.maxSourcePieces = 8;
        SentenceTranslator translator = new SentenceTranslator(echo.model, persian, Echo.VOCABULARY,
                Searches.only(new BeamSearch(echo.model, echo.options)), echo.memory, echo.statistics,
                echo.maxSourcePieces, 1000);
        String split = "باران در تهران بارید و وزیر گفت که کتاب در ایران است و خبر از دیدار در تهران است";

        translator.translate(List.of("باران", split), "prs_Arab");

        List<int[]> rows = echo.model.batches().stream().flatMap(List::stream).toList();
        assertThat(rows).hasSizeGreaterThan(2).allMatch(row -> row[0] == dari);

        translator.translate(List.of("باران", split), "pes_Arab");
        assertThat(echo.model.batches().stream().flatMap(List::stream).skip(rows.size()))
                .hasSizeGreaterThan(2).noneMatch(row -> row[0] == dari);
    }

    /** A tokenizer with pieces before each text. */
    private record Prefixed(int[] before) implements SourceTokenizer {

        @Override
        public int[] encode(String normalized) {
            int[] ids = Echo.TOKENIZER.encode(normalized);
            int[] all = Arrays.copyOf(before, before.length + ids.length);
            System.arraycopy(ids, 0, all, before.length, ids.length);
            return all;
        }

        @Override
        public boolean hasUnknownText(String normalized) {
            return Echo.TOKENIZER.hasUnknownText(normalized);
        }

        @Override
        public SourceTokenizer in(String language) {
            return language.equals("prs_Arab") ? new Prefixed(new int[] {7}) : this;
        }

        @Override
        public void close() {
            // The tokenizer is everybody's.
        }
    }

    @Test
    void recallsASentenceInItsOwnLanguageOnly() throws IOException {
        Bundle bundle = FamilyFixture.bundle("nllb", folder, 100);
        try (TranslationEngine engine = TranslationEngine.open(bundle, new EngineOptions(1, 1, null));
                SentenceTranslator translator = engine.newSentenceTranslator()) {
            translator.translate(List.of(TEXT), "pes_Arab");
            translator.translate(List.of(TEXT), "prs_Arab");
            assertThat(engine.statistics().recalled()).isZero();

            translator.translate(List.of(TEXT), "pes_Arab");
            translator.translate(List.of(TEXT), "prs_Arab");
            assertThat(engine.statistics().recalled()).isEqualTo(2);
        }
    }
}
