package org.tarjoman.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tarjoman.bench.SearchBenchmark;
import org.tarjoman.job.CaughtSignals;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.PeakMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the bare search over an export, for comparison with other programs. */
@Command(name = "bench-export", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        sortOptions = false,
        description = {
            "Decodes batches of random pieces of fixed lengths with a model as Optimum exports it, and prints, for each,"
                + " target pieces a second and the memory taken then. Text and tokenizer play no part; src/bench gives other programs the same work.",
            ""})
final class BenchExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The export's folder.")
    private Path folder;

    @Option(names = "--precision", paramLabel = "NAME", defaultValue = "",
            description = "Suffix of the ONNX files' names, for example quantized. Default: none.")
    private String precision;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "32",
            description = "Sentences of a batch. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--source", paramLabel = "N", defaultValue = "32",
            description = "Pieces of a source. Default: ${DEFAULT-VALUE}.")
    private int source;

    @Option(names = "--target", paramLabel = "N", defaultValue = "32",
            description = "Pieces of a target. Default: ${DEFAULT-VALUE}.")
    private int target;

    @Option(names = "--beam", paramLabel = "N", defaultValue = "1",
            description = "Hypotheses kept in each step. Default: ${DEFAULT-VALUE}.")
    private int beam;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "1",
            description = "Batches at a time. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
            description = "Threads for each worker. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "3",
            description = "Measurements after the one that warms up. Default: ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(names = "--vary",
            description = "Draw another batch each time: rows, beam and pieces at random, at most those given. A soak.")
    private boolean vary;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (CaughtSignals signals = CaughtSignals.endingAtOnce()) {
            SearchBenchmark.Facts facts = SearchBenchmark.run(folder, precision,
                    new SearchBenchmark.Work(rows, source, target, beam, workers, threads, repeats, vary),
                    speed -> {
                        out.printf(Locale.ROOT, "%.1f target pieces a second, %d MiB resident%n", speed,
                                PeakMemory.residentNowMebibytes());
                        out.flush();
                    });
            out.printf(Locale.ROOT, "loaded in %.1f s; %.0f%% of the encoder's places were padding%n",
                    facts.loadSeconds(), 100 * facts.padding());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        out.printf(Locale.ROOT, "peak memory: %d MiB resident%n", PeakMemory.residentMebibytes());
        return ExitCode.DONE.number();
    }
}
