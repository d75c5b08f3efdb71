package org.tarjoman.job;

import java.util.List;
import java.util.Map;
import org.tarjoman.model.Bundle;

/**
 * What the job needs to know of the model.
 *
 * @param id its id
 * @param version its version
 * @param fingerprint one hash over all its files
 * @param files SHA-256 of every file, by name
 * @param sourceLanguages languages that it translates, as ISO 639-3 code and script
 */
public record ModelFacts(
        String id, String version, String fingerprint, Map<String, String> files, List<String> sourceLanguages) {

    /** Copies the collections. */
    public ModelFacts {
        files = Map.copyOf(files);
        sourceLanguages = List.copyOf(sourceLanguages);
    }

    /**
     * Takes the facts from a bundle.
     *
     * @param bundle the bundle
     */
    public static ModelFacts of(Bundle bundle) {
        return new ModelFacts(
                bundle.id(), bundle.version(), bundle.fingerprint(), bundle.hashes(), bundle.sourceLanguages());
    }

    /** Returns id and version as they stand in the report. */
    public String label() {
        return (id + " " + version).strip();
    }
}
