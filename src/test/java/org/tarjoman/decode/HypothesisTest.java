package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HypothesisTest {

    private static double least(int pieces, float... coverage) {
        return new Hypothesis(new int[0], 0, 0, false, new float[0], coverage).leastCoverage(pieces);
    }

    @Test
    void findsTheLeastRegardedStretchBetweenStartAndEnd() {
        assertThat(least(2, 0, 0.9f, 0.5f, 0.1f, 0.2f, 0.8f, 0)).isCloseTo(0.15, within(1e-6));
        assertThat(least(3, 0, 0.9f, 0.5f, 0.1f, 0.2f, 0.8f, 0)).isCloseTo(0.8 / 3, within(1e-6));
        assertThat(least(5, 0, 0.9f, 0.5f, 0.1f, 0.2f, 0.8f, 0)).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void claimsNothingOfASourceShorterThanAStretchOrWhereTheModelDoesNotTell() {
        assertThat(least(6, 0, 0.9f, 0.5f, 0.1f, 0.2f, 0.8f, 0)).isNaN();
        assertThat(least(1)).isNaN();
    }

    @Test
    void penalisesWhatHadLessAttentionThanEnough() {
        assertThat(penalty(0.5, 0, 0.5f, 0.9f, 0.25f, 0)).isCloseTo(Math.log(0.5), within(1e-6));
        assertThat(penalty(0.2, 0, 0.5f, 0.9f, 0.25f, 0)).isZero();
        assertThat(penalty(0.5, 0, 0, 0)).isCloseTo(Math.log(0.002), within(1e-6));
        assertThat(penalty(0.5)).isZero();
    }

    private static double penalty(double enough, float... coverage) {
        return new Hypothesis(new int[0], 0, 0, false, new float[0], coverage).coveragePenalty(enough);
    }
}
