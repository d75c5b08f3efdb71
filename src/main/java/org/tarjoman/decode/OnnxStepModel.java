package org.tarjoman.decode;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslateException;
import java.util.Arrays;
import java.util.List;

/**
 * The shipped model's family on ONNX Runtime; one instance a thread.
 *
 * <p>Native memory: outputs of a call belong to the manager of its first input, so that each step
 * has a manager of its own, closed once the next step has read its keys and values.
 */
public final class OnnxStepModel implements StepModel, AutoCloseable {

    private static final int START = 1;
    private static final int END = 2;

    private final NDManager manager;
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

    private static NDList run(Predictor<NDList, NDList> predictor, NDList inputs) {
        try {
            return predictor.predict(inputs);
        } catch (TranslateException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private final class OnnxState implements State {

        private final float[] vectors;
        private final int width;
        /** Owns the mask, and the cross-attention's keys and values. */
        private NDManager source;
        private NDList cross;
        private NDArray mask;
        /** Owns the self-attention's keys and values of the step before. */
        private NDManager last;
        private NDList past;

        OnnxState(List<int[]> sources, int beam) {
            int count = sources.size();
            int length = sources.stream().mapToInt(s -> s.length).max().orElseThrow();
            long[] ids = new long[count * length];
            long[] ones = new long[count * length];
            for (int i = 0; i < count; i++) {
                int[] row = sources.get(i);
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
                    past.add(named(last.create(new float[0], empty), array.getName().replace("cross", "past")));
                }
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        @Override
        public Candidates step(int[] tokens, int[] parents) {
            NDManager own = manager.newSubManager();
            try {
                NDList inputs = new NDList(
                        named(own.create(longs(tokens)), "token"),
                        named(own.create(longs(parents)), "beam_index"),
                        mask);
                inputs.addAll(cross);
                inputs.addAll(past);
                NDList out = run(decoder, inputs);
                Candidates candidates = new Candidates(out.get(0).toFloatArray(), out.get(1).toLongArray());
                out.get(0).close();
                out.get(1).close();
                past = out.subNDList(2);
                past.forEach(array -> array.setName(array.getName().replace("present", "past")));
                last.close();
                last = own;
                return candidates;
            } catch (RuntimeException e) {
                own.close();
                throw e;
            }
        }

        @Override
        public void select(int[] slots) {
            NDManager own = manager.newSubManager();
            try {
                NDList inputs = new NDList(named(own.create(longs(slots)), "index"), mask);
                inputs.addAll(cross);
                NDList out = run(select, inputs);
                NDArray kept = named(out.get(0), "attention_mask");
                NDList keptCross = out.subNDList(1);
                keptCross.forEach(array -> array.setName(array.getName().replace("selected.", "")));
                source.close();
                source = own;
                mask = kept;
                cross = keptCross;
            } catch (RuntimeException e) {
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
