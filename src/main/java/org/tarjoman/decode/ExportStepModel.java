package org.tarjoman.decode;

import static org.tarjoman.decode.Tensors.longs;
import static org.tarjoman.decode.Tensors.named;
import static org.tarjoman.decode.Tensors.run;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tarjoman.model.ModelException;

/**
 * An encoder-decoder as Optimum exports it, on ONNX Runtime; one instance a thread.
 *
 * <p>Keys and values stay in ONNX Runtime's memory: {@code gather.onnx} reorders them when beams
 * change places, {@code candidates.onnx} makes logits to candidates. The first step runs once for each
 * sentence, since all its hypotheses are the same then; the rows of its beam follow in the second.
 *
 * <p>Native memory: outputs of a call belong to the manager of its first input, so that each step
 * has a manager of its own, closed once the next step has read its keys and values.
 */
public final class ExportStepModel implements StepModel {

    private final NDManager manager;
    private final Predictor<NDList, NDList> encoder;
    private final Predictor<NDList, NDList> first;
    private final Predictor<NDList, NDList> later;
    private final Predictor<NDList, NDList> gather;
    private final Predictor<NDList, NDList> candidates;
    private final Set<String> firstPast;
    private final Shape head;
    private final Set<String> firstInputs;
    private final Set<String> laterInputs;
    private final int startId;
    private final int endId;
    private final int padId;

    /**
     * Constructs a model for one thread.
     *
     * @param graphs shared graphs; they must outlive this instance
     * @param startId the piece that starts a target
     * @param endId the piece that ends a target
     * @param padId the piece that fills short rows up
     */
    public ExportStepModel(ExportGraphs graphs, int startId, int endId, int padId) {
        manager = graphs.encoder.manager();
        encoder = graphs.encoder.predictor();
        first = graphs.first.predictor();
        later = graphs.later == graphs.first ? first : graphs.later.predictor();
        gather = graphs.gather.predictor();
        candidates = graphs.candidates.predictor();
        firstPast = ExportGraphs.past(graphs.first);
        firstInputs = graphs.first.inputs();
        laterInputs = graphs.later.inputs();
        head = new Shape(graphs.heads, graphs.headWidth);
        this.startId = startId;
        this.endId = endId;
        this.padId = padId;
    }

    @Override
    public int startId() {
        return startId;
    }

    @Override
    public int endId() {
        return endId;
    }

    @Override
    public State encode(List<int[]> sources, int beam) {
        return new ExportState(sources, beam);
    }

    @Override
    public void close() {
        candidates.close();
        gather.close();
        if (later != first) {
            later.close();
        }
        first.close();
        encoder.close();
    }

    private static boolean isIdentity(int[] index, int rowsBefore) {
        return index.length == rowsBefore && IntStream.range(0, index.length).allMatch(i -> index[i] == i);
    }

    private final class ExportState implements State {

        private final int beam;
        private final int width;
        private final float[] vectors;
        /** Owns mask, encoded sources, and the cross-attention's keys and values. */
        private NDManager source;
        private long[][] mask;
        private NDArray maskArray;
        private NDArray hidden;
        private Map<String, NDArray> cross = Map.of();
        /** Owns the self-attention's keys and values of the step before; null before the first step. */
        private NDManager last;
        private Map<String, NDArray> past = Map.of();
        /** Whether {@link #source}'s arrays, and {@link #past}, have one row a sentence, not one a hypothesis. */
        private boolean sourceIsNarrow;
        private boolean pastIsNarrow;

        ExportState(List<int[]> sources, int beam) {
            this.beam = beam;
            int length = sources.stream().mapToInt(s -> s.length).max().orElseThrow();
            long[] ids = new long[sources.size() * length];
            Arrays.fill(ids, padId);
            mask = new long[sources.size()][length];
            for (int i = 0; i < sources.size(); i++) {
                int[] row = sources.get(i);
                for (int j = 0; j < row.length; j++) {
                    ids[i * length + j] = row[j];
                    mask[i][j] = 1;
                }
            }
            sourceIsNarrow = beam > 1;
            pastIsNarrow = beam > 1;
            source = manager.newSubManager();
            try {
                NDArray input = named(source.create(ids, new Shape(sources.size(), length)), "input_ids");
                maskArray = maskArray(source, "attention_mask");
                NDList encoded = run(encoder, new NDList(input, maskArray));
                input.close();
                hidden = named(encoded.get(0), "encoder_hidden_states");
                maskArray.setName("encoder_attention_mask");
                width = (int) hidden.getShape().get(2);
                vectors = means(hidden.toFloatArray());
            } catch (RuntimeException | Error e) {
                close();
                throw e;
            }
        }

