package org.tarjoman.summarize;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ExportedModel;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.family.Probe;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;
import org.tarjoman.quality.Flag;
import org.tarjoman.quality.Repetition;
import org.tarjoman.text.Scripts;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/**
 * Has a model write the summary, and stands by with one of whole sentences.
 *
 * <p>BART and T5 read the English translation, mT5 the Persian source. What they write is refused, flagged
 * {@link Flag#SUMMARY_REJECTED} and replaced by the other summariser's if it is empty, not finished at
 * the length cap, repeats itself, has letters that are not Latin, or a number or name that the translation
 * lacks ({@link Faithfulness}), or if the model fails. English articles are left to the other summariser.
 */
public final class AbstractiveSummarizer implements Summarizer, AutoCloseable {

    /** The method's name in the CSV. */
    public static final String METHOD = "abstractive";

    private static final Logger LOG = LoggerFactory.getLogger(AbstractiveSummarizer.class);

    private final SummaryWriter writer;
    private final Function<TranslatedSentence, String> read;
    private final Summarizer standIn;

    /**
     * Constructs a summarizer.
     *
     * @param writer what writes; closed with the summarizer
     * @param family the family of its model, which says what it reads
     * @param standIn what summarises where the written summary is refused
     */
    AbstractiveSummarizer(SummaryWriter writer, ModelFamily family, Summarizer standIn) {
        this.writer = writer;
        this.read = family.readsSource() ? TranslatedSentence::source : TranslatedSentence::target;
        this.standIn = standIn;
    }

    /**
     * Checks that a bundle writes summaries, without loading it.
     *
     * @throws ModelException if it does not
     */
    public static void requireWriter(Bundle bundle) {
        if (!bundle.task().equals(Bundle.SUMMARY) || ModelFamily.named(bundle.family()).task() != ModelFamily.Task.SUMMARY) {
            throw new ModelException("Model " + bundle.id() + " of the family " + bundle.family()
                    + " does not write summaries. Name one of the family bart, t5 or mt5 with --summary-model.");
        }
    }

    /**
     * Loads a model that writes summaries.
     *
     * @param bundle a bundle whose files have been verified
     * @param threads threads of one call, at least 1
     * @param standIn what summarises where the model's summary is refused
     * @throws ModelException if the bundle cannot be loaded, writes no summaries or fails on a test sentence
     */
    public static AbstractiveSummarizer open(Bundle bundle, int threads, Summarizer standIn) {
        requireWriter(bundle);
        ModelFamily family = ModelFamily.named(bundle.family());
        ExportedModel model = new ExportedModel(ExportConfig.of(bundle.folder()), family,
                ExportFiles.only(bundle.hashes().keySet(), "Model " + bundle.id()), threads);
        SummaryWriter writer = new ModelSummaryWriter(model, bundle.decoding().maxSourcePieces);
        try {
            writer.write(List.of(Probe.of(family)));
        } catch (CancellationException e) {
            writer.close();
            throw e;
        } catch (RuntimeException e) {
            writer.close();
            throw new ModelException("Model " + bundle.id() + " cannot summarise a test sentence: " + e.getMessage(), e);
        }
        return new AbstractiveSummarizer(writer, family, standIn);
    }

    @Override
    public Summary summary(TranslatedArticle article) {
        List<String> sentences = article.paragraphs().stream().filter(p -> !p.heading())
                .flatMap(p -> p.sentences().stream()).map(read).filter(s -> !s.isBlank()).toList();
        // An English article is copied outside the workers, where no time limit holds.
        if (sentences.isEmpty() || article.flags().contains(Flag.COPIED)) {
            return standIn.summary(article);
        }
        SummaryWriter.Written written;
        try {
            written = writer.write(sentences);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The translation is done, and must not be lost with its summary.
            LOG.warn("The model could not write the summary of {}: {}", article.article().sourceFile(), e.toString());
            return rejected(standIn.summary(article));
        }
        String text = EnglishWords.onOneLine(written.text());
        return written.finished() && isSound(text, article)
                ? new Summary(text, METHOD, Set.of()) : rejected(standIn.summary(article));
    }

    private static boolean isSound(String text, TranslatedArticle article) {
        String title = article.title() == null ? "" : article.title().target() + "\n";
        return !text.isBlank() && !Scripts.hasForeignLetters(text) && !Repetition.isIn(text)
                && Faithfulness.unsupported(text, title + article.bodyText()).isEmpty();
    }

    private static Summary rejected(Summary instead) {
        return new Summary(instead.text(), instead.method(), Set.of(Flag.SUMMARY_REJECTED));
    }

    @Override
    public void close() {
        writer.close();
    }
}
