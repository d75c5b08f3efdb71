package org.tarjoman.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Beam search over a batch of sentences; with a beam of 1 it is greedy search.
 *
 * <p>Sentences that have ended leave the batch as soon as an eighth of its slots is idle: giving
 * up a slot copies the encoder's keys and values once, keeping it costs a step's work each time.
 */
public final class BeamSearch {

    private final StepModel model;
    private final int beam;
    private final Function<int[], HypothesisSearch> searches;

    /**
     * Constructs a search.
     *
     * @param model the model to ask
     * @param options how to search
     */
    public BeamSearch(StepModel model, SearchOptions options) {
        this(model, options.beam(), source -> new SentenceSearch(options, model.endId(), source.length));
    }

    /**
     * Constructs a search that answers as {@code generate()} of Hugging Face Transformers does.
     *
     * @param model the model to ask
     * @param options how to search
     */
    public BeamSearch(StepModel model, GenerateOptions options) {
        this(model, options.beam(), source -> options.beam() == 1
                ? new GreedyGenerateSearch(options, model.startId(), model.endId(), source)
                : new BeamGenerateSearch(options, model.startId(), model.endId(), source));
    }

    private BeamSearch(StepModel model, int beam, Function<int[], HypothesisSearch> searches) {
        this.model = model;
        this.beam = beam;
        this.searches = searches;
    }

    /**
     * Translates a batch.
     *
     * @param sources source ids, in any order; like lengths waste least
     * @return the best hypothesis of each source, in the same order
     * @throws CancellationException if the thread is interrupted
     */
    public List<Hypothesis> translate(List<int[]> sources) {
        return nBest(sources).stream().map(found -> found.get(0)).toList();
    }

    /**
     * Translates a batch and returns alternatives.
     *
     * @param sources source ids, in any order; like lengths waste least
     * @return for each source, in the same order, the hypotheses that ended, best first; never empty
     * @throws CancellationException if the thread is interrupted
     */
    public List<List<Hypothesis>> nBest(List<int[]> sources) {
        return nBest(sources, sources.stream().map(searches).toList());
    }

    /** Runs one search for each source. */
    List<List<Hypothesis>> nBest(List<int[]> sources, List<? extends HypothesisSearch> searching) {
        if (sources.isEmpty()) {
            return List.of();
        }
        int[] sentences = new int[sources.size()];
        Arrays.setAll(sentences, i -> i);
        boolean[] finished = new boolean[sources.size()];
        List<List<Hypothesis>> results = new ArrayList<>(Collections.nCopies(sources.size(), List.of()));
        try (StepModel.State state = model.encode(sources, beam)) {
            int[] tokens = new int[sentences.length * beam];
            Arrays.fill(tokens, model.startId());
            int[] parents = new int[tokens.length];
            Arrays.setAll(parents, i -> i);
            int active = sentences.length;
            while (active > 0) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted while translating");
                }
                StepModel.Candidates candidates = state.step(tokens, parents,
                        StepModel.Wanted.all(Arrays.stream(sentences).mapToObj(i -> searching.get(i).wanted()).toList()));
                for (int slot = 0; slot < sentences.length; slot++) {
                    int sentence = sentences[slot];
                    if (!finished[sentence] && !searching.get(sentence).advance(candidates, slot * beam)) {
                        finished[sentence] = true;
                        results.set(sentence, searching.get(sentence).found(state.vector(sentence)));
                        active--;
                    }
                }
                int[] slots = slotsToKeep(sentences, finished, active);
                tokens = new int[slots.length * beam];
                parents = new int[slots.length * beam];
                for (int i = 0; i < slots.length; i++) {
                    fill(tokens, parents, i * beam, slots[i] * beam, searching.get(sentences[slots[i]]));
                }
                if (slots.length < sentences.length && active > 0) {
                    state.select(slots);
                    int[] before = sentences;
                    sentences = Arrays.stream(slots).map(s -> before[s]).toArray();
                }
            }
        }
        return results;
    }

    /** Returns the slots of the next step: all of them, or only the active ones. */
    private static int[] slotsToKeep(int[] sentences, boolean[] finished, int active) {
        boolean compact = active <= sentences.length - Math.max(1, sentences.length / 8);
        int[] slots = new int[compact ? active : sentences.length];
        int count = 0;
        for (int slot = 0; slot < sentences.length; slot++) {
            if (!compact || !finished[sentences[slot]]) {
                slots[count++] = slot;
            }
        }
        return slots;
    }

    /** Sets last piece and parent row of a sentence's rows; rows without a hypothesis repeat the first one. */
    private void fill(int[] tokens, int[] parents, int row, int rowBefore, HypothesisSearch search) {
        List<HypothesisSearch.Live> live = search.live();
        for (int k = 0; k < beam; k++) {
            if (live.isEmpty()) {
                tokens[row + k] = model.startId();
                parents[row + k] = rowBefore;
                continue;
            }
            HypothesisSearch.Live hypothesis = live.get(k < live.size() ? k : 0);
            tokens[row + k] = hypothesis.ids()[hypothesis.ids().length - 1];
            parents[row + k] = rowBefore + hypothesis.parent();
        }
    }
}
