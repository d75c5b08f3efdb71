package org.tarjoman.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Beam search for one sentence as {@code generate()} of Transformers does it.
 *
 * <p>Each step looks at the best {@code 2 × beam} continuations: those that do not end go on, at
 * most as many as the beam is wide; those that end count if they are among the first {@code beam}.
 * Sums are kept in single precision, since the reference's are.
 */
final class BeamGenerateSearch implements HypothesisSearch {

    /** Beyond this share of the probability taken by the rules, the rest is summed over the candidates alone. */
    private static final double NEARLY_ALL = 0.999;

    private final GenerateOptions options;
    private final GenerateRules rules;
    private final int endId;
    private final int longest;
    private List<Live> live = List.of(new Live(new int[0], 0, 0));
    private List<Set<Integer>> banned;
    private final List<Ended> ended = new ArrayList<>();

    private record Ended(int[] ids, float logProbability, float score, boolean capped) {
    }

    private record Candidate(float logProbability, int hypothesis, int id) {
    }

    BeamGenerateSearch(GenerateOptions options, int startId, int endId, int[] source) {
        this.options = options;
        this.rules = new GenerateRules(options, startId, endId, source);
        this.endId = endId;
        this.longest = options.longest(source.length);
        forbid();
    }

    private void forbid() {
        banned = live.stream().map(hypothesis -> rules.banned(hypothesis.ids())).toList();
    }

    @Override
    public List<Live> live() {
        return live;
    }

    @Override
    public StepModel.Wanted wanted() {
        int taken = banned.stream().mapToInt(Set::size).max().orElse(0);
        int displaced = live.isEmpty() ? 0 : rules.displaced(live.get(0).ids());
        int[] ids = new int[0];
        if (options.renormalize()) {
            ids = IntStream.concat(banned.stream().flatMap(Set::stream).mapToInt(Integer::intValue),
                    live.stream().flatMapToInt(hypothesis -> rules.seen(hypothesis.ids()))).toArray();
        }
        return new StepModel.Wanted(2 * options.beam() + taken + displaced, ids);
    }

    @Override
    public boolean advance(StepModel.Candidates step, int firstRow) {
        // Pieces after the start once this step's piece is there; with the start one more.
        int pieces = live.get(0).ids().length + 1;
        boolean full = rules.isFull(pieces + 1);
        List<Candidate> candidates = candidates(step, firstRow);
        List<Live> next = new ArrayList<>();
        for (int rank = 0; rank < Math.min(candidates.size(), 2 * options.beam()); rank++) {
            Candidate c = candidates.get(rank);
            if (c.id == endId || full) {
                if (rank < options.beam()) {
                    // An end that was forced at the cap cuts the sentence off as well.
                    end(c, pieces, full && (c.id != endId || options.forcedEos() == endId));
                }
            } else if (next.size() < options.beam()) {
                next.add(new Live(longer(c), c.logProbability, c.hypothesis));
            }
        }
        live = next;
        forbid();
        return !full && !live.isEmpty() && !(isFull() && options.earlyStopping() == GenerateOptions.EarlyStopping.TRUE)
                && canStillWin(pieces);
    }

    private List<Candidate> candidates(StepModel.Candidates step, int firstRow) {
        List<Candidate> candidates = new ArrayList<>();
        for (int h = 0; h < live.size(); h++) {
            float before = (float) live.get(h).logProbability();
            int forced = rules.forced(live.get(h).ids());
            if (forced != GenerateOptions.NONE) {
                candidates.add(new Candidate(before, h, forced));
                continue;
            }
            int row = firstRow + h;
            double shared = shared(step, row, live.get(h).ids(), banned.get(h));
            for (int i = row * step.width(); i < (row + 1) * step.width(); i++) {
                int id = (int) step.ids()[i];
                if (!banned.get(h).contains(id)) {
                    double own = rules.penalised(step.logProbabilities()[i], live.get(h).ids(), id);
                    candidates.add(new Candidate(before + (float) (own - shared), h, id));
                }
            }
        }
        if (candidates.isEmpty()) {
            throw new IllegalStateException("the rules leave no piece that could follow");
        }
        candidates.sort(Comparator.comparingDouble(Candidate::logProbability).reversed()
                .thenComparingInt(Candidate::hypothesis));
        return candidates;
    }

    /** Returns the logarithm of the probability that the rules leave, or 0 if it is not shared out anew. */
    private double shared(StepModel.Candidates step, int row, int[] prefix, Set<Integer> taken) {
        if (!options.renormalize()) {
            return 0;
        }
        double lost = taken.stream().mapToDouble(id -> Math.exp(step.logProbability(row, id))).sum();
        lost += rules.seen(prefix).distinct().filter(id -> !taken.contains(id)).mapToDouble(id -> {
            float own = step.logProbability(row, id);
            return Math.exp(own) - Math.exp(rules.penalised(own, prefix, id));
        }).sum();
        if (lost < NEARLY_ALL) {
            return Math.log1p(-lost);
        }
        // So little is left that the difference from 1 has no figures: what is left is summed up itself.
        double left = 0;
        for (int i = row * step.width(); i < (row + 1) * step.width(); i++) {
            int id = (int) step.ids()[i];
            if (!taken.contains(id)) {
                left += Math.exp(rules.penalised(step.logProbabilities()[i], prefix, id));
            }
        }
        return left > 0 ? Math.log(left) : 0;
    }

    private int[] longer(Candidate c) {
        int[] ids = live.get(c.hypothesis).ids();
        int[] longer = Arrays.copyOf(ids, ids.length + 1);
        longer[ids.length] = c.id;
        return longer;
    }

    /** Keeps an ending if it is among the best {@code beam}. */
    private void end(Candidate c, int pieces, boolean capped) {
        int[] ids = c.id == endId ? live.get(c.hypothesis).ids() : longer(c);
        ended.add(new Ended(ids, c.logProbability, c.logProbability / power(pieces), capped));
        ended.sort(Comparator.comparingDouble(Ended::score).reversed());
        if (ended.size() > options.beam()) {
            ended.remove(ended.size() - 1);
        }
    }

    private float power(int pieces) {
        return (float) Math.pow(pieces, options.lengthPenalty());
    }

    private boolean isFull() {
        return ended.size() == options.beam();
    }

    /** The reference's "early stop heuristic": whether the best that goes on could displace the worst ended. */
    private boolean canStillWin(int pieces) {
        if (!isFull()) {
            return true;
        }
        boolean longestCounts = options.earlyStopping() == GenerateOptions.EarlyStopping.NEVER
                && options.lengthPenalty() > 0;
        float best = (float) live.get(0).logProbability() / power(longestCounts ? longest - 1 : pieces);
        return best > ended.get(ended.size() - 1).score;
    }

    @Override
    public List<Hypothesis> found(float[] vector) {
        return ended.stream().map(e -> new Hypothesis(e.ids, e.logProbability, e.score, e.capped, vector)).toList();
    }
}
