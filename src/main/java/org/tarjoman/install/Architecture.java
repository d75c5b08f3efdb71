package org.tarjoman.install;

import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.model.ModelException;

/** Finds the family of an export. */
final class Architecture {

    private Architecture() {
    }

    /**
     * Returns the family.
     *
     * @throws ModelException if this program knows none that fits, or the model writes no texts
     */
    static ModelFamily family(ExportConfig config) {
        ModelFamily family = ModelFamily.of(config);
        String architecture = config.architecture();
        // The same type of model is also made to sort texts or to answer questions.
        if (!architecture.isEmpty() && !architecture.endsWith("ForConditionalGeneration")
                && !architecture.equals("MarianMTModel")) {
            throw new ModelException(config.folder() + " has the architecture " + architecture
                    + ", which writes no texts. Take a model whose architecture is MarianMTModel or ends in"
                    + " ForConditionalGeneration.");
        }
        return family;
    }
}
