package org.tarjoman.article;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of the input folder that holds one or several articles.
 *
 * @param relativePath path relative to the input folder, with {@code /} on every system
 * @param path where the file is
 * @param size length in bytes when the folder was walked, at least 0
 */
public record InputFile(String relativePath, Path path, long size) {

    /** Checks that the file has a path and a length. */
    public InputFile {
        Objects.requireNonNull(relativePath, "relativePath");
        Objects.requireNonNull(path, "path");
        if (relativePath.isEmpty() || size < 0) {
            throw new IllegalArgumentException("no input file: '" + relativePath + "', " + size + " bytes");
        }
    }

    /** Returns what follows the last dot of the file's name, in lower case; empty if there is no dot. */
    public String extension() {
        return extensionOf(relativePath);
    }

    static String extensionOf(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot <= 0 ? "" : last.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
