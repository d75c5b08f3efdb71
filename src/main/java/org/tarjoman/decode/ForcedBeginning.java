package org.tarjoman.decode;

import java.util.Arrays;
import java.util.List;

/** A search whose hypotheses all begin with given pieces: these are forced, the rest is searched for. */
final class ForcedBeginning implements HypothesisSearch {

    private final int[] beginning;
    private final SearchOptions options;
    private final int endId;
    private final int sourcePieces;
    private int forced;
    private double logProbability;
    /** The search for the rest, once the beginning is forced. */
    private SentenceSearch rest;

    /**
     * Constructs a search.
     *
     * @param beginning the pieces, without the start; at least one
     */
    ForcedBeginning(SearchOptions options, int endId, int sourcePieces, int[] beginning) {
        this.options = options;
        this.endId = endId;
        this.sourcePieces = sourcePieces;
        this.beginning = beginning;
    }

    @Override
    public List<Live> live() {
        return rest != null ? rest.live()
                : List.of(new Live(Arrays.copyOf(beginning, forced), logProbability, 0));
    }

    @Override
    public StepModel.Wanted wanted() {
        return new StepModel.Wanted(2 * options.beam(), new int[0]);
    }

    @Override
    public boolean advance(StepModel.Candidates step, int firstRow) {
        if (rest != null) {
            return rest.advance(step, firstRow);
        }
        logProbability += ForcedDecoding.logProbability(step, firstRow, beginning[forced]);
        forced++;
        if (forced == beginning.length) {
            rest = new SentenceSearch(options, endId, sourcePieces, new Live(beginning, logProbability, 0));
        }
        return true;
    }

    @Override
    public List<Hypothesis> found(float[] vector) {
        return rest.found(vector);
    }
}
