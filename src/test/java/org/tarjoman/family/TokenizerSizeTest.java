package org.tarjoman.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.install.Export;
import org.tarjoman.model.ModelException;

/** Which pieces a tokenizer may have beyond the rows of its model. */
class TokenizerSizeTest {

    @TempDir
    Path folder;

    private static PieceTokenizer tokenizer(Path export) {
        ExportConfig config = ExportConfig.of(export);
        return ModelFamily.of(config).openTokenizer(config);
    }

    private static int size(Path export) {
        try (PieceTokenizer tokenizer = tokenizer(export)) {
            return tokenizer.size();
        }
    }

    private static void giveRows(Path export, int rows) throws IOException {
        Export.edit(export.resolve(ExportConfig.CONFIG), c -> c.addProperty("vocab_size", rows));
    }

    private static void check(Path export) {
        ExportConfig config = ExportConfig.of(export);
        ModelFamily family = ModelFamily.of(config);
        try (PieceTokenizer tokenizer = family.openTokenizer(config)) {
            ExportedModel.requireSameSize(config, tokenizer, family.prompt(config, tokenizer));
        }
    }

    /** The mask of BART, and a language of M2M100 that nobody asks for. */
    @ParameterizedTest
    @ValueSource(strings = {"bart", "m2m100"})
    void theLastSpecialPieceNeedsNoRow(String family) throws IOException {
        Path export = FamilyFixture.unpack(family, folder);
        giveRows(export, size(export) - 1);

        assertThatCode(() -> check(export)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bart", "nllb", "marian", "m2m100"})
    void everyOrdinaryPieceNeedsOne(String family) throws IOException {
        Path export = FamilyFixture.unpack(family, folder);
        int ordinary;
        try (PieceTokenizer tokenizer = tokenizer(export)) {
            ordinary = tokenizer.sizeWithoutLastSpecial();
            assertThat(ordinary).isPositive().isLessThan(tokenizer.size());
            assertThat(tokenizer.isSpecial(ordinary - 1)).isFalse();
        }
        giveRows(export, ordinary - 1);

        assertThatThrownBy(() -> check(export)).isInstanceOf(ModelException.class)
                .hasMessageContaining("the tokenizer has " + ordinary + " pieces, the model " + (ordinary - 1))
                .hasMessageContaining("different models");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAddedPieceNeedsOneUnlessItIsSpecial(boolean special) throws IOException {
        Path export = FamilyFixture.unpack("bart", folder);
        int size = size(export);
        giveRows(export, size);
        Export.edit(export.resolve(JsonTokenizer.FILE), t -> {
            JsonObject piece = t.getAsJsonArray("added_tokens").get(0).getAsJsonObject().deepCopy();
            piece.addProperty("id", size);
            piece.addProperty("content", "zebra");
            piece.addProperty("special", special);
            t.getAsJsonArray("added_tokens").add(piece);
        });

        assertThat(size(export)).isEqualTo(size + 1);
        if (special) {
            assertThatCode(() -> check(export)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> check(export)).isInstanceOf(ModelException.class)
                    .hasMessageContaining((size + 1) + " pieces");
        }
    }

    @ParameterizedTest
    @CsvSource({"nllb,pes_Arab", "nllb,eng_Latn", "m2m100,__fa__", "m2m100,__en__"})
    void theLanguagesNeedOne(String family, String language) throws IOException {
        Path export = FamilyFixture.unpack(family, folder);
        int id;
        try (PieceTokenizer tokenizer = tokenizer(export)) {
            id = tokenizer.special(language).orElseThrow();
        }
        giveRows(export, id);

        assertThatThrownBy(() -> check(export)).isInstanceOf(ModelException.class)
                .hasMessageContaining("none of the model's " + id + " pieces").hasMessageContaining("different models");
    }

    @Test
    void aQuotedMaskWithoutARowIsLeftOut() throws IOException {
        Path export = FamilyFixture.unpack("bart", folder);
        int rows = size(export) - 1;
        giveRows(export, rows);
        ExportConfig config = ExportConfig.of(export);
        try (ExportedModel model = new ExportedModel(config, ModelFamily.of(config),
                new ExportFiles("encoder_model.onnx", "decoder_model_merged.onnx", null), 1)) {
            assertThat(model.tokenizer().pieces("It wrote <mask> there.")).contains(rows);

            assertThat(model.source().encode("It wrote <mask> there.")).doesNotContain(rows).hasSizeGreaterThan(4);
        }
    }
}
