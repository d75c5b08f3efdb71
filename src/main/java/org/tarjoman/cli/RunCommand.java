package org.tarjoman.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.article.Article;
import org.tarjoman.article.ArticleReader;
import org.tarjoman.article.FieldNames;
import org.tarjoman.article.ReadLimits;
import org.tarjoman.decode.SearchOptions;
import org.tarjoman.job.BarProgress;
import org.tarjoman.job.EngineTranslators;
import org.tarjoman.job.CaughtSignals;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.FolderSource;
import org.tarjoman.job.JobOptions;
import org.tarjoman.job.JobParts;
import org.tarjoman.job.JobResult;
import org.tarjoman.job.LogProgress;
import org.tarjoman.job.ModelFacts;
import org.tarjoman.job.NightlyJob;
import org.tarjoman.job.PlannedArticle;
import org.tarjoman.job.Progress;
import org.tarjoman.job.SkipPolicy;
import org.tarjoman.model.Bundle;
import org.tarjoman.quality.ArticleScore;
import org.tarjoman.report.Build;
import org.tarjoman.report.Manifest;
import org.tarjoman.summarize.AbstractiveSummarizer;
import org.tarjoman.summarize.ExtractiveSummarizer;
import org.tarjoman.summarize.Summarizer;
import org.tarjoman.text.LanguageDetector;
import org.tarjoman.translate.TranslationEngine;
import org.tarjoman.translate.TranslationMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The nightly run; what the program does when no other command is named. */
@Command(name = "tarjoman",
        description = {
            "Translates Persian news articles into English, summarises each, and writes one CSV row an article."
                + " Works offline.",
            "",
            "Reads .txt, .md, .html, .jsonl and .csv files of the input folder and its sub-folders. Writes"
                + " articles.csv (the rows) and run.json (what the run did) into the output folder, whole or not at"
                + " all. What is done is remembered there: the next run translates only what is new, also after a"
                + " crash or a power cut. An article that fails gets a row that says why, and stops no other.",
            ""},
        mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        subcommands = {ModelsCommand.class, TranslateCommand.class, BenchCommand.class,
            BenchExportCommand.class},
        sortOptions = false, usageHelpAutoWidth = true, usageHelpWidth = 100,
        commandListHeading = "%nOther commands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  (tarjoman stands for: java -jar tarjoman.jar)",
            "  tarjoman                                     input/ to output/articles.csv",
            "  tarjoman --input news --output english       other folders",
            "  tarjoman --dry-run                           show what would be done",
            "  tarjoman --limit 5 --output try              try it on five articles",
            "  tarjoman --fields title=headline,body=text   .csv and .jsonl with other column names",
            "  tarjoman --bom                               for Excel, which needs a mark to see UTF-8",
            "  tarjoman translate < lines.txt               sentences, one a line"})
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private static final long MEBIBYTE = 1L << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-i", "--input"}, paramLabel = "DIR", defaultValue = "input",
            description = "Folder with the articles. Default: ${DEFAULT-VALUE}.")
    private Path input;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = "output",
            description = "Folder for the results; made if need be. Default: ${DEFAULT-VALUE}.")
    private Path output;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(names = "--beam", paramLabel = "N",
            description = "Translations weighed against each other at each step: 1 is fastest, 4 better."
                    + " Default: what the model asks for.")
    private Integer beam;

    @Option(names = "--memory", paramLabel = "FILE",
            description = "Remember sentences from run to run in this file, so that what agencies repeat is"
                    + " translated once.")
    private Path memory;

    /** How summaries are made. */
    enum SummaryMethod {
        /** Sentences of the translation are chosen. */
        EXTRACTIVE,
        /** A model writes. */
        ABSTRACTIVE
    }

    @Option(names = "--summary", paramLabel = "METHOD", defaultValue = "extractive",
            description = "extractive: sentences of the translation; abstractive: a model writes, and where it says"
                    + " what the translation does not, its text is refused and flagged. Default: ${DEFAULT-VALUE}.")
    private SummaryMethod summaryMethod;

    @Option(names = "--summary-model", paramLabel = "ID",
            description = "The model that writes the summaries, of the family bart, t5 or mt5.")
    private String summaryModel;

    @Option(names = "--summary-sentences", paramLabel = "N", defaultValue = "3",
            description = "Most sentences of a summary. Default: ${DEFAULT-VALUE}.")
    private int summarySentences;

    @Option(names = "--summary-words", paramLabel = "N", defaultValue = "70",
            description = "Most words of a summary, more or less. Default: ${DEFAULT-VALUE}.")
    private int summaryWords;

    @Option(names = "--fields", paramLabel = "FIELD=NAME,...", defaultValue = "",
            description = "Names of the columns of .csv and the members of .jsonl files for id, title, body,"
                    + " url, date, agency and tags, where they are called otherwise.")
    private String fields;

    @Option(names = "--workers", paramLabel = "N",
            description = "Articles translated at a time. Default: as many as there are cores, divided by"
                    + " --threads.")
    private Integer workers;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
            description = "Threads for each worker. Two workers with one thread beat one worker with two."
                    + " Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--limit", paramLabel = "N",
            description = "Take only the first N articles; the report then holds only these.")
    private Integer limit;

    @Option(names = "--force", description = "Translate anew what is done already.")
    private boolean force;

    @Option(names = "--dry-run", description = "Show what would be done with each article, and write nothing.")
    private boolean dryRun;

    @Option(names = "--fail-fast",
            description = "Give up at the first article that fails, and leave the last report as it is.")
    private boolean failFast;

    @Option(names = "--max-failures", paramLabel = "N",
            description = "Give up when more than N articles failed. Default: never.")
    private Integer maxFailures;

    @Option(names = "--article-timeout", paramLabel = "MINUTES", defaultValue = "30",
            description = "Longest time for one article; 0 for no limit. An article that takes longer fails."
                    + " Default: ${DEFAULT-VALUE}.")
    private int articleTimeout;

    @Option(names = "--max-file-size", paramLabel = "MIB", defaultValue = "10",
            description = "Longest .txt, .md or .html file in MiB; a longer one fails. Default: ${DEFAULT-VALUE}.")
    private int maxFileSize;

    @Option(names = "--max-table-size", paramLabel = "MIB", defaultValue = "200",
            description = "Longest .csv or .jsonl file in MiB; a longer one fails. Default: ${DEFAULT-VALUE}.")
    private int maxTableSize;

    @Option(names = "--max-article-length", paramLabel = "N", defaultValue = "200000",
            description = "Longest article in characters; a longer one fails. Default: ${DEFAULT-VALUE}.")
    private int maxArticleLength;

    @Option(names = "--bom", description = "Start the CSV with a byte order mark, which Excel needs.")
    private boolean byteOrderMark;

    @Option(names = "--raw-cells",
            description = "Leave cells that start with = + - @ as they are. Without this they get an apostrophe,"
                    + " so that no spreadsheet runs a scraped headline as a formula.")
    private boolean rawCells;

    @Option(names = "--log-level", paramLabel = "LEVEL", scope = ScopeType.INHERIT,
            description = "error, warn, info or debug. The log goes to standard error. Default: info.")
    private void setLogLevel(LogLevel level) {
        level.apply();
    }

    private NightlyJob job;

    @Override
    public Integer call() {
        warnOfPoorLocale();
        JobOptions.Builder options = options();
        ReadLimits limits = checked(() ->
                new ReadLimits(maxFileSize * MEBIBYTE, maxTableSize * MEBIBYTE, maxArticleLength));
        FieldNames names = checked(() -> FieldNames.parse(fields));
        ExtractiveSummarizer summarizer = checked(() -> new ExtractiveSummarizer(summarySentences, summaryWords));
        if (threads < 1) {
            throw wrong("--threads must be at least 1, not " + threads);
        }
        if ((summaryMethod == SummaryMethod.ABSTRACTIVE) == (summaryModel == null)) {
            throw wrong("--summary abstractive and --summary-model go together: give both or neither");
        }
        Bundle bundle = model.verified();
        Bundle writer = summaryModel == null ? null : model.verifiedWriter(summaryModel);
        if (writer == null || dryRun) {
            return run(options, limits, names, bundle, writer, summarizer);
        }
        AbstractiveSummarizer written = open(writer, summarizer);
        try {
            return run(options, limits, names, bundle, writer, written);
        } finally {
            // A worker that was given up may still be in the model's native code; the process ends without it.
            if (!hasStuckWorkers()) {
                written.close();
            }
        }
    }

    private AbstractiveSummarizer open(Bundle writer, ExtractiveSummarizer summarizer) {
        // The run has a gentler way to stop, but it has not begun.
        try (CaughtSignals signals = CaughtSignals.endingAtOnce()) {
            return AbstractiveSummarizer.open(writer, threads, summarizer);
        }
    }

    private Integer run(JobOptions.Builder options, ReadLimits limits, FieldNames names, Bundle bundle,
            Bundle writer, Summarizer summarizer) {
        Map<String, String> settings = settings(bundle, writer);
        options.optSettings(settings).optOtherSettings(otherSettings());
        JobParts parts = new JobParts(
                new FolderSource(input, new ArticleReader(limits, names)),
                RunCommand::language,
                ModelFacts.of(bundle),
                new EngineTranslators(bundle, threads, beam, () -> openMemory(bundle, settings)),
                summarizer,
                ArticleScore::of,
                progress(new Terminal(), System.getenv("TERM")));
        job = new NightlyJob(options.build(), parts);
        return dryRun ? show(job.plan()) : report(job.run());
    }

    boolean hasStuckWorkers() {
        return job != null && job.hasStuckWorkers();
    }

    /** What the command line says of the run, apart from the parts that it is made of. */
    JobOptions.Builder options() {
        return checked(() -> {
            JobOptions.Builder options = JobOptions.builder()
                    .setInput(input).setOutput(output).setProgramVersion(Build.version())
                    .optWorkers(workers != null ? workers
                            : defaultWorkers(Runtime.getRuntime().availableProcessors(), threads))
                    .optForce(force).optByteOrderMark(byteOrderMark).optRawCells(rawCells)
                    .optArticleTimeout(Duration.ofMinutes(articleTimeout)).optSkipPolicy(skipPolicy());
            return limit == null ? options : options.optLimit(limit);
        });
    }

    /**
     * Returns how many workers there are if none is asked for: as many as give each core one thread.
     *
     * @param cores cores of the machine, at least 1
     * @param threads threads for each worker; below 1, which is refused elsewhere, counts as 1
     * @return at least 1
     */
    static int defaultWorkers(int cores, int threads) {
        return Math.max(1, cores / Math.max(1, threads));
    }

    private SkipPolicy skipPolicy() {
        if (failFast) {
            return SkipPolicy.atMost(0);
        }
        return maxFailures == null ? SkipPolicy.always() : SkipPolicy.atMost(maxFailures);
    }

    /** Everything that shapes a row: another value means that an article is translated anew. */
    private Map<String, String> settings(Bundle bundle, Bundle writer) {
        SearchOptions search = checked(() -> TranslationEngine.searchOptions(bundle, beam));
        Map<String, String> settings = new TreeMap<>();
        settings.put("beam", Integer.toString(search.beam()));
        settings.put("length-cap", search.capFactor() + " a piece and " + search.capExtra());
        if (TranslationEngine.isOwnFamily(bundle)) {
            settings.put("length-penalty", Double.toString(search.lengthPenalty()));
            settings.put("repeats", "at most " + search.ngramLimit() + " of " + search.ngram() + " pieces");
        } else {
            settings.put("rules", "those of the export's generation_config.json");
        }
        settings.put("longest-row", Integer.toString(bundle.decoding().maxSourcePieces));
        settings.put("summary", writer == null ? ExtractiveSummarizer.METHOD : AbstractiveSummarizer.METHOD);
        if (writer != null) {
            settings.put("summary-longest-row", Integer.toString(writer.decoding().maxSourcePieces));
            settings.put("summary-model", writer.id() + " " + writer.version() + " " + writer.fingerprint());
        }
        settings.put("summary-sentences", Integer.toString(summarySentences));
        settings.put("summary-words", Integer.toString(summaryWords));
        return settings;
    }

    /** What a row does not depend on once its article is read: for the manifest. */
    private Map<String, String> otherSettings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("fields", fields);
        settings.put("max-article-length", Integer.toString(maxArticleLength));
        settings.put("max-failures", failFast ? "0" : maxFailures == null ? "any" : maxFailures.toString());
        settings.put("max-file-size", maxFileSize + " MiB");
        settings.put("max-table-size", maxTableSize + " MiB");
        settings.put("memory", Boolean.toString(memory != null));
        settings.put("threads", Integer.toString(threads));
        return settings;
    }

    /** A sentence depends on the program, the model and the search; not on how the article is summarised. */
    private TranslationMemory openMemory(Bundle bundle, Map<String, String> settings) {
        Map<String, String> search = new TreeMap<>(settings);
        search.keySet().removeIf(name -> name.startsWith("summary"));
        return memory == null ? null
                : TranslationMemory.open(memory, Build.version() + " " + bundle.fingerprint() + " " + search);
    }

    private static String language(Article article) {
        StringBuilder text = new StringBuilder(article.title());
        article.paragraphs().forEach(paragraph -> text.append('\n').append(paragraph.text()));
        String code = LanguageDetector.detect(text.toString()).code();
        return code.equals(LanguageDetector.UNKNOWN) ? "" : code;
    }

    /** A bar for somebody who watches a terminal that can redraw a line; a log line an article for a file. */
    static Progress progress(Terminal streams, String terminal) {
        boolean redraws = terminal != null && !terminal.equals("dumb");
        return streams.isError() && redraws ? new BarProgress() : new LogProgress();
    }

    /** File names in Persian cannot be told apart under the POSIX locale, which is what cron gives. */
    private static void warnOfPoorLocale() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!encoding.equalsIgnoreCase("UTF-8")) {
            LOG.warn("The locale's encoding is {}: file names that are not ASCII will be garbled."
                    + " Start with LC_ALL=C.UTF-8.", encoding);
        }
    }

    private Integer show(List<PlannedArticle> plan) {
        PrintWriter out = spec.commandLine().getOut();
        Map<PlannedArticle.Plan, Integer> counts = new TreeMap<>();
        for (PlannedArticle article : plan) {
            counts.merge(article.plan(), 1, Integer::sum);
            out.printf("%-9s %s%s%n", article.plan().name().toLowerCase(Locale.ROOT), article.sourceFile(),
                    article.reason().isEmpty() ? "" : ": " + article.reason());
        }
        out.println(plan.size() + " articles: " + counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")) + "; nothing was written");
        return ExitCode.DONE.number();
    }

    private static Integer report(JobResult result) {
        Manifest.Articles articles = result.articles();
        LOG.info("{} articles in {}: {} done ({} of them by an earlier run), {} skipped, {} failed",
                articles.total(), result.report(), articles.done(), articles.reused(), articles.skipped(),
                articles.failed());
        return result.exitCode().number();
    }

    /** Values out of range are the user's: say so as of a wrong command line. */
    private <T> T checked(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
