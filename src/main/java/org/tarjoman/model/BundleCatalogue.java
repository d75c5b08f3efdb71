package org.tarjoman.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The bundles in a folder of models. */
public final class BundleCatalogue {

    private final Path models;

    /**
     * Constructs a catalogue.
     *
     * @param models folder with one sub-folder a bundle
     */
    public BundleCatalogue(Path models) {
        this.models = models;
    }

    /**
     * Returns all bundles, sorted by id; their files are not verified.
     *
     * @throws ModelException if the folder cannot be read or one of its bundles is incomplete
     */
    public List<Bundle> list() {
        return folders().stream().map(Bundle::open).sorted(Comparator.comparing(Bundle::id)).toList();
    }

    private List<Path> folders() {
        if (!Files.isDirectory(models)) {
            throw new ModelException("The models folder " + models.toAbsolutePath() + " does not exist."
                    + " Run from the project's folder or name it with --models.");
        }
        try (Stream<Path> children = Files.list(models)) {
            // Hidden folders are models that are being installed or removed.
            return children.filter(p -> !p.getFileName().toString().startsWith("."))
                    .filter(p -> Files.isRegularFile(p.resolve(Bundle.DESCRIPTION))).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ModelException("The models folder " + models.toAbsolutePath() + " cannot be read (" + e
                    + "). Check its permissions and the disk.", e);
        }
    }

    /**
     * Finds a bundle.
     *
     * @param id its id, or null for the only one that translates: a model for summaries beside it makes no
     *     choice necessary; with an id, a broken bundle beside it is no hindrance
     * @throws ModelException if there is none, or if there are several and no id was given
     */
    public Bundle find(String id) {
        return find(id, "--model");
    }

    /**
     * Finds a bundle as {@link #find(String)} does.
     *
     * @param option the option by which the user names it, for the message
     * @throws ModelException if there is none, or if there are several and no id was given
     */
    public Bundle find(String id, String option) {
        List<Bundle> all = new ArrayList<>();
        ModelException broken = null;
        for (Path folder : folders()) {
            try {
                all.add(Bundle.open(folder));
            } catch (ModelException e) {
                broken = e;
            }
        }
        List<Bundle> found = all.stream().filter(b -> id == null ? b.task().equals(Bundle.TRANSLATION) : b.id().equals(id))
                .toList();
        if (broken != null && (id == null || found.isEmpty())) {
            throw broken;
        }
        List<String> ids = all.stream()
                .map(b -> b.id() + (b.task().equals(Bundle.TRANSLATION) ? "" : " (" + b.task() + ")")).sorted().toList();
        if (found.isEmpty()) {
            throw new ModelException("No model " + (id == null ? "" : id + " ") + "in "
                    + models.toAbsolutePath()
                    + ". There " + (ids.isEmpty() ? "is none" : "are: " + String.join(", ", ids))
                    + (id == null ? ". Restore the folder from the repository or name another with --models."
                            : ids.isEmpty() ? ". Install one with 'tarjoman models install'."
                            : ". Name one of these with " + option + "."));
        }
        if (found.size() > 1 && id != null) {
            throw new ModelException("Several folders in " + models.toAbsolutePath() + " hold the model "
                    + id + ": "
                    + String.join(", ", found.stream().map(b -> b.folder().getFileName().toString()).toList())
                    + ". Leave only one of them there.");
        }
        if (found.size() > 1) {
            throw new ModelException("Several models in " + models.toAbsolutePath() + ": "
                    + String.join(", ", found.stream().map(Bundle::id).sorted().toList())
                    + ". Choose one with --model.");
        }
        return found.get(0);
    }
}
