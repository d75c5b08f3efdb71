package org.tarjoman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tarjoman.bench.SearchBenchmark.Batch;
import org.tarjoman.bench.SearchBenchmark.Work;

class SearchBenchmarkTest {

    private static final int END = 2;
    private static final int PIECES = 500;

    private static List<Integer> lengths(Batch batch) {
        return batch.sources().stream().map(row -> row.length).toList();
    }

    @Test
    void givesEveryProgramTheSameWork() {
        Batch batch = Batch.draw(new Work(3, 7, 9, 4, 1, 1, 1, false), PIECES, END, new Random(1));

        assertThat(lengths(batch)).containsExactly(7, 7, 7);
        assertThat(batch.options().beam()).isEqualTo(4);
        assertThat(batch.options().minLength()).isEqualTo(9);
        assertThat(batch.options().maxLength()).isEqualTo(9);
    }

    @Test
    void countsThePlacesWithoutAPiece() {
        Batch batch = Batch.draw(new Work(3, 7, 9, 4, 1, 1, 1, false), PIECES, END, new Random(1));
        assertThat(batch.padding()).isZero();

        Batch uneven = new Batch(batch.options(), List.of(new int[10], new int[5], new int[3]));
        assertThat(uneven.padding()).isCloseTo(0.4, Offset.offset(1e-9));
    }

    @Test
    void variesBatchesWithinTheirBounds() {
        Work work = new Work(5, 9, 12, 3, 1, 1, 1, true);
        Random random = new Random(1);
        Random again = new Random(1);
        Set<Integer> rows = new HashSet<>();
        Set<Integer> beams = new HashSet<>();
        Set<Integer> pieces = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Batch batch = Batch.draw(work, PIECES, END, random);
            assertThat(lengths(batch)).isEqualTo(lengths(Batch.draw(work, PIECES, END, again)));
            assertThat(batch.sources()).allMatch(row -> row[row.length - 1] == END);
            rows.add(batch.sources().size());
            beams.add(batch.options().beam());
            pieces.addAll(lengths(batch));
            assertThat(batch.options().maxLength()).isEqualTo(12);
        }
        assertThat(rows).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(beams).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(pieces).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
    }
}