        private NDArray maskArray(NDManager owner, String name) {
            long[] flat = Arrays.stream(mask).flatMapToLong(Arrays::stream).toArray();
            return named(owner.create(flat, new Shape(mask.length, mask[0].length)), name);
        }

        /** Returns each sentence's mean over the vectors of its pieces. */
        private float[] means(float[] states) {
            float[] means = new float[mask.length * width];
            for (int i = 0; i < mask.length; i++) {
                int pieces = (int) Arrays.stream(mask[i]).sum();
                for (int j = 0; j < pieces; j++) {
                    for (int d = 0; d < width; d++) {
                        means[i * width + d] += states[(i * mask[0].length + j) * width + d] / pieces;
                    }
                }
            }
            return means;
        }

        @Override
        public Candidates step(int[] tokens, int[] parents, Wanted wanted) {
            NDManager own = manager.newSubManager();
            try {
                return last == null ? firstStep(own, tokens, wanted) : laterStep(own, tokens, parents, wanted);
            } catch (RuntimeException | Error e) {
                if (own != last) {
                    own.close();
                }
                throw e;
            }
        }

        private Candidates firstStep(NDManager own, int[] tokens, Wanted wanted) {
            int rows = tokens.length / beam;
            NDList inputs = new NDList(tokens(own, IntStream.range(0, rows).map(i -> tokens[i * beam]).toArray()));
            addSource(inputs, firstInputs);
            firstPast.forEach(name -> inputs.add(named(
                    own.create(new float[0], new Shape(rows, head.get(0), 0, head.get(1))), name)));
            addBranch(own, inputs, firstInputs, false);
            NDList out = run(first, inputs);
            past = new LinkedHashMap<>();
            cross = new LinkedHashMap<>();
            for (NDArray array : out) {
                String name = array.getName().replace("present.", ExportGraphs.PAST);
                array.setName(name);
                if (name.contains(".decoder.")) {
                    past.put(name, array);
                } else if (name.contains(".encoder.")) {
                    array.attach(source);
                    cross.put(name, array);
                }
            }
            last = own;
            return candidates(own, logits(out), wanted, beam);
        }

        private Candidates laterStep(NDManager own, int[] tokens, int[] parents, Wanted wanted) {
            if (sourceIsNarrow) {
                spread(IntStream.range(0, tokens.length).map(row -> row / beam).toArray());
                sourceIsNarrow = false;
            }
            int[] index = pastIsNarrow ? Arrays.stream(parents).map(row -> row / beam).toArray() : parents;
            NDList inputs = new NDList(tokens(own, tokens));
            addSource(inputs, laterInputs);
            int rowsBefore = (int) past.values().iterator().next().getShape().get(0);
            if (isIdentity(index, rowsBefore)) {
                inputs.addAll(past.values());
            } else {
                past.forEach((name, array) -> inputs.add(gathered(own, array, index, name)));
            }
            inputs.addAll(cross.values());
            addBranch(own, inputs, laterInputs, true);
            NDList out = run(later, inputs);
            past = new LinkedHashMap<>();
            NDArray logits = logits(out);
            for (NDArray array : out) {
                if (array.getName().contains(".decoder.")) {
                    array.setName(array.getName().replace("present.", ExportGraphs.PAST));
                    past.put(array.getName(), array);
                } else if (array != logits) {
                    // The merged graph's later steps give empty stand-ins for the cross-attention's arrays.
                    array.close();
                }
            }
            pastIsNarrow = false;
            // What was gathered for this step has been read.
            inputs.stream().filter(a -> a.getManager() == own).forEach(NDArray::close);
            last.close();
            last = own;
            return candidates(own, logits, wanted, 1);
        }

