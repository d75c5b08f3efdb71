package org.tarjoman.decode;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.TranslateException;
import java.util.Arrays;

/** What every model on ONNX Runtime does with DJL's arrays. */
final class Tensors {

    private Tensors() {
    }

    /**
     * Runs a graph.
     *
     * @throws IllegalStateException if ONNX Runtime fails
     */
    static NDList run(Predictor<NDList, NDList> predictor, NDList inputs) {
        try {
            return predictor.predict(inputs);
        } catch (TranslateException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    /** Names an array as the graph's input is called, and returns it. */
    static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
