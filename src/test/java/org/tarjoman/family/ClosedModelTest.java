package org.tarjoman.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.NativeObjects;
import org.tarjoman.decode.StepModel;
import org.tarjoman.model.ModelException;

/** A closed model holds no native object any more: no session, tokenizer, array or manager. */
class ClosedModelTest {

    private static final ExportFiles MERGED =
            ExportFiles.precisions(Set.of("encoder_model.onnx", "decoder_model_merged.onnx")).get("");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"marian", "nllb", "m2m100", "small100", "mbart50", "bart", "t5", "mt5"})
    void closesSessionsTokenizersArraysAndManagers(String name) throws Exception {
        ExportConfig config = ExportConfig.of(FamilyFixture.unpack(name, folder));
        int before = NativeObjects.inTheWholeProgram();
        List<Object> held;
        try (ExportedModel model = new ExportedModel(config, ModelFamily.of(config), MERGED, 1);
                StepModel step = model.newStepModel()) {
            model.search(step, GenerateOptions.greedy(8).withBeam(2))
                    .translate(List.of(model.source().encode("Hello"), model.source().encode("Tehran today")));
            held = NativeObjects.heldBy(model);
            // Encoder, decoder and the program's own two graphs.
            assertThat(held).filteredOn(OrtSession.class::isInstance).hasSize(4);
            boolean sentencePiece = model.tokenizer() instanceof SentencePieceTokenizer;
            assertThat(held).filteredOn(HuggingFaceTokenizer.class::isInstance).hasSize(sentencePiece ? 0 : 1);
            for (Object one : held) {
                assertThat(NativeObjects.isOpen(one)).as("%s is in use", one).isTrue();
            }
            assertThat(NativeObjects.inTheWholeProgram()).isGreaterThan(before);
        }
        for (Object one : held) {
            assertThat(NativeObjects.isOpen(one)).as("%s is open", one).isFalse();
        }
        // Less if a manager that an earlier test's broken graph left was collected in the meantime.
        assertThat(NativeObjects.inTheWholeProgram()).isLessThanOrEqualTo(before);
    }

    @Test
    void keepsNoSessionAfterAGraphWasBroken() throws IOException {
        Path export = FamilyFixture.unpack("marian", folder);
        ExportConfig config = ExportConfig.of(export);
        Files.write(export.resolve("decoder_model_merged.onnx"), new byte[] {1, 2, 3});
        int before = NativeObjects.inTheWholeProgram();

        assertThatThrownBy(() -> new ExportedModel(config, ModelFamily.of(config), MERGED, 1))
                .isInstanceOf(ModelException.class);

        // DJL leaves the empty manager of the graph that it could not load; the encoder's is gone.
        assertThat(NativeObjects.inTheWholeProgram()).isLessThanOrEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"marian", "m2m100"})
    void closingATokenizerAgainDoesNoHarm(String name) throws IOException {
        ExportConfig config = ExportConfig.of(FamilyFixture.unpack(name, folder));
        PieceTokenizer tokenizer = ModelFamily.of(config).openTokenizer(config);
        assertThat(tokenizer).isInstanceOf(SentencePieceTokenizer.class);
        for (int i = 0; i < 3; i++) {
            // Nothing can be asserted: freed twice, the allocator ends the process, and this test with it.
            tokenizer.close();
        }
    }
}
