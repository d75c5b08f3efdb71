package org.tarjoman.install;

import java.util.Arrays;
import org.tarjoman.model.ModelException;

/**
 * One file of a source.
 *
 * @param path its path in the source, with {@code /} between the parts
 * @param size its size in bytes, or {@link #UNKNOWN}
 * @param sha256 its SHA-256 as 64 small hexadecimal digits, or null if it is not known
 */
public record SourceFile(String path, long size, String sha256) {

    /** The size of a file whose source does not tell. */
    public static final long UNKNOWN = -1;

    /**
     * Checks that the path stays where files are put.
     *
     * @throws ModelException if it is absolute, leads out of its folder or has characters no file should have
     */
    public SourceFile {
        boolean unsafe = path.isEmpty() || path.startsWith("/") || path.contains("\\") || path.matches("[A-Za-z]:.*")
                || path.chars().anyMatch(Character::isISOControl)
                || Arrays.stream(path.split("/", -1)).anyMatch(p -> p.isEmpty() || p.equals(".") || p.equals(".."));
        if (unsafe) {
            throw new ModelException("The source lists the file '" + path.replaceAll("\\p{Cntrl}", "?")
                    + "', whose path could lead out of the model's folder. Nothing was installed;"
                    + " do not trust this source.");
        }
    }

    /** Returns the name without its folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the folder's path with a slash behind it, or an empty string. */
    public String folder() {
        return path.substring(0, path.length() - name().length());
    }
}