        private NDArray tokens(NDManager own, int[] rows) {
            return named(own.create(longs(rows), new Shape(rows.length, 1)), "input_ids");
        }

        private void addSource(NDList inputs, Set<String> names) {
            if (names.contains(maskArray.getName())) {
                inputs.add(maskArray);
            }
            if (names.contains(hidden.getName())) {
                inputs.add(hidden);
            }
        }

        private void addBranch(NDManager own, NDList inputs, Set<String> names, boolean cached) {
            if (names.contains(ExportGraphs.CACHE_BRANCH)) {
                inputs.add(named(own.create(new boolean[] {cached}), ExportGraphs.CACHE_BRANCH));
            }
        }

        private NDArray logits(NDList out) {
            return out.stream().filter(a -> a.getName().equals("logits")).findFirst().orElseThrow(() ->
                    new ModelException("The decoder gives no logits. Take an export of a text2text-generation model."));
        }

        /** Makes logits to candidates; with {@code every} above 1 only each so-manieth row has some. */
        private Candidates candidates(NDManager own, NDArray logits, Wanted wanted, int every) {
            Shape shape = logits.getShape();
            int rows = (int) shape.get(0);
            int k = (int) Math.min(wanted.best(), shape.get(2));
            NDArray count = named(own.create(new long[] {k}), "k");
            NDArray asked = named(own.create(longs(wanted.ids())), "asked_ids");
            NDList out = run(candidates, new NDList(count, asked, logits));
            float[] sums = out.get(2).toFloatArray();
            float[] values = out.get(0).toFloatArray();
            float[] askedValues = out.get(3).toFloatArray();
            long[] ids = out.get(1).toLongArray();
            out.close();
            logits.close();
            count.close();
            asked.close();
            long[] spreadIds = new long[ids.length * every];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(ids, row * k, spreadIds, row * every * k, k);
            }
            return new Candidates(k, spread(values, k, every), spreadIds, spread(sums, 1, every), wanted.ids(),
                    spread(askedValues, wanted.ids().length, every));
        }

        private float[] spread(float[] rows, int width, int every) {
            if (every == 1) {
                return rows;
            }
            float[] all = new float[rows.length * every];
            for (int row = 0; width > 0 && row * width < rows.length; row++) {
                System.arraycopy(rows, row * width, all, row * every * width, width);
            }
            return all;
        }

        private NDArray gathered(NDManager owner, NDArray data, int[] index, String name) {
            NDArray order = named(owner.create(longs(index)), "index");
            data.setName("data");
            NDArray rows = run(gather, new NDList(order, data)).get(0);
            data.setName(name);
            order.close();
            return named(rows, name);
        }

        /** Puts the source's arrays in another order, or gives each row several copies. */
        private void spread(int[] index) {
            NDManager own = manager.newSubManager();
            try {
                NDManager before = source;
                Map<String, NDArray> kept = new LinkedHashMap<>();
                cross.forEach((name, array) -> kept.put(name, gathered(own, array, index, name)));
                NDArray keptHidden = gathered(own, hidden, index, hidden.getName());
                mask = Arrays.stream(index).mapToObj(i -> mask[i]).toArray(long[][]::new);
                NDArray keptMask = maskArray(own, maskArray.getName());
                source = own;
                maskArray = keptMask;
                hidden = keptHidden;
                cross = kept;
                before.close();
            } catch (RuntimeException | Error e) {
                own.close();
                throw e;
            }
        }

        @Override
        public void select(int[] slots) {
            int rows = sourceIsNarrow ? 1 : beam;
            spread(Arrays.stream(slots).flatMap(s -> IntStream.range(s * rows, (s + 1) * rows)).toArray());
        }

        @Override
        public float[] vector(int sentence) {
            return Arrays.copyOfRange(vectors, sentence * width, (sentence + 1) * width);
        }

        @Override
        public void close() {
            if (last != null) {
                last.close();
            }
            source.close();
        }
    }
}
