package org.tarjoman.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.article.InputFile;
import org.tarjoman.article.InputProblem;
import org.tarjoman.article.ReadResult;
import org.tarjoman.article.ScanResult;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.AtomicFile;
import org.tarjoman.report.Build;
import org.tarjoman.report.CsvReport;
import org.tarjoman.report.Manifest;
import org.tarjoman.report.OutputException;
import org.tarjoman.report.RowFactory;
import org.tarjoman.report.Status;

/**
 * The nightly run: every article of the input folder becomes a row of the report.
 *
 * <p>The run takes the output folder's lock, lists the input, reads each article, takes its row from the
 * ledger or has it translated, summarised and checked, writes the report, and last the manifest. It can
 * be killed at any moment: the report is then the last one, and the next run goes on where this one was.
 */
public final class NightlyJob {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyJob.class);

    private static final String OUTPUT_FOLDER = "(output folder)";
    private static final long POLL_MILLIS = 100;

    private final JobOptions options;
    private final JobParts parts;
    private final RowFactory rowFactory;
    private final ArticleProcessor processor;
    private final Fingerprints fingerprints;
    private volatile boolean stuck;

    /**
     * Constructs a job.
     *
     * @param options what is set for this run
     * @param parts what it is put together from; its translators and progress are closed by the run
     */
    public NightlyJob(JobOptions options, JobParts parts) {
        this.options = options;
        this.parts = parts;
        this.rowFactory = new RowFactory(parts.model().label(), parts.score());
        this.processor = new ArticleProcessor(parts, rowFactory);
        this.fingerprints = new Fingerprints(parts.model(), options);
    }

    /**
     * Runs the job.
     *
     * @return what was done
     * @throws JobException if the run cannot be finished; carries the exit code
     * @throws OutputException if the output cannot be written
     * @throws org.tarjoman.model.ModelException if the model cannot be loaded
     */
    public JobResult run() {
        try (StopSignal stop = StopSignal.install()) {
            return run(stop);
        }
    }

    JobResult run(StopSignal stop) {
        return run(stop, Ledger::open);
    }

    @SuppressWarnings("try")
    JobResult run(StopSignal stop, Function<Path, Ledger> ledgers) {
        Instant started = Instant.now();
        RunControl control = new RunControl(stop, options.skipPolicy());
        try (SharedModel model = this::freeModel;
                RunLock lock = RunLock.acquire(outputFolder());
                Ledger ledger = ledgers.apply(options.inOutput(JobOptions.LEDGER));
                WorkerPool workers = new WorkerPool(options.workers(), parts.translators(),
                        options.articleTimeout(), options.grace(), control, () -> stuck = true);
                Progress progress = parts.progress()) {
            parts.translators().begin();
            ScanResult input = scan();
            Triage triage = new Triage(processor, fingerprints, ledger, options.force(), workers::awaitIdle);
            ArticleFlow flow = new ArticleFlow(triage, processor, rowFactory, ledger, workers, control, progress);
            List<ArticleRow> rows = collect(startAll(input, flow, control), control);
            List<String> warnings = warnings(input, rows, ledger, workers);
            JobResult result = result(rows, flow, warnings);
            AtomicFile.Written report = new CsvReport(options.byteOrderMark(), options.rawCells())
                    .write(result.report(), rows, options.inOutput(JobOptions.MANIFEST));
            manifest(started, input, flow, result, report).write(options.inOutput(JobOptions.MANIFEST));
            tidy(ledger, flow, rows);
            return result;
        }
    }

    /**
     * Returns whether a worker did not react and may still be in native code. The process must then be
     * ended with {@link Runtime#halt(int)}: an ordinary exit frees memory under it and crashes.
     */
    public boolean hasStuckWorkers() {
        return stuck;
    }

    /**
     * Returns what a run would do; writes nothing and loads no model.
     *
     * @throws JobException if the input folder cannot be read
     */
    @SuppressWarnings("try")
    public List<PlannedArticle> plan() {
        List<PlannedArticle> plan = new ArrayList<>();
        try (SharedModel model = this::freeModel;
                Ledger ledger = Ledger.open(differentFolder().resolve(JobOptions.LEDGER))) {
            // Nothing else is in hand when nothing is translated.
            Runnable makeRoom = () -> { };
            Triage triage = new Triage(processor, fingerprints, ledger, options.force(), makeRoom);
            forEachArticle(scan(), makeRoom, result -> {
                Triage.Case found = triage.sort(result);
                plan.add(new PlannedArticle(result.sourceFile(), found.plan(), found.reason()));
                return true;
            });
        }
        return plan;
    }

    /** Returns the output folder, which must not be the input folder. */
    private Path differentFolder() {
        try {
            if (Files.exists(options.output()) && Files.isSameFile(options.input(), options.output())) {
                throw new JobException(ExitCode.USAGE, "Input and output are the same folder, "
                        + options.output().toAbsolutePath().normalize() + ": the report would be read as an"
                        + " article in the next run. Name another folder with --output.");
            }
        } catch (IOException e) {
            throw inputException(e);
        }
        return options.output();
    }

    /** What all translators share, freed last and whatever the run came to. */
    private interface SharedModel extends AutoCloseable {
        @Override
        void close();
    }

    private void freeModel() {
        if (stuck) {
            LOG.warn("A worker did not react; the model stays loaded until the program ends");
        } else {
            parts.translators().close();
        }
    }

    private Path outputFolder() {
        if (!Files.isDirectory(options.input())) {
            throw inputException(new IOException("it is no folder or does not exist"));
        }
        differentFolder();
        try {
            return Files.createDirectories(options.output());
        } catch (FileAlreadyExistsException e) {
            throw new OutputException("The output folder " + options.output() + " cannot be made: a file of that"
                    + " name is in the way. Remove it, or name another folder with --output.", e);
        } catch (IOException e) {
            throw OutputException.of(options.output(), e);
        }
    }

    private JobException inputException(IOException cause) {
        return new JobException(ExitCode.USAGE, "The input folder " + options.input().toAbsolutePath().normalize()
                + " cannot be read: " + cause.getMessage() + ". Name the folder with the articles with --input.",
                cause);
    }

    private ScanResult scan() {
        try {
            ScanResult found = withoutOutput(parts.source().scan());
            LOG.info("{} files to read, {} entries passed over {}", found.files().size(),
                    found.passedOverTotal(), found.passedOver());
            return found;
        } catch (IOException e) {
            throw inputException(e);
        }
    }

    /** An output folder inside the input is no input: the report would be translated the next night. */
    private ScanResult withoutOutput(ScanResult found) throws IOException {
        if (!Files.exists(options.output())) {
            return found;
        }
        Path output = options.output().toRealPath();
        if (options.input().toRealPath().startsWith(output)) {
            // The other way round: what the run writes lies above the input, and none of it is read.
            return found;
        }
        List<InputFile> files = found.files().stream().filter(file -> !file.path().startsWith(output)).toList();
        int left = found.files().size() - files.size();
        if (left == 0) {
            return found;
        }
        SortedMap<String, Integer> passedOver = new TreeMap<>(found.passedOver());
        passedOver.merge(OUTPUT_FOLDER, left, Integer::sum);
        return new ScanResult(files, passedOver, found.problems());
    }

    /**
     * Takes the articles one after another, up to the limit, until the action wants no more.
     *
     * @param makeRoom waits until no other article fills the memory
     */
    private void forEachArticle(ScanResult input, Runnable makeRoom, Predicate<ReadResult> action) {
        int[] taken = {0};
        boolean[] more = {true};
        Predicate<ReadResult> limited = result -> {
            if (more[0]) {
                more[0] = action.test(result) && ++taken[0] < options.limit();
            }
            return more[0];
        };
        for (InputFile file : input.files()) {
            if (!more[0]) {
                return;
            }
            int before = taken[0];
            Throwable fault = faultIn(file, limited);
            if (fault instanceof OutOfMemoryError && more[0]) {
                LOG.debug("Memory ran out while {} was read; once more, alone", file.relativePath());
                makeRoom.run();
                // A table gives its records in the same order again; those that it gave are at work or done.
                int given = taken[0] - before;
                int[] again = {0};
                fault = faultIn(file, result -> again[0]++ < given || limited.test(result));
            }
            if (fault != null) {
                LOG.debug("{} could not be read", file.relativePath(), fault);
                limited.test(unreadable(file.relativePath(), (taken[0] == before ? "the file could not be read: "
                        : "the file could not be read beyond its first " + (taken[0] - before) + " articles: ")
                        + MemoryShortage.describe(fault)));
            }
        }
        for (InputProblem problem : input.problems()) {
            limited.test(unreadable(problem.relativePath(), problem.reason()));
        }
    }

    /** Reads a file and returns what went wrong in the reader, which must not stop the others, or null. */
    private Throwable faultIn(InputFile file, Predicate<ReadResult> results) {
        try {
            parts.source().read(file, results);
            return null;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return e;
        }
    }

    private static ReadResult unreadable(String sourceFile, String reason) {
        return new ReadResult.Failed(Fingerprints.shorten(new Hash().text(sourceFile).hex()), sourceFile, reason);
    }

    private List<CompletableFuture<ArticleRow>> startAll(ScanResult input, ArticleFlow flow, RunControl control) {
        List<CompletableFuture<ArticleRow>> rows = new ArrayList<>();
        // Until a table is read, it counts as one article.
        int expected = Math.min(options.limit(), input.files().size() + input.problems().size());
        flow.expect(expected);
        forEachArticle(input, flow::awaitIdle, result -> {
            if (rows.size() >= expected) {
                flow.expect(1);
            }
            // Nothing may be thrown through the reader, which could take it for a fault of the file.
            if (control.goesOn()) {
                try {
                    rows.add(flow.start(result));
                } catch (RuntimeException | Error e) {
                    control.broken(e);
                }
            }
            return control.goesOn();
        });
        control.check();
        flow.tryAgainAlone();
        return rows;
    }

    private static List<ArticleRow> collect(List<CompletableFuture<ArticleRow>> started, RunControl control) {
        List<ArticleRow> rows = new ArrayList<>();
        try {
            for (CompletableFuture<ArticleRow> row : started) {
                while (!row.isDone()) {
                    control.check();
                    waitFor(row);
                }
                control.check();
                rows.add(row.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException(ExitCode.STOPPED, "Interrupted while waiting for the last articles", e);
        } catch (ExecutionException e) {
            control.broken(e.getCause());
        }
        control.check();
        return rows;
    }

    private static void waitFor(CompletableFuture<ArticleRow> row) throws InterruptedException, ExecutionException {
        try {
            row.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Look whether the run may go on, then wait again.
        }
    }

    private List<String> warnings(ScanResult input, List<ArticleRow> rows, Ledger ledger, WorkerPool workers) {
        List<String> warnings = new ArrayList<>();
        if (rows.isEmpty()) {
            warnings.add("there is no article in the input folder; the report has a header only");
        }
        if (input.passedOver().containsKey(OUTPUT_FOLDER)) {
            warnings.add("the output folder lies in the input folder; its files are not read");
        }
        if (options.limit() != Integer.MAX_VALUE) {
            warnings.add("only the first " + options.limit() + " articles were taken (--limit)");
        }
        if (ledger.damagedLines() > 0) {
            warnings.add("the ledger had " + ledger.damagedLines() + " damaged lines; their articles were done again");
        }
        if (workers.abandoned() > 0) {
            warnings.add(workers.abandoned() + " workers did not react to the time limit and were given up");
        }
        long failed = rows.stream().filter(row -> row.status() == Status.FAILED).count();
        if (failed > 0) {
            warnings.add(failed + " articles failed; the column error says why");
        }
        warnings.forEach(LOG::warn);
        return warnings;
    }

    private JobResult result(List<ArticleRow> rows, ArticleFlow flow, List<String> warnings) {
        int failed = count(rows, Status.FAILED);
        Manifest.Articles articles = new Manifest.Articles(rows.size(), count(rows, Status.DONE),
                count(rows, Status.SKIPPED), failed, flow.reused(), flow.duplicates());
        return new JobResult(failed > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE, articles,
                options.inOutput(JobOptions.REPORT), warnings);
    }

    /** The report stands by now, so a ledger that cannot be tidied is no reason to fail. */
    private void tidy(Ledger ledger, ArticleFlow flow, List<ArticleRow> rows) {
        // A disk that is not there for one night must not cost the work of all the nights before, nor a file
        // or folder that fails for once what was done of it.
        if (rows.isEmpty() || options.limit() != Integer.MAX_VALUE) {
            return;
        }
        Set<String> failed = rows.stream().filter(row -> row.status() == Status.FAILED).map(ArticleRow::sourceFile)
                .collect(Collectors.toSet());
        try {
            ledger.keepOnly(flow.fingerprints(), source -> isWithin(failed, source));
        } catch (OutputException e) {
            LOG.warn("The ledger keeps articles that are no longer needed: {}", e.getMessage());
        }
    }

    /** Returns whether a {@code source_file}, the table it is a record of or a folder above it is among some. */
    private static boolean isWithin(Set<String> places, String sourceFile) {
        for (int end = sourceFile.length(); end > 0;
                end = Math.max(sourceFile.lastIndexOf('/', end - 1), sourceFile.lastIndexOf('#', end - 1))) {
            if (places.contains(sourceFile.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static int count(List<ArticleRow> rows, Status status) {
        return (int) rows.stream().filter(row -> row.status() == status).count();
    }

    private Manifest manifest(
            Instant started, ScanResult input, ArticleFlow flow, JobResult result, AtomicFile.Written report) {
        Instant finished = Instant.now();
        double seconds = Math.max(0.001, Duration.between(started, finished).toMillis() / 1000.0);
        return new Manifest(
                new Manifest.Program("tarjoman", options.programVersion(), System.getProperty("java.version"),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"), Build.libraries()),
                new Manifest.Time(started.truncatedTo(ChronoUnit.SECONDS).toString(),
                        finished.truncatedTo(ChronoUnit.SECONDS).toString(), seconds),
                settings(),
                new Manifest.Model(parts.model().id(), parts.model().version(), parts.model().fingerprint(),
                        new TreeMap<>(parts.model().files())),
                result.articles(), input.passedOver(),
                new Manifest.Speed(options.workers(), flow.translatedArticles(), flow.translatedSentences(),
                        rounded(flow.translatedArticles() * 60 / seconds),
                        rounded(flow.translatedSentences() / seconds)),
                new Manifest.Memory(PeakMemory.residentMebibytes(), PeakMemory.heapMebibytes()),
                new Manifest.Report(JobOptions.REPORT, result.articles().total(), report.bytes(), report.sha256()),
                result.warnings());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(options.settings());
        settings.putAll(options.otherSettings());
        settings.put("article-timeout", options.articleTimeout().toString());
        settings.put("bom", Boolean.toString(options.byteOrderMark()));
        settings.put("force", Boolean.toString(options.force()));
        settings.put("raw-cells", Boolean.toString(options.rawCells()));
        if (options.limit() != Integer.MAX_VALUE) {
            settings.put("limit", Integer.toString(options.limit()));
        }
        return settings;
    }
}
