package org.tarjoman.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tarjoman.decode.SearchOptions;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.family.Probe;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.BundleCatalogue;
import org.tarjoman.model.ModelException;

/** Installs a model: what is small comes first, so that whatever speaks against it is found before it is large. */
public final class Installer {

    private final Path models;
    private final Progress progress;

    /**
     * Constructs an installer.
     *
     * @param models the models folder; made if need be
     * @param progress told what is done
     */
    public Installer(Path models, Progress progress) {
        this.models = models;
        this.progress = progress;
    }

    /**
     * Installs a model from a source; if anything fails, the models folder has no new bundle.
     *
     * @param source where from; the caller closes it
     * @param options id, precision, consent
     * @return the bundle
     * @throws ModelException if the model is incomplete, damaged, of an unknown kind, or its licence not accepted
     * @throws IllegalArgumentException if no id is given, and none can be made of the source's name
     */
    public Bundle install(ModelSource source, InstallOptions options) {
        String id = options.idFor(source.name());
        requireFree(id);
        Listing listing = new Listing(source);
        try (Staging staging = Staging.open(models, id, source)) {
            try {
                Path target = models.resolve(id);
                putTogether(source, options, id, listing, staging);
                staging.publish(target);
                return Bundle.open(target);
            } catch (InterruptedDownload e) {
                staging.keep();
                throw e;
            } catch (ModelException e) {
                // The hidden folder is about to go; what is wrong is wrong in the source.
                throw new ModelException(e.getMessage()
                        .replace(staging.folder().toAbsolutePath().toString(), source.address())
                        .replace(staging.folder().toString(), source.address()), e);
            }
        } catch (IOException e) {
            throw new ModelException("The models folder " + models.toAbsolutePath() + " cannot be written, or a file"
                    + " of " + source.address() + " not be read (" + e + "). Check space and permissions; nothing was"
                    + " installed.", e);
        }
    }

    private void putTogether(ModelSource source, InstallOptions options, String id, Listing listing,
            Staging staging) throws IOException {
        progress.say("Installing " + id + " from " + source.address());
        String precision = listing.precision(options.precision());
        ExportFiles graphs = listing.graphs(precision);

        staging.fetch(listing.descriptions(), progress);
        ExportConfig config = ExportConfig.of(staging.folder());
        ModelFamily family = Architecture.family(config);
        Licence licence = Licence.of(source, staging.folder());
        progress.say("Family " + family.name() + ", precision " + precision + ", licence " + licence.name() + ": "
                + licence.where());
        List<SourceFile> weights = listing.withData(graphs.all());
        long size = weights.stream().mapToLong(file -> Math.max(0, file.size())).sum();
        progress.say("Weights " + (size == 0 ? "of a size that the source does not tell" : Progress.mebibytes(size)));
        licence.require(options.acceptLicence());

        staging.fetch(listing.tokenizer(), progress);
        TokenizerCheck.check(config, family);
        Bundle.Decoding decoding = DecodingDefaults.of(config, family);

        requireSpace(weights, staging);
        staging.fetch(weights, progress);
        staging.fetch(external(graphs, listing, staging.folder()), progress);
        GraphCheck.check(config, graphs);

        progress.say("Trying it with one sentence");
        String answer = Proof.run(config, family, graphs, decoding);
        progress.say("  " + Probe.of(family) + " -> " + answer);

        BundleWriter.write(staging.folder(), id, family, licence, precision, decoding, staging.fetched(), source);
        SearchOptions.of(Bundle.open(staging.folder()).decoding());
    }

    private void requireFree(String id) {
        Path target = models.resolve(id);
        if (Files.exists(target) || isTaken(id)) {
            throw new ModelException("There is a model or folder " + target + " already. Remove the model with"
                    + " 'tarjoman models remove " + id + "', or give another --id.");
        }
    }

    /** Returns whether a bundle has the id, whatever its folder is called. */
    private boolean isTaken(String id) {
        try {
            new BundleCatalogue(models).find(id);
            return true;
        } catch (ModelException e) {
            return false;
        }
    }

    /** Returns the files of weights that the graphs name, whatever they are called. */
    private static Collection<SourceFile> external(ExportFiles graphs, Listing listing, Path folder) {
        List<SourceFile> files = new ArrayList<>();
        for (String graph : graphs.all()) {
            String beside = graph.substring(0, graph.lastIndexOf('/') + 1);
            for (String name : OnnxOutline.of(folder.resolve(graph)).externalFiles()) {
                files.add(listing.external(beside + name, graph));
            }
        }
        return files;
    }

    private void requireSpace(Collection<SourceFile> weights, Staging staging) throws IOException {
        long needed = 0;
        for (SourceFile file : weights) {
            needed += Files.exists(staging.folder().resolve(file.path())) ? 0 : Math.max(0, file.size());
        }
        long free = Files.getFileStore(staging.folder()).getUsableSpace();
        if (free < needed) {
            throw new ModelException("The model needs " + Progress.mebibytes(needed) + ", but there are only "
                    + Progress.mebibytes(free) + " free in " + models.toAbsolutePath()
                    + ". Make room, or name another folder with --models.");
        }
    }
}
