package org.tarjoman.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tarjoman.model.ModelException;

/** An export in a folder, as Optimum writes it or a hub's client downloads it. */
final class FolderSource implements ModelSource {

    /** An export has its ONNX files beside the others or one folder below. */
    private static final int DEPTH = 2;

    private final Path folder;

    FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public String address() {
        return folder.toString();
    }

    @Override
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    @Override
    public List<SourceFile> files() {
        // Links are followed: the cache of the hub's client is a folder of links.
        try (Stream<Path> all = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).map(this::file).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ModelException("The folder " + folder + " cannot be read (" + e.getMessage()
                    + "). Check its permissions.", e);
        }
    }

    private SourceFile file(Path file) {
        try {
            return new SourceFile(folder.relativize(file).toString().replace('\\', '/'), Files.size(file), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fetch(SourceFile file, Path target, Progress progress) throws IOException {
        Files.copy(folder.resolve(file.path()), target);
    }

    @Override
    public String where(String path) {
        return folder.resolve(path).toString();
    }
}
