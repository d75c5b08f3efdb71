package org.tarjoman.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.job.CaughtSignals;
import org.tarjoman.job.ExitCode;
import org.tarjoman.model.Bundle;
import org.tarjoman.text.LanguageDetector;
import org.tarjoman.translate.EngineOptions;
import org.tarjoman.translate.SentenceTranslator;
import org.tarjoman.translate.TranslatedSentence;
import org.tarjoman.translate.TranslationEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Translates standard input line by line to standard output. */
@Command(name = "translate", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        sortOptions = false,
        description = {
            "Translates sentences on standard input, one a line, to standard output: exactly as many lines come"
                + " out, an empty line stays empty, and nothing else goes there. This is also how quality is"
                + " measured.",
            ""},
        footerHeading = "%nExample:%n",
        footer = "  tarjoman translate --beam 1 < sentences.fa > sentences.en")
final class TranslateCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(TranslateCommand.class);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(names = "--beam", paramLabel = "N",
            description = "Translations weighed against each other at each step. Default: what the model asks for.")
    private Integer beam;

    @Option(names = "--language", paramLabel = "CODE",
            description = "Language of the sentences, one of those that the model lists (models list)."
                + " Default: the first of them.")
    private String language;

    @Option(names = "--batch", paramLabel = "N",
            description = "Lines that are read before they are translated. Default: 256, or 1 on a terminal.")
    private Integer batch;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
            description = "Threads for the model. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Override
    public Integer call() {
        // Results keep standard output for themselves, whatever a library prints.
        PrintStream results = System.out;
        System.setOut(System.err);
        try (CaughtSignals signals = CaughtSignals.endingAtOnce()) {
            translate(System.in, results);
            return ExitCode.DONE.number();
        } catch (IOException e) {
            throw new UncheckedIOException("Sentences could not be read or written: " + e.getMessage(), e);
        } finally {
            System.setOut(results);
        }
    }

    private void translate(InputStream in, PrintStream results) throws IOException {
        int lines = batch != null ? batch : new Terminal().isInput() ? 1 : 256;
        Bundle bundle;
        EngineOptions options;
        String source;
        try {
            options = new EngineOptions(threads, beam, null);
            if (lines < 1) {
                throw new IllegalArgumentException("--batch must be at least 1, not " + lines);
            }
            bundle = model.verified();
            TranslationEngine.searchOptions(bundle, beam);
            source = sourceLanguage(bundle);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        try (TranslationEngine engine = TranslationEngine.open(bundle, options);
                SentenceTranslator translator = engine.newSentenceTranslator()) {
            long count = new LineTranslator(sentences -> translated(translator, sentences, source), lines)
                    .translate(in, new CheckedOutput(results));
            LOG.info("{} lines", count);
        }
    }

    private String sourceLanguage(Bundle bundle) {
        if (language == null) {
            return bundle.sourceLanguages().stream().findFirst().orElse(LanguageDetector.PERSIAN);
        }
        if (!bundle.sourceLanguages().contains(language)) {
            throw new IllegalArgumentException("--language must be one that the model lists ("
                    + String.join(", ", bundle.sourceLanguages()) + "), not '" + language + "'");
        }
        return language;
    }

    private static List<String> translated(SentenceTranslator translator, List<String> sentences,
            String language) {
        return translator.translate(sentences, language).stream().map(TranslatedSentence::target).toList();
    }

    /** A print stream swallows errors; a reader that has gone away must end the work. */
    private static final class CheckedOutput extends OutputStream {
        private final PrintStream out;

        CheckedOutput(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (out.checkError()) {
                throw new IOException("standard output cannot be written");
            }
        }
    }
}
