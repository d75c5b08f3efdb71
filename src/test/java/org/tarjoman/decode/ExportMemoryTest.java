package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.family.FamilyFixture;
import org.tarjoman.model.ModelException;

/** Every native object of a hub model's search is closed; the managers are counted. */
class ExportMemoryTest {

    private static final int START = 2;
    private static final int END = 2;
    private static final int PAD = 1;

    @TempDir
    Path folder;

    private ExportGraphs graphs(boolean merged) throws IOException {
        Path export = FamilyFixture.unpack("nllb", folder);
        return merged
                ? new ExportGraphs(export.resolve("encoder_model.onnx"),
                        export.resolve("decoder_model_merged.onnx"), null, 4, 8, 1)
                : new ExportGraphs(export.resolve("encoder_model.onnx"), export.resolve("decoder_model.onnx"),
                        export.resolve("decoder_with_past_model.onnx"), 4, 8, 1);
    }

    private static int held(ExportGraphs graphs) {
        return Stream.of(graphs.encoder, graphs.first, graphs.later, graphs.gather, graphs.candidates).distinct()
                .mapToInt(graph -> HeldResources.of(graph.manager())).sum();
    }

    private static List<int[]> sources(int... lengths) {
        return Arrays.stream(lengths)
                .mapToObj(length -> IntStream.range(0, length).map(i -> 5 + (i * 31 + length) % 200).toArray()).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holdsNoMoreAfterManyBatchesThanBefore(boolean merged) throws IOException {
        try (ExportGraphs graphs = graphs(merged)) {
            int unused = held(graphs);
            try (ExportStepModel model = new ExportStepModel(graphs, START, END, PAD)) {
                int before = held(graphs);
                for (int i = 0; i < 8; i++) {
                    GenerateOptions options = GenerateOptions.greedy(12).withBeam(1 + i % 4);
                    new BeamSearch(model, options).translate(sources(1 + i % 5, 9, 3, 12, 5));
                    assertThat(held(graphs)).isEqualTo(before);
                }
            }
            assertThat(held(graphs)).isEqualTo(unused);
        }
    }

    @Test
    void holdsTheLastTwoStepsAtMost() throws IOException {
        StepModel.Wanted wanted = new StepModel.Wanted(4, new int[] {7});
        try (ExportGraphs graphs = graphs(true);
                ExportStepModel model = new ExportStepModel(graphs, START, END, PAD)) {
            int before = held(graphs);
            try (StepModel.State state = model.encode(sources(5, 7), 2)) {
                int[] tokens = {9, 9, 9, 9};
                state.step(tokens, new int[] {0, 1, 2, 3}, wanted);
                state.step(tokens, new int[] {0, 0, 2, 2}, wanted);
                int afterTwo = held(graphs);
                for (int i = 0; i < 10; i++) {
                    // Now in the same order, now in another: what is gathered goes with its step.
                    state.step(tokens, i % 2 == 0 ? new int[] {1, 0, 3, 2} : new int[] {0, 1, 2, 3}, wanted);
                    assertThat(held(graphs)).isEqualTo(afterTwo);
                }
                state.select(new int[] {1});
                state.step(new int[] {9, 9}, new int[] {2, 3}, wanted);
                assertThat(held(graphs)).isEqualTo(afterTwo);
            }
            assertThat(held(graphs)).isEqualTo(before);
        }
    }

    @Test
    void holdsNothingOfABatchThatWasInterruptedOrFailed() throws IOException {
        try (ExportGraphs graphs = graphs(true);
                ExportStepModel model = new ExportStepModel(graphs, START, END, PAD)) {
            int before = held(graphs);
            BeamSearch search = new BeamSearch(model, GenerateOptions.greedy(12).withBeam(4));
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> search.translate(sources(5, 7))).isInstanceOf(CancellationException.class);
            } finally {
                Thread.interrupted();
            }
            assertThat(held(graphs)).isEqualTo(before);

            // The table of pieces ends far before this id; ONNX Runtime refuses it.
            assertThatThrownBy(() -> search.translate(List.of(new int[] {9_999, 2})))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("ONNX Runtime failed");
            assertThat(held(graphs)).isEqualTo(before);

            StepModel.Wanted wanted = new StepModel.Wanted(4, new int[0]);
            try (StepModel.State state = model.encode(sources(5), 2)) {
                assertThatThrownBy(() -> state.step(new int[] {9_999, 9_999}, new int[] {0, 1}, wanted))
                        .isInstanceOf(IllegalStateException.class);
            }
            try (StepModel.State state = model.encode(sources(5), 2)) {
                state.step(new int[] {9, 9}, new int[] {0, 1}, wanted);
                assertThatThrownBy(() -> state.step(new int[] {9_999, 9}, new int[] {0, 0}, wanted))
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> state.select(new int[] {77})).isInstanceOf(IllegalStateException.class);
            }
            assertThat(held(graphs)).isEqualTo(before);
        }
    }

    @Test
    void refusesAGraphThatKeepsNothingFromStepToStep() throws IOException {
        Path export = FamilyFixture.unpack("nllb", folder);
        assertThatThrownBy(() -> new ExportGraphs(export.resolve("encoder_model.onnx"),
                export.resolve("decoder_model.onnx"), null, 4, 8, 1))
                .isInstanceOf(ModelException.class).hasMessageContaining("decoder_model.onnx")
                .hasMessageContaining("use_cache_branch");
    }
}
