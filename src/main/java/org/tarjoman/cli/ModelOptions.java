package org.tarjoman.cli;

import java.util.List;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.BundleCatalogue;
import org.tarjoman.summarize.AbstractiveSummarizer;
import org.tarjoman.translate.TranslationEngine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that choose the model. */
final class ModelOptions {

    @Mixin
    private ModelsFolder models = new ModelsFolder();

    @Option(names = "--model", paramLabel = "ID",
            description = "The model to use; needed only if there are several.")
    private String id;

    BundleCatalogue catalogue() {
        return new BundleCatalogue(models.path());
    }

    /**
     * Finds the model and compares every file of it with its hash.
     *
     * @throws org.tarjoman.model.ModelException if it is missing, damaged or of an unknown family
     */
    Bundle verified() {
        Bundle bundle = catalogue().find(id);
        // Both before the first article is read: a run that cannot succeed should not begin.
        TranslationEngine.requireKnownFamily(bundle);
        bundle.verify();
        return bundle;
    }

    /**
     * Finds a model that writes summaries and compares every file of it with its hash.
     *
     * @param summaryModel its id
     * @throws org.tarjoman.model.ModelException if it is missing, damaged or translates
     */
    Bundle verifiedWriter(String summaryModel) {
        Bundle bundle = catalogue().find(summaryModel, "--summary-model");
        AbstractiveSummarizer.requireWriter(bundle);
        bundle.verify();
        return bundle;
    }

    /** Returns whether no model was named. */
    boolean namesNone() {
        return id == null;
    }

    /**
     * Returns the model that was named, or all of them.
     *
     * @throws org.tarjoman.model.ModelException if there is none
     */
    List<Bundle> chosen() {
        return id == null && !catalogue().list().isEmpty() ? catalogue().list() : List.of(catalogue().find(id));
    }
}
