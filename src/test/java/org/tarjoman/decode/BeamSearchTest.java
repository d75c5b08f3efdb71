package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeamSearchTest {

    private static final int END = ScriptedModel.END;
    private static final int A = 10;
    private static final int B = 11;
    private static final int C = 12;

    private static SearchOptions beam(int width) {
        return new SearchOptions(width, 1, 4, 0, 1.8, 16);
    }

    /** A source with the given number of pieces between start and end; the first one is a label. */
    private static int[] source(int label, int pieces) {
        int[] ids = new int[pieces + 2];
        ids[1] = label;
        return ids;
    }

    /** Counts from 10 up to the source's label, then ends. */
    private static Map<Integer, Double> count(int[] source, List<Integer> prefix) {
        return prefix.size() < source[1]
                ? Map.of(A + prefix.size(), 0.9, C + 100, 0.05) : Map.of(END, 0.9, C + 100, 0.05);
    }

    private static int[] counted(int label) {
        return IntStream.range(A, A + label).toArray();
    }

    @Test
    void givesNothingForAnEmptyList() {
        ScriptedModel model = new ScriptedModel(BeamSearchTest::count);

        assertThat(new BeamSearch(model, beam(4)).nBest(List.of())).isEmpty();
        assertThat(new BeamSearch(model, beam(4)).translate(List.of())).isEmpty();
        assertThat(model.batches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void keepsTheOrderOfSourcesWhateverTheirLength(int width) {
        List<int[]> sources = new ArrayList<>();
        for (int label : new int[] {3, 1, 7, 0, 5, 2, 9, 4, 4, 12, 1}) {
            sources.add(source(label, 12));
        }
        ScriptedModel model = new ScriptedModel(BeamSearchTest::count);

        List<Hypothesis> found = new BeamSearch(model, beam(width)).translate(sources);

        assertThat(found).hasSameSizeAs(sources);
        for (int i = 0; i < sources.size(); i++) {
            assertThat(found.get(i).ids()).isEqualTo(counted(sources.get(i)[1]));
            assertThat(found.get(i).capped()).isFalse();
            assertThat(found.get(i).vector()[0]).isEqualTo(i);
        }
        assertThat(model.openStates()).isZero();
    }

    @Test
    void letsRowsThatEndedLeaveTheBatch() {
        // Greedy: the sentences end after steps 1, 2, 3 and 6.
        ScriptedModel model = new ScriptedModel(BeamSearchTest::count);

        new BeamSearch(model, beam(1)).translate(
                List.of(source(2, 4), source(0, 4), source(5, 4), source(1, 4)));

        assertThat(model.rows()).containsExactly(4, 3, 2, 1, 1, 1);
        assertThat(model.selections()).containsExactly(List.of(0, 2, 3), List.of(0, 1), List.of(1));
    }

    @Test
    void keepsAnIdleSlotUntilAnEighthOfTheBatchIsIdle() {
        List<int[]> sources = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            sources.add(source(i == 3 ? 0 : i == 9 ? 1 : 4, 4));
        }
        ScriptedModel model = new ScriptedModel(BeamSearchTest::count);

        List<Hypothesis> found = new BeamSearch(model, beam(1)).translate(sources);

        assertThat(model.rows()).containsExactly(16, 16, 14, 14, 14);
        assertThat(model.selections()).containsExactly(
                IntStream.range(0, 16).filter(i -> i != 3 && i != 9).boxed().toList());
        assertThat(found.get(3).ids()).isEmpty();
        assertThat(found.get(9).ids()).isEqualTo(counted(1));
        assertThat(found.get(15).ids()).isEqualTo(counted(4));
    }

    @Test
    void stopsAtTheLengthCapAndSaysSo() {
        ScriptedModel model = new ScriptedModel((source, prefix) -> Map.of(A + prefix.size(), 0.9));
        SearchOptions options = new SearchOptions(2, 1, 4, 0, 0.5, 3);

        List<Hypothesis> found = new BeamSearch(model, options)
                .translate(List.of(source(0, 2), source(0, 8)));

        assertThat(found).extracting(h -> h.ids().length).containsExactly(5, 8);
        assertThat(found).allMatch(Hypothesis::capped);
        assertThat(found.get(0).ids()).isEqualTo(counted(5));
        assertThat(found.get(0).meanLogProbability()).isCloseTo(Math.log(0.9), within(1e-6));
        assertThat(found.get(0).score()).isCloseTo(Math.log(0.9), within(1e-6));
    }

    @Test
    void givesWhatEndedBeforeTheCapAndDoesNotCallItCapped() {
        ScriptedModel model = new ScriptedModel((source, prefix) ->
                prefix.equals(List.of(A)) ? Map.of(B, 0.5, END, 0.4) : Map.of(prefix.isEmpty() ? A : B, 0.9));

        Hypothesis found = new BeamSearch(model, new SearchOptions(2, 1, 4, 0, 0, 6))
                .translate(List.of(source(0, 1))).get(0);

        assertThat(found.ids()).containsExactly(A);
        assertThat(found.capped()).isFalse();
    }

    @Test
    void repeatsAnNgramOnlyAsOftenAsAllowed() {
        ScriptedModel.Script loop = (source, prefix) -> Map.of(A + prefix.size() % 2, 0.9, END, 0.01);
        int[] twice = new BeamSearch(new ScriptedModel(loop), new SearchOptions(1, 1, 3, 2, 0, 30))
                .translate(List.of(source(0, 1))).get(0).ids();
        int[] once = new BeamSearch(new ScriptedModel(loop), new SearchOptions(1, 1, 3, 1, 0, 30))
                .translate(List.of(source(0, 1))).get(0).ids();
        int[] free = new BeamSearch(new ScriptedModel(loop), new SearchOptions(1, 1, 3, 0, 0, 30))
                .translate(List.of(source(0, 1))).get(0).ids();

        // ABABAB holds ABA and BAB twice; a seventh piece would make a third ABA.
        assertThat(twice).containsExactly(A, B, A, B, A, B);
        assertThat(once).containsExactly(A, B, A, B);
        assertThat(free).hasSize(30);
    }

    @Test
    void keepsWhatItHasWhenTheRuleAgainstRepeatsLeavesNothing() {
        int[] ids = IntStream.range(0, ScriptedModel.CANDIDATES).map(i -> A + i).toArray();
        // All candidates but the first have been used behind it: A B, A C, A D ... A is always first.
        ScriptedModel model = new ScriptedModel((source, prefix) -> {
            Map<Integer, Double> next = new java.util.HashMap<>();
            int wanted = prefix.size() % 2 == 0 ? A : A + (prefix.size() / 2) % ids.length;
            for (int id : ids) {
                next.put(id, id == wanted ? 0.8 : prefix.size() % 2 == 0 ? 0.001 : 0.01);
            }
            return next;
        });

        Hypothesis found = new BeamSearch(model, new SearchOptions(1, 1, 2, 1, 0, 1000))
                .translate(List.of(source(0, 1))).get(0);

        assertThat(found.ids().length).isBetween(ids.length, 999);
        assertThat(found.capped()).isTrue();
        assertThat(found.meanLogProbability()).isNegative();
        assertThat(model.openStates()).isZero();
    }

    @Test
    void takesNoEndingFromOutsideTheBeam() {
        // After A the end is only third: taken at once, it would win by its length.
        ScriptedModel model = new ScriptedModel((source, prefix) -> switch (prefix.size()) {
            case 0 -> Map.of(A, 0.99);
            case 1 -> Map.of(B, 0.5, C, 0.3, END, 0.15);
            default -> Map.of(END, 0.001, A, 0.0001);
        });

        List<Hypothesis> found = new BeamSearch(model, new SearchOptions(2, 0, 4, 0, 1.8, 16))
                .nBest(List.of(source(0, 1))).get(0);

        assertThat(found).extracting(Hypothesis::ids).doesNotContain(new int[] {A});
        assertThat(found.get(0).ids()).containsExactly(A, B);
    }

    @Test
    void ordersAlternativesByScoreAndNotByTheTimeTheyEnded() {
        ScriptedModel model = new ScriptedModel((source, prefix) -> switch (prefix.size()) {
            case 0 -> Map.of(A, 0.5, B, 0.4);
            case 1 -> prefix.get(0) == A ? Map.of(END, 0.3, C, 0.2) : Map.of(C, 0.95);
            default -> Map.of(END, 0.95);
        });

        List<Hypothesis> found = new BeamSearch(model, beam(2)).nBest(List.of(source(0, 1))).get(0);

        assertThat(found).extracting(Hypothesis::ids)
                .containsExactly(new int[] {B, C}, new int[] {A, C}, new int[] {A});
        assertThat(found).extracting(Hypothesis::score).isSortedAccordingTo((x, y) -> Double.compare(y, x));
        assertThat(found.get(0).logProbability()).isCloseTo(Math.log(0.4 * 0.95 * 0.95), within(1e-6));
        assertThat(found.get(0).score()).isCloseTo(Math.log(0.4 * 0.95 * 0.95) / 3, within(1e-6));
        assertThat(found.get(2).score()).isCloseTo(Math.log(0.5 * 0.3) / 2, within(1e-6));
    }

    @Test
    void findsWhatGreedySearchMisses() {
        ScriptedModel.Script script = (source, prefix) -> switch (prefix.size()) {
            case 0 -> Map.of(A, 0.6, B, 0.4);
            case 1 -> prefix.get(0) == A ? Map.of(END, 0.3, C, 0.3) : Map.of(END, 0.99);
            default -> Map.of(END, 0.3);
        };

        assertThat(new BeamSearch(new ScriptedModel(script), beam(1)).translate(List.of(source(0, 1))).get(0)
                .ids())
                .startsWith(A);
        assertThat(new BeamSearch(new ScriptedModel(script), beam(2)).translate(List.of(source(0, 1))).get(0)
                .ids())
                .containsExactly(B);
    }

    @Test
    void goesOnFromTheRightRowWhenHypothesesChangePlaces() {
        ScriptedModel model = new ScriptedModel((source, prefix) -> switch (prefix.size()) {
            case 0 -> Map.of(A, 0.6, B, 0.4);
            case 1 -> prefix.get(0) == A ? Map.of(C, 0.3) : Map.of(C + 1, 0.9);
            case 2 -> prefix.equals(List.of(B, C + 1)) ? Map.of(C + 2, 0.8) : Map.of(C + 3, 0.9);
            default -> Map.of(END, 0.9);
        });

        List<Hypothesis> found = new BeamSearch(model, beam(2)).nBest(List.of(source(0, 4), source(1, 4)))
                .get(1);

        assertThat(found).extracting(Hypothesis::ids)
                .containsExactly(new int[] {B, C + 1, C + 2}, new int[] {A, C, C + 3});
    }

    @Test
    void endsAndFreesTheBatchWhenInterrupted() {
        ScriptedModel model = new ScriptedModel(BeamSearchTest::count);
        model.beforeStep(() -> {
            if (model.steps() == 2) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            assertThatThrownBy(() -> new BeamSearch(model, beam(4)).translate(List.of(source(9, 9))))
                    .isInstanceOf(CancellationException.class);
            assertThat(model.steps()).isEqualTo(3);
            assertThat(model.openStates()).isZero();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void freesTheBatchWhenTheModelFails() {
        ScriptedModel model = new ScriptedModel(BeamSearchTest::count);
        model.beforeStep(() -> {
            if (model.steps() == 3) {
                throw new IllegalStateException("out of memory");
            }
        });

        assertThatThrownBy(() -> new BeamSearch(model, beam(4))
                .translate(List.of(source(9, 9), source(1, 2))))
                .isInstanceOf(IllegalStateException.class).hasMessage("out of memory");
        assertThat(model.openStates()).isZero();
    }

    @Test
    void givesTheSameAloneAndInABatch() {
        List<int[]> sources = IntStream.range(0, 20).mapToObj(i -> source(i % 7, 3 + i % 4)).toList();
        ScriptedModel.Script script = (source, prefix) -> prefix.size() < source[1]
                ? Map.of(A + prefix.size(), 0.4, B + 2 * source.length, 0.35, END, 0.2)
                : Map.of(END, 0.6, A, 0.3);
        List<List<Hypothesis>> together = new BeamSearch(new ScriptedModel(script), beam(3)).nBest(sources);

        for (int i = 0; i < sources.size(); i++) {
            List<Hypothesis> alone = new BeamSearch(new ScriptedModel(script), beam(3))
                    .nBest(List.of(sources.get(i))).get(0);
            assertThat(together.get(i)).extracting(Hypothesis::ids)
                    .containsExactlyElementsOf(alone.stream().map(Hypothesis::ids).toList());
        }
    }
}
