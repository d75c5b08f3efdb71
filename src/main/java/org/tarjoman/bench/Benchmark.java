package org.tarjoman.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tarjoman.model.Bundle;
import org.tarjoman.text.LanguageDetector;
import org.tarjoman.translate.EngineOptions;
import org.tarjoman.translate.SentenceTranslator;
import org.tarjoman.translate.TranslationEngine;
import org.tarjoman.translate.TranslationStatistics;

/**
 * Translates a fixed corpus: the 405 sentences of the development set, as articles of 15 sentences.
 *
 * <p>No sentence is in a memory beforehand, and none occurs twice.
 */
public final class Benchmark {

    private static final int SENTENCES_PER_ARTICLE = 15;
    private static final double NANOS = 1e9;

    private Benchmark() {
    }

    /**
     * Runs the benchmark once.
     *
     * @param bundle a verified bundle
     * @param workers translators working side by side
     * @param threads threads of each worker's calls
     * @param beam beam, or null for the bundle's
     * @return what was measured
     * @throws CancellationException if the thread is interrupted
     */
    public static BenchmarkResult run(Bundle bundle, int workers, int threads, Integer beam) {
        return run(bundle, workers, threads, beam, articles());
    }

    /** Measures with other articles, at least three: the first two only warm up. */
    static BenchmarkResult run(
            Bundle bundle, int workers, int threads, Integer beam, List<List<String>> articles) {
        long start = System.nanoTime();
        try (TranslationEngine engine = TranslationEngine.open(bundle,
                new EngineOptions(threads, beam, null))) {
            double load = (System.nanoTime() - start) / NANOS;
            translate(engine, articles.subList(0, 2), workers);
            TranslationStatistics statistics = engine.statistics();
            long source = statistics.sourcePieces();
            long target = statistics.targetPieces();
            long padded = statistics.paddedPieces();
            List<List<String>> timed = articles.subList(2, articles.size());
            long begin = System.nanoTime();
            translate(engine, timed, workers);
            double seconds = (System.nanoTime() - begin) / NANOS;
            // The two articles that warm up are in none of the figures.
            long pieces = statistics.sourcePieces() - source;
            return new BenchmarkResult(load, seconds, timed.size(),
                    timed.stream().mapToInt(List::size).sum(), pieces, statistics.targetPieces() - target,
                    1 - pieces / (double) (statistics.paddedPieces() - padded), engine.beam());
        }
    }

    private static void translate(TranslationEngine engine, List<List<String>> articles, int workers) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int first = worker;
                running.add(pool.submit(() -> {
                    try (SentenceTranslator translator = engine.newSentenceTranslator()) {
                        for (int i = first; i < articles.size(); i += workers) {
                            translator.translate(articles.get(i), LanguageDetector.PERSIAN);
                        }
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while measuring");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the benchmark failed: " + e.getCause().getMessage(),
                    e.getCause());
        } finally {
            Pools.end(pool);
        }
    }

    /** Returns the corpus. */
    static List<List<String>> articles() {
        try (InputStream in = Benchmark.class.getResourceAsStream("/bench/sentences.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            List<List<String>> articles = new ArrayList<>();
            for (int i = 0; i < lines.size(); i += SENTENCES_PER_ARTICLE) {
                articles.add(lines.subList(i, Math.min(lines.size(), i + SENTENCES_PER_ARTICLE)));
            }
            return articles;
        } catch (IOException e) {
            throw new IllegalStateException("the benchmark's corpus cannot be read: " + e.getMessage(), e);
        }
    }
}
