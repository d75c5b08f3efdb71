package org.tarjoman.install;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.family.Probe;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.FileHash;

/** Writes the description of a bundle. The same files from the same source give the same bytes: it has no date. */
final class BundleWriter {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private BundleWriter() {
    }

    /**
     * Writes {@code bundle.json}.
     *
     * @param folder the bundle's folder
     * @param id the bundle's id
     * @param files paths of its files in the folder
     * @throws IOException if a file cannot be read, or the description not be written
     */
    static void write(Path folder, String id, ModelFamily family, Licence licence, String precision,
            Bundle.Decoding decoding, Collection<String> files, ModelSource source) throws IOException {
        JsonObject hashes = new JsonObject();
        for (String name : new TreeSet<>(files)) {
            JsonObject facts = new JsonObject();
            facts.addProperty("size", Files.size(folder.resolve(name)));
            facts.addProperty("sha256", FileHash.sha256(folder.resolve(name)));
            hashes.add(name, facts);
        }
        JsonObject bundle = new JsonObject();
        bundle.addProperty("format", Bundle.FORMAT);
        bundle.addProperty("id", id);
        // Hubs number no versions: a few digits of the commit tell two of them apart.
        bundle.addProperty("version", source.revision().substring(0, Math.min(8, source.revision().length())));
        bundle.addProperty("family", family.name());
        bundle.addProperty("task", family.task() == ModelFamily.Task.SUMMARY ? Bundle.SUMMARY : Bundle.TRANSLATION);
        bundle.addProperty("licence", licence.name());
        bundle.addProperty("precision", precision);
        bundle.add("sourceLanguages", GSON.toJsonTree(languages(family)));
        bundle.addProperty("targetLanguage", "eng_Latn");
        bundle.add("decoding", GSON.toJsonTree(decoding));
        JsonObject provenance = new JsonObject();
        provenance.addProperty("source", source.address());
        provenance.addProperty("revision", source.revision());
        provenance.addProperty("licenceText", licence.where());
        bundle.add("provenance", provenance);
        bundle.add("files", hashes);
        Files.writeString(folder.resolve(Bundle.DESCRIPTION), GSON.toJson(bundle) + "\n", StandardCharsets.UTF_8);
    }

    private static List<String> languages(ModelFamily family) {
        if (!Probe.readsPersian(family)) {
            return List.of("eng_Latn");
        }
        return family.name().equals("nllb") ? List.of("pes_Arab", "prs_Arab") : List.of("pes_Arab");
    }
}
