package org.tarjoman.translate;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.tarjoman.decode.SearchOptions;
import org.tarjoman.decode.StepModel;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;

/** A loaded model: weights shared by all workers, and translators for one thread each. */
public final class TranslationEngine implements AutoCloseable {

    /** Padded source pieces of a batch: chosen for memory; a half or a quarter of it is no faster. */
    private static final int BATCH_PIECES = 1200;

    private final LoadedModel model;
    private final TranslationMemory memory;
    private final TranslationStatistics statistics = new TranslationStatistics();
    private final int maxSourcePieces;

    private TranslationEngine(Bundle bundle, EngineOptions options) {
        requireKnownFamily(bundle);
        SearchOptions search = searchOptions(bundle, options.beam());
        memory = options.memory() != null ? options.memory() : TranslationMemory.open(null, "");
        maxSourcePieces = bundle.decoding().maxSourcePieces;
        model = isOwnFamily(bundle)
                ? new ShippedModel(bundle, search, options.threadsPerWorker())
                : new HubModel(bundle, search, options.threadsPerWorker());
    }

    /**
     * Checks that a bundle is of a family that this class runs, in a format that it can run, without loading it.
     *
     * @throws ModelException if it is not
     */
    public static void requireKnownFamily(Bundle bundle) {
        List<String> known = Stream.concat(Stream.of(ShippedModel.FAMILY), ModelFamily.all().stream()
                .filter(family -> family.task() == ModelFamily.Task.TRANSLATION).map(ModelFamily::name)).toList();
        if (!known.contains(bundle.family())) {
            throw new ModelException("Model " + bundle.id() + " is of the family " + bundle.family()
                    + ", which this program does not know as one that translates. Known: "
                    + String.join(", ", known) + ". Choose another model with --model.");
        }
        if (isOwnFamily(bundle) && bundle.format() < ShippedModel.FORMAT) {
            throw new ModelException("Model " + bundle.id() + " has format " + bundle.format()
                    + ", that of an earlier version of this program, which asked less of a decoder (" + ShippedModel.FORMAT
                    + " is needed). Take the model that came with this program.");
        }
    }

    /** Returns whether a bundle is of the program's own family, whose description holds all of the search. */
    public static boolean isOwnFamily(Bundle bundle) {
        return ShippedModel.FAMILY.equals(bundle.family());
    }

    /**
     * Returns how a bundle searches, without loading it.
     *
     * @param bundle the bundle
     * @param beam beam, or null for the bundle's
     * @throws ModelException if what the bundle asks for is out of range
     * @throws IllegalArgumentException if the beam is
     */
    public static SearchOptions searchOptions(Bundle bundle, Integer beam) {
        SearchOptions defaults = defaults(bundle);
        return beam == null ? defaults : defaults.withBeam(beam);
    }

    private static SearchOptions defaults(Bundle bundle) {
        try {
            return SearchOptions.of(bundle.decoding());
        } catch (IllegalArgumentException e) {
            throw new ModelException("Model " + bundle.id() + ", "
                    + bundle.folder().resolve(Bundle.DESCRIPTION) + ": " + e.getMessage()
                    + ". Restore the bundle.", e);
        }
    }

    /**
     * Loads a bundle and proves it with one sentence.
     *
     * @param bundle a bundle whose files have been verified
     * @param options threads, beam and memory
     * @throws ModelException if the bundle cannot be loaded or gives nothing sensible
     * @throws IllegalArgumentException if the beam asked for is out of range
     * @throws CancellationException if the thread is interrupted
     */
    public static TranslationEngine open(Bundle bundle, EngineOptions options) {
        TranslationEngine engine = new TranslationEngine(bundle, options);
        try (StepModel step = engine.model.newStepModel()) {
            int[] source = engine.model.source().encode("خبر");
            engine.model.target().text(engine.model.searches(step).first().translate(List.of(source)).get(0).ids());
            return engine;
        } catch (ModelException | CancellationException e) {
            // Whoever is interrupted has no broken model.
            engine.close();
            throw e;
        } catch (RuntimeException e) {
            engine.close();
            throw new ModelException("Model " + bundle.id() + " cannot translate a test sentence: "
                    + e.getMessage(), e);
        }
    }

    /** Returns a sentence translator for one thread. */
    public SentenceTranslator newSentenceTranslator() {
        StepModel step = model.newStepModel();
        return new SentenceTranslator(step, model.source(), model.target(), model.searches(step),
                memory, statistics, maxSourcePieces, BATCH_PIECES);
    }

    /** Returns an article translator for one thread. */
    public ArticleTranslator newTranslator() {
        return new SentencewiseTranslator(newSentenceTranslator());
    }

    /** Returns the hypotheses that the search keeps. */
    public int beam() {
        return model.beam();
    }

    /** Returns the counts of all translators of this engine. */
    public TranslationStatistics statistics() {
        return statistics;
    }

    @Override
    public void close() {
        model.close();
    }
}
