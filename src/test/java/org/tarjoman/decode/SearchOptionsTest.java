package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarjoman.model.Bundle;

class SearchOptionsTest {

    @ParameterizedTest
    @CsvSource({"0", "-1", "9"})
    void refusesABeamOutOfRange(int beam) {
        assertThatThrownBy(() -> new SearchOptions(beam, 1, 4, 2, 1.8, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 1 and 8").hasMessageContaining("not " + beam);
        assertThatThrownBy(() -> new SearchOptions(1, 1, 4, 2, 1.8, 16).withBeam(beam))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-0.1,4,2,1.8,16", "NaN,4,2,1.8,16", "Infinity,4,2,1.8,16", "1,1,2,1.8,16", "1,4,-1,1.8,16",
            "1,4,2,-1,16", "1,4,2,NaN,16", "1,4,2,Infinity,16", "1,4,2,1.8,0"})
    void refusesOtherValuesOutOfRange(double penalty, int ngram, int limit, double factor, int extra) {
        assertThatThrownBy(() -> new SearchOptions(4, penalty, ngram, limit, factor, extra))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("out of range");
    }

    @Test
    void takesTheEndsOfTheRanges() {
        assertThat(new SearchOptions(1, 0, 2, 0, 0, 1).cap(100)).isEqualTo(1);
        assertThat(new SearchOptions(8, 0, 2, 0, 0, 1).withBeam(3))
                .isEqualTo(new SearchOptions(3, 0, 2, 0, 0, 1));
    }

    @Test
    void takesTheDefaultsOfABundle() {
        assertThat(SearchOptions.of(new Bundle.Decoding())).isEqualTo(new SearchOptions(4, 1, 4, 2, 1.8, 16));
    }

    @Test
    void capsLengthBySourcePieces() {
        SearchOptions options = new SearchOptions(4, 1, 4, 2, 1.8, 16);
        assertThat(options.cap(0)).isEqualTo(16);
        assertThat(options.cap(3)).isEqualTo(21);
        assertThat(options.cap(110)).isEqualTo(214);
        assertThat(new SearchOptions(4, 1, 4, 2, 1e12, 16).cap(100)).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "4, 8", "5, 8", "8, 8"})
    void widensTheBeamAsFarAsItGoes(int beam, int wider) {
        SearchOptions options = new SearchOptions(beam, 0.9, 4, 2, 1.8, 16);

        assertThat(options.wider()).isEqualTo(options.withBeam(wider));
    }
}
