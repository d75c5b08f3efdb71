package org.tarjoman.job;

import org.tarjoman.translate.ArticleTranslator;

/** Makes a translator for each worker; the weights behind them may be shared. */
public interface TranslatorFactory extends AutoCloseable {

    /**
     * Opens what only one run may use at a time; called once, when the run holds its lock and before any
     * translator is asked for.
     *
     * @throws JobException if another run holds it
     */
    default void begin() {
    }

    /**
     * Makes a translator for one thread at a time.
     *
     * @throws org.tarjoman.model.ModelException if the model cannot be loaded
     */
    ArticleTranslator newTranslator();

    /** Frees what the translators shared; called once, after all of them are closed. */
    @Override
    void close();
}
