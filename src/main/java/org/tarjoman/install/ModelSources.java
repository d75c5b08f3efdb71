package org.tarjoman.install;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.tarjoman.model.ModelException;

/** Tells folders, archives and addresses apart. */
public final class ModelSources {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private ModelSources() {
    }

    /**
     * Opens a source.
     *
     * @param named a folder, a ZIP archive, or an {@code http} or {@code https} address
     * @throws IllegalArgumentException if it is none of them
     * @throws ModelException if it cannot be read
     */
    public static ModelSource open(String named) {
        return open(named, PAUSE);
    }

    static ModelSource open(String named, Duration pause) {
        if (named.matches("(?i)https?://.*")) {
            return HttpSource.open(address(named), pause);
        }
        Path path = path(named);
        if (Files.isDirectory(path)) {
            return new FolderSource(path);
        }
        if (Files.isRegularFile(path)) {
            return new ZipSource(path);
        }
        throw new IllegalArgumentException("there is no folder and no file " + named
                + "; for a hub's repository give the whole address, https://huggingface.co/OWNER/NAME");
    }

    private static URI address(String named) {
        try {
            return URI.create(named);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + named + "' is no address: " + e.getMessage(), e);
        }
    }

    private static Path path(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + named + "' is no path: " + e.getMessage(), e);
        }
    }
}
