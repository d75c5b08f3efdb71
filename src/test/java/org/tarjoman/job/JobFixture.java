package org.tarjoman.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tarjoman.article.Article;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.summarize.Summarizer;
import org.tarjoman.summarize.Summary;
import org.tarjoman.translate.TranslatedArticle;

/** A job on fakes, in two folders. */
final class JobFixture {

    final Path input;
    final Path output;
    final FakeTranslators translators = new FakeTranslators();

    JobFixture(Path folder) throws IOException {
        this(folder.resolve("input"), folder.resolve("output"));
        Files.createDirectories(input);
    }

    JobFixture(Path input, Path output) {
        this.input = input;
        this.output = output;
    }

    JobOptions.Builder options() {
        return JobOptions.builder().setInput(input).setOutput(output).setProgramVersion("1")
                .optSettings(Map.of("beam", "4")).optGrace(Duration.ofMillis(200));
    }

    JobResult run() {
        return job(options()).run(new StopSignal());
    }

    JobResult run(JobOptions.Builder options) {
        return job(options).run(new StopSignal());
    }

    NightlyJob job(JobOptions.Builder options) {
        return new NightlyJob(options.build(), parts(translators));
    }

    NightlyJob job(JobOptions.Builder options, ArticleSource source) {
        JobParts others = parts(translators);
        return new NightlyJob(options.build(), new JobParts(source, others.languageOf(), others.model(),
                others.translators(), others.summarizer(), others.score(), others.progress()));
    }

    JobResult runShowing(Progress progress) {
        return new NightlyJob(options().build(), parts(translators, List.of("pes_Arab"), progress))
                .run(new StopSignal());
    }

    JobResult runWithLanguages(String... languages) {
        return new NightlyJob(options().build(), parts(translators, List.of(languages), new Silence()))
                .run(new StopSignal());
    }

    JobParts parts(TranslatorFactory factory) {
        return parts(factory, List.of("pes_Arab"), new Silence());
    }

    private JobParts parts(TranslatorFactory factory, List<String> languages, Progress progress) {
        return new JobParts(new TextFolder(input), JobFixture::language,
                new ModelFacts("fake", "1", "abc", Map.of(), languages), factory,
                new FirstSentence(), translated -> 100, progress);
    }

    private static String language(Article article) {
        return article.title().startsWith("English") ? "eng_Latn"
                : article.title().startsWith("Arabic") ? "arb_Arab"
                : article.title().startsWith("Dari") ? "prs_Arab" : "pes_Arab";
    }

    void write(String name, String... lines) throws IOException {
        TextFolder.write(input, name, lines);
    }

    byte[] csv() throws IOException {
        return Files.readAllBytes(output.resolve(JobOptions.REPORT));
    }

    List<CSVRecord> records() throws IOException {
        try (CSVParser parser = CSVParser.parse(output.resolve(JobOptions.REPORT), StandardCharsets.UTF_8,
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            return parser.getRecords();
        }
    }

    List<String> column(String name) throws IOException {
        return records().stream().map(record -> record.get(name)).toList();
    }

    /** Names of all that lies in the output folder. */
    Set<String> outputNames() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Takes the headline as the summary. */
    private static final class FirstSentence implements Summarizer {
        @Override
        public Summary summary(TranslatedArticle article) {
            return new Summary(article.title().target(), "headline", Set.of());
        }
    }

    private static final class Silence implements Progress {
        @Override
        public void expect(int articles) {
            // Nobody looks.
        }

        @Override
        public void finished(ArticleRow row, String how, Duration time) {
            // Nobody looks.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
