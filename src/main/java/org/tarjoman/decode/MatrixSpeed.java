package org.tarjoman.decode;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's speed at the matrix products that translation consists of. */
public final class MatrixSpeed {

    private static final int INNER = 768;
    private static final int OUTER = 1024;
    private static final long NANOS = 1_000_000_000L;

    private MatrixSpeed() {
    }

    /**
     * Measures 8-bit matrix products of the shape of the model's, on one thread, for a second.
     *
     * @param rows rows of the left matrix: hypotheses in a step, or source pieces in a batch
     * @return multiply-adds a second
     */
    public static double measure(int rows) {
        try (InputStream in = MatrixSpeed.class.getResourceAsStream("/bench/matmul-int8.onnx")) {
            // In a folder of its own: DJL looks for a graph by the names around it.
            Path folder = Files.createTempDirectory("tarjoman");
            Path file = folder.resolve("matmul.onnx");
            try {
                Files.copy(in, file);
                try (OnnxGraph graph = new OnnxGraph(file, 1)) {
                    return measure(graph, rows);
                }
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the benchmark's matrix cannot be unpacked: " + e.getMessage(),
                    e);
        }
    }

    private static double measure(OnnxGraph graph, int rows) {
        float[] values = new float[rows * INNER];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 7919 % 1000) / 500f - 1;
        }
        try (Predictor<NDList, NDList> predictor = graph.predictor()) {
            for (int i = 0; i < 5; i++) {
                call(graph, predictor, values, rows);
            }
            long start = System.nanoTime();
            long calls = 0;
            while (System.nanoTime() - start < NANOS) {
                call(graph, predictor, values, rows);
                calls++;
            }
            double seconds = (System.nanoTime() - start) / (double) NANOS;
            return (double) rows * INNER * OUTER * calls / seconds;
        }
    }

    private static void call(OnnxGraph graph, Predictor<NDList, NDList> predictor, float[] values, int rows) {
        try (NDManager own = graph.manager().newSubManager()) {
            predictor.predict(new NDList(own.create(values, new Shape(rows, INNER))));
        } catch (TranslateException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }
}
