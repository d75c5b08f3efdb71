package org.tarjoman.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tarjoman.model.ModelException;

/** Where a model is installed from. */
public interface ModelSource extends AutoCloseable {

    /** Returns the source as the operator named it. */
    String address();

    /** Returns the name of folder, archive or repository, from which an id is made. */
    String name();

    /**
     * Lists the files, in any order.
     *
     * @throws ModelException if the source cannot be read
     */
    List<SourceFile> files();

    /**
     * Copies one file.
     *
     * @param file a file of {@link #files()}
     * @param target where to; its folder exists, and after a failure nothing is there under this name
     * @param progress told how far it is
     * @throws ModelException if the file cannot be had, or is not what the source says it is
     * @throws IOException if it cannot be written
     */
    void fetch(SourceFile file, Path target, Progress progress) throws IOException;

    /** Returns where a person can read one of the files. */
    String where(String path);

    /** Returns the licence that the source itself names, beside what its files say. */
    default Optional<String> licence() {
        return Optional.empty();
    }

    /** Returns the revision of the files, or an empty string. */
    default String revision() {
        return "";
    }

    /** Returns whether a fetch that broke off can go on later; what was fetched is kept then. */
    default boolean resumes() {
        return false;
    }

    @Override
    default void close() throws IOException {
        // Most sources hold nothing open.
    }
}
