package org.tarjoman.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tarjoman.model.ModelException;

/** An export in a ZIP archive, at its top or in the one folder that is there. */
final class ZipSource implements ModelSource {

    private final Path archive;
    private final ZipFile zip;
    private final String top;
    private final List<SourceFile> files;

    /**
     * Opens an archive.
     *
     * @throws ModelException if it is none, or lists a file that would lead out of the model's folder
     */
    ZipSource(Path archive) {
        this.archive = archive;
        try {
            zip = new ZipFile(archive.toFile());
        } catch (IOException e) {
            throw new ModelException(archive + " cannot be read as a ZIP archive (" + e.getMessage()
                    + "). Download it again.", e);
        }
        try {
            // Every path is judged before the first file is written, wanted or not.
            List<SourceFile> all = zip.stream().filter(e -> !e.isDirectory())
                    .map(e -> new SourceFile(e.getName(), e.getSize(), null)).toList();
            top = top(all);
            files = all.stream().filter(f -> f.path().startsWith(top))
                    .map(f -> new SourceFile(f.path().substring(top.length()), f.size(), null)).toList();
        } catch (RuntimeException e) {
            closeQuietly();
            throw e;
        }
    }

    private void closeQuietly() {
        try {
            zip.close();
        } catch (IOException e) {
            // Whatever made the caller give up is the better message.
        }
    }

    /** Returns the folder that all files are in, with its slash, or an empty string. */
    private static String top(List<SourceFile> all) {
        if (all.isEmpty()) {
            return "";
        }
        String first = all.get(0).path();
        String folder = first.substring(0, first.indexOf('/') + 1);
        return all.stream().allMatch(f -> f.path().startsWith(folder)) ? folder : "";
    }

    @Override
    public String address() {
        return archive.toString();
    }

    @Override
    public String name() {
        return archive.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
    }

    @Override
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public void fetch(SourceFile file, Path target, Progress progress) throws IOException {
        ZipEntry entry = zip.getEntry(top + file.path());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
        } catch (java.util.zip.ZipException e) {
            throw new ModelException("The file " + file.path() + " in " + archive + " is damaged (" + e.getMessage()
                    + "). Download the archive again.", e);
        }
    }

    @Override
    public String where(String path) {
        return top + path + " in " + archive;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
