package org.tarjoman.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for a way through a part of the source that a hypothesis passed over.
 *
 * <p>A beam keeps what is likely at each piece, and a hypothesis that skips the fourth member of a list is
 * likelier at once than one that begins to tell it, though not in the end. So the hypothesis is followed again
 * to where it had looked at what stands before the gap and turned away; from there the model's next best
 * pieces are forced, one by one, and each is searched to its end.
 */
public final class GapSearch {

    /** Pieces before the gap that tell where the hypothesis turned away. */
    private static final int NEIGHBOURS = 6;

    /** By so much more attention a piece was looked at again. */
    private static final float LOOKED_AT = 0.05f;

    /** How far before and after the turn other ways are tried. */
    private static final int AROUND = 1;

    /** How many other ways are tried. */
    private static final int WAYS = 6;

    /** A way that is less likely than the one taken by more than this natural logarithm is none. */
    private static final double LEAST = -5;

    private final StepModel model;
    private final SearchOptions options;
    private final BeamSearch search;

    /**
     * Constructs a search.
     *
     * @param model the model to ask
     * @param options how to search from each beginning
     */
    public GapSearch(StepModel model, SearchOptions options) {
        this.model = model;
        this.options = options;
        this.search = new BeamSearch(model, options);
    }

    /**
     * Returns other hypotheses, which begin as the given one does and go on differently at the gap.
     *
     * @param source source ids
     * @param hypothesis what a search found
     * @param stretch pieces of the least regarded stretch of the source, which is the gap
     * @return what was found, in no order; empty if the model does not tell what it looks at or knows no other way
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public List<Hypothesis> nBest(int[] source, Hypothesis hypothesis, int stretch) {
        int gap = hypothesis.leastCovered(stretch);
        if (gap < 0) {
            return List.of();
        }
        List<int[]> beginnings = beginnings(source, hypothesis.ids(), gap);
        List<int[]> sources = beginnings.stream().map(b -> source).toList();
        return search.nBest(sources, beginnings.stream().map(b ->
                        new ForcedBeginning(options, model.endId(), source.length, b)).toList())
                .stream().flatMap(List::stream).toList();
    }

    private record Way(int at, int id, double logProbability) {
    }

    private List<int[]> beginnings(int[] source, int[] ids, int gap) {
        List<ForcedDecoding.Step> steps = ForcedDecoding.run(model, source, ids, 2 * options.beam());
        int turn = turn(steps, gap);
        List<Way> ways = new ArrayList<>();
        for (int at = Math.max(0, turn - AROUND); at <= Math.min(ids.length - 1, turn + AROUND); at++) {
            ForcedDecoding.Step step = steps.get(at);
            double taken = step.logProbabilities()[step.logProbabilities().length - 1];
            for (int k = 0; k < step.ids().length; k++) {
                taken = step.ids()[k] == ids[at] ? step.logProbabilities()[k] : taken;
            }
            for (int k = 0; k < step.ids().length; k++) {
                if (step.ids()[k] != ids[at] && step.ids()[k] != model.endId()
                        && step.logProbabilities()[k] - taken >= LEAST) {
                    ways.add(new Way(at, step.ids()[k], step.logProbabilities()[k] - taken));
                }
            }
        }
        ways.sort(Comparator.comparingDouble(Way::logProbability).reversed());
        return ways.stream().limit(WAYS).map(way -> {
            int[] beginning = Arrays.copyOf(ids, way.at + 1);
            beginning[way.at] = way.id;
            return beginning;
        }).toList();
    }

    /** Returns the last piece at which the hypothesis looked at what stands before the gap. */
    private static int turn(List<ForcedDecoding.Step> steps, int gap) {
        for (int at = steps.size() - 1; at > 0; at--) {
            float[] now = steps.get(at).coverage();
            float[] before = steps.get(at - 1).coverage();
            for (int i = Math.max(1, gap - NEIGHBOURS); i < gap; i++) {
                if (now[i] - before[i] >= LOOKED_AT) {
                    return at;
                }
            }
        }
        return 0;
    }
}
