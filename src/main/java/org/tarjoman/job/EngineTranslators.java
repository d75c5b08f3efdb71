package org.tarjoman.job;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.model.Bundle;
import org.tarjoman.translate.ArticleTranslator;
import org.tarjoman.translate.EngineOptions;
import org.tarjoman.translate.TranslationEngine;
import org.tarjoman.translate.TranslationMemory;

/** Translators over a bundle's weights, which are loaded when the first translator is asked for. */
public final class EngineTranslators implements TranslatorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(EngineTranslators.class);

    private final Bundle bundle;
    private final int threads;
    private final Integer beam;
    private final Supplier<TranslationMemory> opensMemory;
    private TranslationMemory memory;
    private TranslationEngine engine;

    /**
     * Constructs a factory.
     *
     * @param bundle a bundle whose files have been verified
     * @param threads threads of one translator's calls, at least 1
     * @param beam hypotheses of the search, or null for the bundle's default
     * @param opensMemory opens the memory of sentences translated before, or gives null for none; asked once, and
     *     what it opened is closed with the factory
     */
    public EngineTranslators(Bundle bundle, int threads, Integer beam, Supplier<TranslationMemory> opensMemory) {
        this.bundle = bundle;
        this.threads = threads;
        this.beam = beam;
        this.opensMemory = opensMemory;
    }

    @Override
    public synchronized void begin() {
        try {
            memory = opensMemory.get();
        } catch (TranslationMemory.InUseException e) {
            throw new JobException(ExitCode.LOCKED, e.getMessage(), e);
        }
    }

    @Override
    public synchronized ArticleTranslator newTranslator() {
        if (engine == null) {
            long begin = System.nanoTime();
            engine = TranslationEngine.open(bundle, new EngineOptions(threads, beam, memory));
            LOG.info("Model {} {} loaded in {} ms", bundle.id(), bundle.version(),
                    (System.nanoTime() - begin) / 1_000_000);
        }
        return engine.newTranslator();
    }

    @Override
    public synchronized void close() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }
}
