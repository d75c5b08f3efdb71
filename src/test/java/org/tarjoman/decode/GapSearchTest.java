package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A model that tells the pieces of its source one by one, as ids 100 higher, but likes to go from the fourth
 * piece straight to the last one.
 */
class GapSearchTest {

    private static final int END = ScriptedModel.END;
    private static final int FIRST = 100;
    private static final int LAST = FIRST + 9;
    private static final int STRETCH = 4;

    private static final int[] SOURCE = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0};
    private static final int[] WHOLE = {101, 102, 103, 104, 105, 106, 107, 108, 109};
    private static final int[] SKIPPING = {101, 102, 103, 104, 109};

    private static final SearchOptions OPTIONS = new SearchOptions(2, 1, 4, 0, 1.8, 16);

    private final ScriptedModel model = new ScriptedModel(GapSearchTest::next).coverage(GapSearchTest::lookedAt);

    @AfterEach
    void leavesNoStateOpen() {
        assertThat(model.openStates()).isZero();
    }

    private static Map<Integer, Double> next(int[] source, List<Integer> prefix) {
        int last = prefix.isEmpty() ? FIRST : prefix.get(prefix.size() - 1);
        if (last == FIRST + 4) {
            return Map.of(LAST, 0.8, last + 1, 0.1);
        }
        // What it says in the part that it skips it is less sure of, so that no beam would keep it.
        return last == LAST ? Map.of(END, 0.9) : Map.of(last + 1, last < FIRST + 4 ? 0.9 : 0.5, 77, 0.001);
    }

    /** Each piece had the attention of the step that told it: the step that is made after these pieces included. */
    private static float[] lookedAt(int[] source, List<Integer> prefix) {
        float[] shares = new float[source.length];
        prefix.stream().filter(id -> id > FIRST).forEach(id -> shares[id - FIRST] = 0.6f);
        next(source, prefix).entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .filter(id -> id > FIRST).ifPresent(id -> shares[id - FIRST] = 0.6f);
        return shares;
    }

    private Hypothesis found() {
        return new BeamSearch(model, OPTIONS).translate(List.of(SOURCE)).get(0);
    }

    @Test
    void findsTheWayThatTheBeamGaveUp() {
        Hypothesis first = found();
        assertThat(first.ids()).isEqualTo(SKIPPING);
        assertThat(first.leastCovered(STRETCH)).isEqualTo(5);

        List<Hypothesis> other = new GapSearch(model, OPTIONS).nBest(SOURCE, first, STRETCH);

        Hypothesis whole = other.stream().filter(h -> Arrays.equals(h.ids(), WHOLE)).findFirst().orElseThrow();
        assertThat(whole.leastCoverage(STRETCH)).isCloseTo(0.6, within(1e-6));
        assertThat(whole.capped()).isFalse();
        double logProbability = 4 * Math.log(0.9) + Math.log(0.1) + 4 * Math.log(0.5) + Math.log(0.9);
        assertThat(whole.logProbability()).isCloseTo(logProbability, within(1e-5));
        assertThat(whole.score()).isCloseTo(logProbability / (WHOLE.length + 1), within(1e-6));
    }

    @Test
    void keepsWhatComesBeforeTheGap() {
        List<Hypothesis> other = new GapSearch(model, OPTIONS).nBest(SOURCE, found(), STRETCH);

        assertThat(other).isNotEmpty()
                .allMatch(h -> Arrays.equals(Arrays.copyOf(h.ids(), 3), Arrays.copyOf(SKIPPING, 3)))
                .noneMatch(h -> Arrays.equals(h.ids(), SKIPPING));
    }

    @Test
    void triesNoWayThatIsFarLessLikely() {
        ScriptedModel sure = new ScriptedModel((source, prefix) -> {
            Map<Integer, Double> next = new HashMap<>(next(source, prefix));
            next.replaceAll((id, p) -> id == FIRST + 5 || id == 77 ? 0.001 : p);
            return next;
        }).coverage(GapSearchTest::lookedAt);
        Hypothesis first = new BeamSearch(sure, OPTIONS).translate(List.of(SOURCE)).get(0);

        assertThat(new GapSearch(sure, OPTIONS).nBest(SOURCE, first, STRETCH)).isEmpty();
    }

    @Test
    void findsNothingWhereTheModelDoesNotTellWhatItLooksAt() {
        ScriptedModel silent = new ScriptedModel(GapSearchTest::next);
        Hypothesis first = new BeamSearch(silent, OPTIONS).translate(List.of(SOURCE)).get(0);

        assertThat(new GapSearch(silent, OPTIONS).nBest(SOURCE, first, STRETCH)).isEmpty();
        assertThat(silent.batches()).hasSize(1);
    }

    @Test
    void findsNothingInASourceShorterThanAStretch() {
        assertThat(new GapSearch(model, OPTIONS).nBest(SOURCE, found(), SOURCE.length)).isEmpty();
    }

    @Test
    void stopsWhenInterrupted() {
        Hypothesis first = found();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new GapSearch(model, OPTIONS).nBest(SOURCE, first, STRETCH))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
