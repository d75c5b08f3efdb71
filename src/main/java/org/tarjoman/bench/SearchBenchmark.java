package org.tarjoman.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.StepModel;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ExportedGraphs;

/**
 * Measures the search over an export's graphs with random pieces and fixed lengths.
 *
 * <p>Text, tokenizer and quality play no part: all rows are equally long, and the end is forbidden until
 * the target's length is reached, so that other programs can be given exactly the same work. With varying
 * batches it is a soak instead: what a night of articles does to memory, in short.
 */
public final class SearchBenchmark {

    private static final double NANOS = 1e9;
    private static final int FIRST_PIECE = 100;
    private static final int MOST_PIECES = 10_000;
    private static final int SPARE_PIECES = 2;

    private SearchBenchmark() {
    }

    /**
     * What to measure.
     *
     * @param rows sentences of one batch
     * @param source pieces of a source, the end included
     * @param target pieces of a target, the start included
     * @param beam hypotheses kept in each step
     * @param workers batches at a time
     * @param threads threads of each worker's calls
     * @param repeats how often each worker translates its batch, after once to warm up
     * @param varies whether each repeat draws another batch: rows, beam and each row's pieces at random, at most
     *     those given; a target is then at most as long as its source and {@value #SPARE_PIECES} more and may end
     *     earlier, so that rows end at different times
     */
    public record Work(int rows, int source, int target, int beam, int workers, int threads, int repeats,
            boolean varies) {

        /** Checks the ranges. */
        public Work {
            if (rows < 1 || source < 2 || target < 2 || workers < 1 || threads < 1 || repeats < 1) {
                throw new IllegalArgumentException("--rows, --workers, --threads and --repeats must be at least 1,"
                        + " --source and --target at least 2");
            }
        }
    }

    /**
     * Sentences to translate at once.
     *
     * @param options how to search
     * @param sources their pieces
     */
    record Batch(GenerateOptions options, List<int[]> sources) {

        /** Returns the share of the encoder's places that hold no piece, since rows are as long as the longest. */
        double padding() {
            int longest = sources.stream().mapToInt(row -> row.length).max().orElseThrow();
            return 1 - sources.stream().mapToInt(row -> row.length).sum() / (double) (longest * sources.size());
        }

        /** Draws a batch as the work asks: the same for the same state of {@code random}. */
        static Batch draw(Work work, int pieces, int end, Random random) {
            int beam = work.varies ? 1 + random.nextInt(work.beam) : work.beam;
            int rows = work.varies ? 1 + random.nextInt(work.rows) : work.rows;
            List<int[]> sources = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                int[] source = new int[work.varies ? 2 + random.nextInt(work.source - 1) : work.source];
                Arrays.setAll(source, j -> random.nextInt(Math.min(FIRST_PIECE, pieces / 2), pieces));
                source[source.length - 1] = end;
                sources.add(source);
            }
            GenerateOptions options = new GenerateOptions(beam, 1, GenerateOptions.EarlyStopping.FALSE, 0, 0,
                    work.varies ? 0 : work.target, work.target, work.varies ? 1 : Double.POSITIVE_INFINITY,
                    SPARE_PIECES, GenerateOptions.NONE, GenerateOptions.NONE, Set.of(), Set.of(), List.of(), 1, false);
            return new Batch(options, sources);
        }
    }

    /**
     * What is measured once a run.
     *
     * @param loadSeconds time to load the graphs, in seconds
     * @param padding mean share of the encoder's places that held no piece, from 0 to 1
     */
    public record Facts(double loadSeconds, double padding) {
    }

    /**
     * Runs the benchmark.
     *
     * @param folder an export's folder; its tokenizer is not read
     * @param precision suffix of the ONNX files, see {@link ExportFiles#precisions}
     * @param work what to measure
     * @param onRepeat is told each repeat's speed, once it is done: target pieces a second of all workers together
     * @return what is measured once
     */
    public static Facts run(Path folder, String precision, Work work, DoubleConsumer onRepeat) {
        ExportConfig config = ExportConfig.of(folder);
        long begin = System.nanoTime();
        try (ExportedGraphs graphs = ExportedGraphs.open(config, precision, work.threads)) {
            double load = (System.nanoTime() - begin) / NANOS;
            double padding = 0;
            int end = config.required("eos_token_id");
            int pieces = Math.min(MOST_PIECES, config.required("vocab_size"));
            Random random = new Random(1);
            Batch batch = Batch.draw(work, pieces, end, random);
            List<StepModel> models = new ArrayList<>();
            ExecutorService pool = Executors.newFixedThreadPool(work.workers);
            try {
                for (int i = 0; i < work.workers; i++) {
                    models.add(graphs.newStepModel());
                }
                for (int repeat = -1; repeat < work.repeats; repeat++) {
                    double speed = speed(pool, models, batch);
                    if (repeat >= 0) {
                        onRepeat.accept(speed);
                        padding += batch.padding() / work.repeats;
                    }
                    if (work.varies) {
                        batch = Batch.draw(work, pieces, end, random);
                    }
                }
                return new Facts(load, padding);
            } finally {
                Pools.end(pool);
                models.forEach(StepModel::close);
            }
        }
    }

    /** Has each model translate the batch, all at once; returns target pieces a second, ends not counted. */
    private static double speed(ExecutorService pool, List<StepModel> models, Batch batch) {
        long begin = System.nanoTime();
        long pieces = 0;
        List<Future<List<Hypothesis>>> running = new ArrayList<>();
        for (StepModel model : models) {
            running.add(pool.submit(() -> new BeamSearch(model, batch.options).translate(batch.sources)));
        }
        try {
            for (Future<List<Hypothesis>> one : running) {
                pieces += one.get().stream().mapToInt(found -> found.ids().length).sum();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while measuring");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the benchmark failed: " + e.getCause().getMessage(), e.getCause());
        }
        return pieces * NANOS / (System.nanoTime() - begin);
    }
}
