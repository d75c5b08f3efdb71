package org.tarjoman.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tarjoman.bench.Benchmark;
import org.tarjoman.bench.BenchmarkResult;
import org.tarjoman.decode.MatrixSpeed;
import org.tarjoman.job.CaughtSignals;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.PeakMemory;
import org.tarjoman.model.Bundle;
import org.tarjoman.translate.TranslationEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures speed and memory on this machine. */
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        sortOptions = false,
        description = {
            "Translates a fixed corpus of 25 articles (375 sentences) and reports how fast this machine does it, how"
                + " much memory it takes, and how far the work is from the speed of bare 8-bit matrix products.",
            ""})
final class BenchCommand implements Callable<Integer> {

    private static final double BILLION = 1e9;
    private static final int ROWS = 128;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(names = "--beam", paramLabel = "N",
            description = "Translations weighed against each other at each step. Default: what the model asks for.")
    private Integer beam;

    @Option(names = "--workers", paramLabel = "N",
            description = "Articles translated at a time. Default: cores / threads.")
    private Integer workers;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
            description = "Threads for each worker. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Override
    public Integer call() {
        if (workers != null && workers < 1 || threads < 1) {
            throw new ParameterException(spec.commandLine(), "--workers and --threads must be at least 1");
        }
        int side = workers != null ? workers
                : RunCommand.defaultWorkers(Runtime.getRuntime().availableProcessors(), threads);
        Bundle bundle = model.verified();
        try {
            TranslationEngine.searchOptions(bundle, beam);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        try (CaughtSignals signals = CaughtSignals.endingAtOnce()) {
            BenchmarkResult result = Benchmark.run(bundle, side, threads, beam);
            print(spec.commandLine().getOut(), bundle, side, result);
        }
        return ExitCode.DONE.number();
    }

    private void print(PrintWriter out, Bundle bundle, int side, BenchmarkResult r) {
        line(out, "model", "%s %s %s, beam %d", bundle.id(), bundle.version(), bundle.precision(), r.beam());
        line(out, "workers x threads", "%d x %d on %d cores", side, threads,
                Runtime.getRuntime().availableProcessors());
        line(out, "model load", "%.2f s", r.loadSeconds());
        line(out, "corpus", "%d articles, %d sentences, %.1f s", r.articles(), r.sentences(), r.seconds());
        line(out, "articles", "%.0f a minute", r.articlesPerMinute());
        line(out, "source pieces", "%.0f a second, %.1f %% padding", r.sourcePiecesPerSecond(),
                100 * r.paddingShare());
        line(out, "target pieces", "%.0f a second", r.targetPiecesPerSecond());
        line(out, "peak memory", "%d MiB resident", PeakMemory.residentMebibytes());
        long perTarget = bundle.work().multiplyAddsPerTargetPiece;
        if (perTarget > 0) {
            double work = r.multiplyAddsPerSecond(bundle.work().multiplyAddsPerSourcePiece, perTarget);
            double bare = MatrixSpeed.measure(ROWS, Math.min(side * threads,
                    Runtime.getRuntime().availableProcessors()));
            line(out, "multiply-adds", "%.0f million a target piece of one hypothesis, %.1f billion a second in all",
                    perTarget / 1e6, work / BILLION);
            line(out, "bare matrices",
                    "%.1f billion a second on as many threads at once (%d rows); the work reaches %.0f %%",
                    bare / BILLION, ROWS, 100 * work / bare);
        }
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.printf(Locale.ROOT, "%-18s %s%n", name, String.format(Locale.ROOT, format, values));
    }
}
