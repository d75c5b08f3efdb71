package org.tarjoman.decode;

import java.util.List;

/** The hypotheses of one sentence while its batch is decoded. */
interface HypothesisSearch {

    /**
     * A hypothesis that goes on.
     *
     * @param ids its pieces, without the start
     * @param logProbability sum of their natural log-probabilities
     * @param parent its place among the hypotheses of the step before
     */
    record Live(int[] ids, double logProbability, int parent) {
    }

    /** Returns the hypotheses that go on, best first, at most as many as the beam is wide. */
    List<Live> live();

    /** Returns what the next step must answer for the search to be exact. */
    StepModel.Wanted wanted();

    /**
     * Advances by one piece.
     *
     * @param step candidates of all rows of the batch
     * @param firstRow row of this sentence's first hypothesis
     * @return whether the search goes on
     */
    boolean advance(StepModel.Candidates step, int firstRow);

    /**
     * Returns what was found, best first: the hypotheses that ended, or the best unfinished one.
     *
     * @param vector sentence vector of the source
     */
    List<Hypothesis> found(float[] vector);
}
