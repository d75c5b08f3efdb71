package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;
import org.tarjoman.model.TinyBundle;

/** Counts what DJL's managers hold: native memory is freed by closing alone. */
class NativeMemoryTest {

    private static final StepModel.Wanted WANTED = new StepModel.Wanted(16, new int[0]);

    private static OnnxWeights weights;

    @BeforeAll
    static void load() {
        weights = new OnnxWeights(Bundle.open(TinyBundle.FOLDER), 1);
    }

    @AfterAll
    static void close() {
        weights.close();
    }

    private static SearchOptions options(int beam) {
        return new SearchOptions(beam, 1, 4, 2, 0.8, 4);
    }

    private static List<int[]> sources(int... lengths) {
        List<int[]> sources = new ArrayList<>();
        for (int length : lengths) {
            int[] source = new int[length + 2];
            source[0] = 2;
            for (int i = 1; i <= length; i++) {
                source[i] = 4 + (i * 31 + length * 7) % 100;
            }
            source[length + 1] = 3;
            sources.add(source);
        }
        return sources;
    }

    /** Everything that the managers of the three graphs hold: arrays, managers and theirs. */
    private static int held(OnnxWeights graphs) {
        return HeldResources.of(graphs.encoder.manager()) + HeldResources.of(graphs.decoder.manager())
                + HeldResources.of(graphs.select.manager());
    }

    @Test
    void holdsNoMoreAfterManyBatchesThanBefore() {
        int unused = held(weights);
        try (OnnxStepModel model = new OnnxStepModel(weights)) {
            int before = held(weights);
            for (int i = 0; i < 12; i++) {
                new BeamSearch(model, options(1 + i % 4)).translate(sources(1 + i % 5, 9, 3, 12, 5));
                assertThat(held(weights)).isEqualTo(before);
            }
        }
        assertThat(held(weights)).isEqualTo(unused);
    }

    @Test
    void holdsTheLastTwoStepsAtMost() {
        try (OnnxStepModel model = new OnnxStepModel(weights)) {
            int before = held(weights);
            try (StepModel.State state = model.encode(sources(5, 7), 2)) {
                int[] tokens = {1, 1, 1, 1};
                int[] parents = {0, 1, 2, 3};
                state.step(tokens, parents, WANTED);
                int afterOne = held(weights);
                assertThat(afterOne).isGreaterThan(before);
                for (int i = 0; i < 20; i++) {
                    state.step(tokens, parents, WANTED);
                    assertThat(held(weights)).isEqualTo(afterOne);
                }
                state.select(new int[] {1});
                state.step(new int[] {3, 3}, new int[] {2, 3}, WANTED);
                assertThat(held(weights)).isEqualTo(afterOne);
            }
            assertThat(held(weights)).isEqualTo(before);
        }
    }

    @Test
    void holdsNothingOfABatchThatWasInterrupted() {
        try (OnnxStepModel model = new OnnxStepModel(weights)) {
            int before = held(weights);
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> new BeamSearch(model, options(4)).translate(sources(5, 7)))
                        .isInstanceOf(CancellationException.class);
            } finally {
                Thread.interrupted();
            }
            assertThat(held(weights)).isEqualTo(before);
        }
    }

    @Test
    void holdsNothingOfABatchThatFailed() {
        try (OnnxStepModel model = new OnnxStepModel(weights)) {
            int before = held(weights);
            // The table of the source's pieces ends far before this id; ONNX Runtime refuses it.
            assertThatThrownBy(() -> new BeamSearch(model, options(4))
                    .translate(List.of(new int[] {2, 9_999, 3})))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("ONNX Runtime failed");
            assertThat(held(weights)).isEqualTo(before);

            try (StepModel.State state = model.encode(sources(5), 4)) {
                int[] parents = {0, 1, 2, 3};
                assertThatThrownBy(() -> state.step(new int[] {1, 1, 1, 9_999}, parents, WANTED))
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> state.select(new int[] {77}))
                        .isInstanceOf(IllegalStateException.class);
            }
            assertThat(held(weights)).isEqualTo(before);
        }
    }

    @Test
    void closesTheLoadedGraphsWhenALaterOneIsBroken(@TempDir Path temporary) {
        Path folder = TinyBundle.copyTo(temporary.resolve("tiny"));
        TinyBundle.replace(folder, "select.onnx", "no graph".getBytes());
        Bundle bundle = Bundle.open(folder);
        bundle.verify();
        List<OnnxGraph> loaded = new ArrayList<>();

        assertThatThrownBy(() -> new OnnxWeights(name -> {
            OnnxGraph graph = new OnnxGraph(bundle.file(name), 1);
            loaded.add(graph);
            return graph;
        })).isInstanceOf(ModelException.class).hasMessageContaining(folder.resolve("select.onnx").toString())
                .hasMessageContaining("Restore");

        assertThat(loaded).hasSize(2);
        assertThat(loaded).noneMatch(graph -> graph.manager().isOpen());
    }

    @Test
    void closesAllGraphs() {
        OnnxWeights other = new OnnxWeights(Bundle.open(TinyBundle.FOLDER), 1);
        assertThat(other.encoder.manager().isOpen()).isTrue();

        other.close();

        assertThat(List.of(other.encoder, other.decoder, other.select))
                .noneMatch(graph -> graph.manager().isOpen());
        assertThat(held(other)).isZero();
    }
}
