package org.tarjoman.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The beam of one sentence: hypotheses that go on and hypotheses that have ended.
 *
 * <p>Length normalisation after Wu et al. 2016 ("Google's Neural Machine Translation System"),
 * without its constant: {@code log p / length^penalty}, the end counted. The search ends when as
 * many hypotheses have ended as the beam is wide and none that goes on scores better, or at the
 * length cap.
 */
final class SentenceSearch implements HypothesisSearch {

    private final SearchOptions options;
    private final int endId;
    private final int sourcePieces;
    private final int cap;
    private List<Live> live;
    private final List<Ended> ended = new ArrayList<>();
    /** The best hypothesis when none could go on: all that the rule against repeats left it is nothing. */
    private Live stuck;
    /** What the last step told of what this sentence's rows looked at, and the row of the first of them. */
    private StepModel.Coverage coverage = row -> new float[0];
    private int firstRow;

    private record Ended(int[] ids, double logProbability, double score, float[] coverage) {
    }

    private record Candidate(double logProbability, int hypothesis, int id) {
    }

    SentenceSearch(SearchOptions options, int endId, int sourcePieces) {
        this(options, endId, sourcePieces, new Live(new int[0], 0, 0));
    }

    /** A search that goes on from a beginning. */
    SentenceSearch(SearchOptions options, int endId, int sourcePieces, Live beginning) {
        this.live = List.of(beginning);
        this.options = options;
        this.endId = endId;
        this.sourcePieces = sourcePieces;
        this.cap = options.cap(sourcePieces);
    }

    @Override
    public List<Live> live() {
        return live;
    }

    @Override
    public StepModel.Wanted wanted() {
        return new StepModel.Wanted(2 * options.beam(), new int[0]);
    }

    @Override
    public boolean advance(StepModel.Candidates step, int firstRow) {
        this.coverage = step.coverage();
        this.firstRow = firstRow;
        List<Candidate> candidates = new ArrayList<>();
        for (int h = 0; h < live.size(); h++) {
            Live hypothesis = live.get(h);
            int kept = 0;
            int from = (firstRow + h) * step.width();
            for (int i = from; i < from + step.width() && kept < 2 * options.beam(); i++) {
                int id = (int) step.ids()[i];
                if (id != endId && repeatsTooOften(hypothesis.ids(), id)) {
                    continue;
                }
                candidates.add(new Candidate(hypothesis.logProbability() + step.logProbabilities()[i], h, id));
                kept++;
            }
        }
        // A stable order: equal scores go to the hypothesis and the piece that came first.
        candidates.sort(Comparator.comparingDouble(Candidate::logProbability).reversed()
                .thenComparingInt(Candidate::hypothesis));
        List<Live> next = new ArrayList<>();
        for (int rank = 0; rank < Math.min(candidates.size(), 2 * options.beam()); rank++) {
            Candidate c = candidates.get(rank);
            int[] ids = live.get(c.hypothesis).ids();
            if (c.id == endId) {
                // An ending that is not among the best may be beaten by what still goes on.
                if (rank < options.beam()) {
                    double score = c.logProbability / Math.pow(ids.length + 1, options.lengthPenalty());
                    ended.add(new Ended(ids, c.logProbability, score, covered(c.hypothesis)));
                }
            } else if (next.size() < options.beam()) {
                int[] longer = Arrays.copyOf(ids, ids.length + 1);
                longer[ids.length] = c.id;
                next.add(new Live(longer, c.logProbability, c.hypothesis));
            }
        }
        if (next.isEmpty()) {
            stuck = live.get(0);
        }
        live = next;
        return !live.isEmpty() && live.get(0).ids().length < cap
                && (ended.size() < options.beam() || canStillWin());
    }

    /** Whether the best hypothesis that goes on would beat all that have ended if it ended next. */
    private boolean canStillWin() {
        if (options.beam() == 1) {
            // Greedy search takes the first ending.
            return false;
        }
        Live first = live.get(0);
        double score = first.logProbability() / Math.pow(first.ids().length + 1, options.lengthPenalty());
        return ended.stream().allMatch(e -> score > e.score);
    }

    /** Whether {@code id} would end an n-gram that {@code ids} already holds as often as allowed. */
    private boolean repeatsTooOften(int[] ids, int id) {
        int n = options.ngram();
        if (options.ngramLimit() == 0 || ids.length < n - 1) {
            return false;
        }
        int tail = ids.length - n + 1;
        int found = 0;
        for (int start = 0; start + n <= ids.length; start++) {
            if (ids[start + n - 1] == id && Arrays.equals(ids, start, start + n - 1, ids, tail, ids.length)) {
                found++;
            }
        }
        return found >= options.ngramLimit();
    }

    @Override
    public List<Hypothesis> found(float[] vector) {
        if (!ended.isEmpty()) {
            return ended.stream().sorted(Comparator.comparingDouble(Ended::score).reversed())
                    .map(e -> new Hypothesis(e.ids, e.logProbability, e.score, false, vector, e.coverage)).toList();
        }
        Live first = live.isEmpty() ? stuck : live.get(0);
        int length = Math.max(1, first.ids().length);
        double score = first.logProbability() / Math.pow(length, options.lengthPenalty());
        return List.of(new Hypothesis(first.ids(), first.logProbability(), score, true, vector,
                covered(live.isEmpty() ? 0 : first.parent())));
    }

    /** What a hypothesis of the step before has looked at by now, without the padding. */
    private float[] covered(int hypothesis) {
        float[] all = coverage.of(firstRow + hypothesis);
        return all.length > sourcePieces ? Arrays.copyOf(all, sourcePieces) : all;
    }
}
