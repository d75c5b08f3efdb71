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
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The machine's speed at the matrix products that translation consists of. */
public final class MatrixSpeed {

    private static final int INNER = 768;
    private static final int OUTER = 1024;
    private static final long NANOS = 1_000_000_000L;

    private MatrixSpeed() {
    }

    /**
     * Measures 8-bit matrix products of the shape of the model's for a second, on several threads at once:
     * they share caches, memory and often a core, so that two threads are not twice as fast as one.
     *
     * @param rows rows of the left matrix: hypotheses in a step, or source pieces in a batch
     * @param threads threads that multiply side by side, at least 1
     * @return multiply-adds a second of all threads together
     */
    public static double measure(int rows, int threads) {
        try (InputStream in = MatrixSpeed.class.getResourceAsStream("/bench/matmul-int8.onnx")) {
            // In a folder of its own: DJL looks for a graph by the names around it.
            Path folder = Files.createTempDirectory("tarjoman");
            Path file = folder.resolve("matmul.onnx");
            try {
                Files.copy(in, file);
                try (OnnxGraph graph = new OnnxGraph(file, 1)) {
                    return measure(graph, rows, threads);
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

    private static double measure(OnnxGraph graph, int rows, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            Callable<Double> one = () -> {
                start.await();
                return measure(graph, rows);
            };
            double sum = 0;
            for (Future<Double> speed : pool.invokeAll(Collections.nCopies(threads, one))) {
                sum += speed.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while measuring");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the matrices could not be multiplied: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
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
