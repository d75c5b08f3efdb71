package org.tarjoman.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Greedy search for one sentence as {@code generate()} of Transformers does it with one beam. */
final class GreedyGenerateSearch implements HypothesisSearch {

    private final GenerateOptions options;
    private final GenerateRules rules;
    private final int endId;
    private Live live = new Live(new int[0], 0, 0);
    private Set<Integer> banned;
    private boolean ended;

    GreedyGenerateSearch(GenerateOptions options, int startId, int endId, int[] source) {
        this.options = options;
        this.rules = new GenerateRules(options, startId, endId, source);
        this.endId = endId;
        this.banned = rules.banned(live.ids());
    }

    @Override
    public List<Live> live() {
        return List.of(live);
    }

    @Override
    public StepModel.Wanted wanted() {
        return new StepModel.Wanted(1 + banned.size() + rules.displaced(live.ids()), new int[0]);
    }

    @Override
    public boolean advance(StepModel.Candidates step, int firstRow) {
        int id = rules.forced(live.ids());
        double logProbability = 0;
        if (id == GenerateOptions.NONE) {
            int at = best(step, firstRow);
            id = (int) step.ids()[at];
            logProbability = step.logProbabilities()[at];
        }
        int[] ids = live.ids();
        boolean end = id == endId;
        if (!end) {
            ids = Arrays.copyOf(ids, ids.length + 1);
            ids[ids.length - 1] = id;
        }
        // With its end a target is a piece longer than its ids and the start say.
        ended = end && !(rules.isFull(ids.length + 2) && options.forcedEos() == endId);
        live = new Live(ids, live.logProbability() + logProbability, 0);
        banned = rules.banned(ids);
        return !end && !rules.isFull(ids.length + 1);
    }

    /** Returns where the best candidate stands that the rules allow. */
    private int best(StepModel.Candidates step, int firstRow) {
        int best = -1;
        double bestLogit = Double.NEGATIVE_INFINITY;
        for (int at = firstRow * step.width(); at < (firstRow + 1) * step.width(); at++) {
            int id = (int) step.ids()[at];
            if (banned.contains(id)) {
                continue;
            }
            // Greedy search applies the penalty to logits, whose sign it heeds; beam search to log-probabilities.
            double logit = step.logProbabilities()[at];
            if (options.repetitionPenalty() != 1) {
                logit = rules.penalised(logit + step.logSums()[firstRow], live.ids(), id);
            }
            if (logit > bestLogit) {
                best = at;
                bestLogit = logit;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("the rules leave no piece that could follow");
        }
        return best;
    }

    @Override
    public List<Hypothesis> found(float[] vector) {
        double score = live.logProbability() / Math.max(1, live.ids().length + (ended ? 1 : 0));
        return List.of(new Hypothesis(live.ids(), live.logProbability(), score, !ended, vector));
    }
}
