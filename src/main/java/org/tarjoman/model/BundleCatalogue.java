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
     * What the folder holds.
     *
     * @param bundles bundles whose description can be read, sorted by id; their files are not verified
     * @param broken what is wrong with each of the others
     */
    public record Contents(List<Bundle> bundles, List<ModelException> broken) {
    }

    /**
     * Returns what the folder holds; a broken bundle hides none of the others.
     *
     * @throws ModelException if the folder cannot be read
     */
    public Contents contents() {
        List<Bundle> bundles = new ArrayList<>();
        List<ModelException> broken = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                bundles.add(Bundle.open(folder));
            } catch (ModelException e) {
                broken.add(e);
            }
        }
        bundles.sort(Comparator.comparing(Bundle::id));
        return new Contents(List.copyOf(bundles), List.copyOf(broken));
    }

    /**
     * Returns all bundles, sorted by id; their files are not verified.
     *
     * @throws ModelException if the folder cannot be read or one of its bundles is incomplete
     */
    public List<Bundle> list() {
        Contents contents = contents();
        if (!contents.broken().isEmpty()) {
            throw contents.broken().get(0);
        }
        return contents.bundles();
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
        Contents contents = contents();
        List<Bundle> all = contents.bundles();
        List<Bundle> found = all.stream().filter(b -> id == null ? b.task().equals(Bundle.TRANSLATION) : b.id().equals(id))
                .toList();
        if (!contents.broken().isEmpty() && (id == null || found.isEmpty())) {
            throw contents.broken().get(0);
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
