package org.tarjoman.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.BundleCatalogue;
import org.tarjoman.model.ModelException;

/** Removes models. */
public final class BundleRemover {

    /** The model that comes with the program and is in no hub to be had again. */
    private static final String SHIPPED = "tarjoman-fa-en";

    private final Path models;

    /**
     * Constructs a remover.
     *
     * @param models the models folder
     */
    public BundleRemover(Path models) {
        this.models = models;
    }

    /**
     * Removes a bundle: it loses its name first, so that nobody finds half a bundle.
     *
     * @param id its id
     * @param force whether the model that comes with the program may be removed, too
     * @return the folder that it was in
     * @throws ModelException if there is none, if it is the program's own, or if it cannot be removed
     */
    public Path remove(String id, boolean force) {
        Path folder = folder(id);
        if (id.equals(SHIPPED) && !force) {
            throw new ModelException(id + " comes with the program; without it there is no model unless you have"
                    + " installed another. Add --force if you mean it.");
        }
        Path hidden = folder.resolveSibling(".remove-" + folder.getFileName());
        try {
            FolderTree.delete(hidden);
            Files.move(folder, hidden, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ModelException("The model " + id + " in " + folder + " cannot be removed (" + e
                    + "). Check its permissions; it is still there.", e);
        }
        try {
            FolderTree.delete(hidden);
        } catch (IOException e) {
            throw new ModelException("The model " + id + " is removed, but its files cannot all be deleted (" + e
                    + "). Delete the folder " + hidden + ".", e);
        }
        return folder;
    }

    /** A damaged description must not keep a bundle from being removed. */
    private Path folder(String id) {
        try {
            return new BundleCatalogue(models).find(id).folder();
        } catch (ModelException e) {
            boolean plain = id.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
            if (plain && Files.isRegularFile(models.resolve(id).resolve(Bundle.DESCRIPTION))) {
                return models.resolve(id);
            }
            throw e;
        }
    }
}
