package org.tarjoman.job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.model.Bundle;
import org.tarjoman.translate.ArticleTranslator;
import org.tarjoman.translate.EngineOptions;
import org.tarjoman.translate.TranslationEngine;

/** Translators over a bundle's weights, which are loaded when the first translator is asked for. */
public final class EngineTranslators implements TranslatorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(EngineTranslators.class);

    private final Bundle bundle;
    private final EngineOptions options;
    private TranslationEngine engine;

    /**
     * Constructs a factory.
     *
     * @param bundle a bundle whose files have been verified
     * @param options threads, beam and memory; the memory is closed with the factory
     */
    public EngineTranslators(Bundle bundle, EngineOptions options) {
        this.bundle = bundle;
        this.options = options;
    }

    @Override
    public synchronized ArticleTranslator newTranslator() {
        if (engine == null) {
            long begin = System.nanoTime();
            engine = TranslationEngine.open(bundle, options);
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
        if (options.memory() != null) {
            options.memory().close();
        }
    }
}
