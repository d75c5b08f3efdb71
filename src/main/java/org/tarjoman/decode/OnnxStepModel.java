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
import java.util.List;

/**
 * The shipped model's family on ONNX Runtime; one instance a thread.
 *
 * <p>Native memory: outputs of a call belong to the manager of its first input, so that each step
 * has a manager of its own, closed once the next step has read its keys and values.
 */
public final class OnnxStepModel implements StepModel {

    private static final int START = 1;
    private static final int END = 2;

    /** Candidates that the graph gives for each row. */
    private static final int CANDIDATES = SearchOptions.WIDEST_BEAM * 2;

    /**
     * Matrices are padded to a multiple of this many rows. ONNX Runtime's 8-bit kernel works on four
     * rows at a time and rounds a single row that is left over in another way, so that without the
     * padding a sentence's translation would depend on the size of its batch.
     */
    private static final int ROW_BLOCK = 4;

    private static final String COVERAGE = "past.coverage";

    private final NDManager manager;
    /** Whether the decoder tells what it looks at; bundles of before version 5 do not. */
    private final boolean tellsCoverage;
    private final Predictor<NDList, NDList> encoder;
    private final Predictor<NDList, NDList> decoder;
    private final Predictor<NDList, NDList> select;

    /**
     * Constructs a model for one thread.
     *
     * @param weights shared graphs; they must outlive this instance
     */
    public OnnxStepModel(OnnxWeights weights) {
        manager = weights.encoder.manager();
        tellsCoverage = weights.decoder.inputs().contains(COVERAGE);
        encoder = weights.encoder.predictor();
        decoder = weights.decoder.predictor();
        select = weights.select.predictor();
    }

    @Override
    public int startId() {
        return START;
    }

    @Override
    public int endId() {
        return END;
    }

    @Override
    public State encode(List<int[]> sources, int beam) {
        return new OnnxState(sources, beam);
    }

    @Override
    public void close() {
        select.close();
        decoder.close();
        encoder.close();
    }

    private final class OnnxState implements State {

        private final float[] vectors;
        private final int width;
        private final int beam;
        /** Owns the mask, and the cross-attention's keys and values. */
        private NDManager source;
        private NDList cross;
        private NDArray mask;
        /** Owns the self-attention's keys and values of the step before. */
        private NDManager last;
        private NDList past;

        OnnxState(List<int[]> sources, int beam) {
            this.beam = beam;
            int count = paddedSlots(sources.size());
            int longest = sources.stream().mapToInt(s -> s.length).max().orElseThrow();
            int length = (longest + ROW_BLOCK - 1) / ROW_BLOCK * ROW_BLOCK;
            long[] ids = new long[count * length];
            long[] ones = new long[count * length];
            for (int i = 0; i < count; i++) {
                int[] row = sources.get(i < sources.size() ? i : 0);
                for (int j = 0; j < row.length; j++) {
                    ids[i * length + j] = row[j];
                    ones[i * length + j] = 1;
                }
            }
            source = manager.newSubManager();
            try {
                Shape shape = new Shape(count, length);
                NDArray input = named(source.create(ids, shape), "input_ids");
                mask = named(source.create(ones, shape), "attention_mask");
                NDList encoded = run(encoder, new NDList(input, mask));
                input.close();
                NDArray vector = encoded.get(0);
                vectors = vector.toFloatArray();
                width = (int) vector.getShape().get(1);
                vector.close();
                cross = encoded.subNDList(1);
                last = manager.newSubManager();
                past = new NDList();
                for (NDArray array : cross) {
                    Shape s = array.getShape();
                    Shape empty = new Shape((long) count * beam, s.get(1), 0, s.get(3));
                    String name = array.getName().replace("cross", "past");
                    past.add(named(last.create(new float[0], empty), name));
                }
                if (tellsCoverage) {
                    Shape all = new Shape((long) count * beam, length);
                    past.add(named(last.create(new float[(int) all.size()], all), COVERAGE));
                }
            } catch (RuntimeException | Error e) {
                close();
                throw e;
            }
        }

        /** Returns how many slots hold {@code slots} sentences and make whole row blocks. */
        private int paddedSlots(int slots) {
            int padded = slots;
            while (padded * beam % ROW_BLOCK != 0) {
                padded++;
            }
            return padded;
        }

        @Override
        public Candidates step(int[] tokens, int[] parents, Wanted wanted) {
            NDManager own = manager.newSubManager();
            try {
                NDList inputs = new NDList(
                        // The rows that pad idle: they start again from row 0 in each step.
                        named(own.create(longs(padded(tokens, START))), "token"),
                        named(own.create(longs(padded(parents, 0))), "beam_index"),
                        mask);
                inputs.addAll(cross);
                inputs.addAll(past);
                NDList out = run(decoder, inputs);
                past = out.subNDList(2);
                Candidates candidates = new Candidates(CANDIDATES, out.get(0).toFloatArray(),
                        out.get(1).toLongArray(), new float[0], new int[0], new float[0], coverage());
                out.get(0).close();
                out.get(1).close();
                past.forEach(array -> array.setName(array.getName().replace("present", "past")));
                last.close();
                last = own;
                return candidates;
            } catch (RuntimeException | Error e) {
                own.close();
                throw e;
            }
        }

        /** What the rows of the step just made have looked at, copied when it is first asked for. */
        private Coverage coverage() {
            if (!tellsCoverage) {
                return row -> new float[0];
            }
            NDArray matrix = past.get(past.size() - 1);
            int length = (int) matrix.getShape().get(1);
            float[][] copy = new float[1][];
            return row -> {
                if (copy[0] == null) {
                    copy[0] = matrix.toFloatArray();
                }
                return Arrays.copyOfRange(copy[0], row * length, (row + 1) * length);
            };
        }

        private int[] padded(int[] rows, int filler) {
            int[] all = Arrays.copyOf(rows, paddedSlots(rows.length / beam) * beam);
            Arrays.fill(all, rows.length, all.length, filler);
            return all;
        }

        @Override
        public void select(int[] slots) {
            NDManager own = manager.newSubManager();
            try {
                int[] all = Arrays.copyOf(slots, paddedSlots(slots.length));
                NDList inputs = new NDList(named(own.create(longs(all)), "index"), mask);
                inputs.addAll(cross);
                NDList out = run(select, inputs);
                inputs.get(0).close();
                NDArray kept = named(out.get(0), "attention_mask");
                NDList keptCross = out.subNDList(1);
                keptCross.forEach(array -> array.setName(array.getName().replace("selected.", "")));
                source.close();
                source = own;
                mask = kept;
                cross = keptCross;
            } catch (RuntimeException | Error e) {
                own.close();
                throw e;
            }
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
