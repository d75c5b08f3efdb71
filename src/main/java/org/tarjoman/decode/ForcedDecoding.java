package org.tarjoman.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Follows a model through a hypothesis that is known: what it would have said, and looked at, at each piece. */
final class ForcedDecoding {

    private ForcedDecoding() {
    }

    /**
     * A step of the model.
     *
     * @param ids its candidates for the next piece, best first
     * @param logProbabilities their natural log-probabilities
     * @param coverage the greatest share of attention that each source piece has had by now, start and end
     *     included
     */
    record Step(int[] ids, double[] logProbabilities, float[] coverage) {
    }

    /**
     * Runs the model through a hypothesis.
     *
     * @param model the model
     * @param source source ids
     * @param ids the hypothesis's pieces, without start and end
     * @param best how many candidates to tell
     * @return a step for each piece and one for the end
     * @throws CancellationException if the thread is interrupted
     */
    static List<Step> run(StepModel model, int[] source, int[] ids, int best) {
        List<Step> steps = new ArrayList<>();
        try (StepModel.State state = model.encode(List.of(source), 1)) {
            for (int i = 0; i <= ids.length; i++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted while translating");
                }
                int last = i == 0 ? model.startId() : ids[i - 1];
                steps.add(step(state.step(new int[] {last}, new int[] {0},
                        new StepModel.Wanted(best, new int[0])), source.length, best));
            }
        }
        return steps;
    }

    private static Step step(StepModel.Candidates candidates, int sourcePieces, int best) {
        int count = Math.min(best, candidates.width());
        int[] ids = new int[count];
        double[] logProbabilities = new double[count];
        for (int i = 0; i < count; i++) {
            ids[i] = (int) candidates.ids()[i];
            logProbabilities[i] = candidates.logProbabilities()[i];
        }
        float[] all = candidates.coverage().of(0);
        return new Step(ids, logProbabilities, Arrays.copyOf(all, Math.min(all.length, sourcePieces)));
    }

    /**
     * Returns the log-probability of a piece in a row; of one that is not among the candidates, which are all
     * that the graph tells, that of the last of them: the most that it can have.
     */
    static double logProbability(StepModel.Candidates step, int row, int id) {
        int from = row * step.width();
        for (int i = from; i < from + step.width(); i++) {
            if (step.ids()[i] == id) {
                return step.logProbabilities()[i];
            }
        }
        return step.logProbabilities()[from + step.width() - 1];
    }
}
