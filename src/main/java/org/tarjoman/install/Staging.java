package org.tarjoman.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.FileHash;
import org.tarjoman.model.ModelException;

/**
 * The hidden folder {@code models/.install-ID} in which a model is put together; nobody takes it for a bundle.
 * It takes the bundle's name in one step, or goes away, or waits for the rest of a download.
 */
final class Staging implements AutoCloseable {

    private static final String LOCK = ".lock";
    private static final String ORIGIN = ".source";

    private final Path folder;
    private final ModelSource source;
    private final FileChannel lock;
    private final Set<String> fetched = new TreeSet<>();
    private boolean published;
    private boolean kept;

    private Staging(Path folder, ModelSource source, FileChannel lock) {
        this.folder = folder;
        this.source = source;
        this.lock = lock;
    }

    /**
     * Makes the folder, or takes up the one that a broken download from the same source left.
     *
     * @throws ModelException if another process is installing the same model
     * @throws IOException if the folder cannot be written
     */
    static Staging open(Path models, String id, ModelSource source) throws IOException {
        Path folder = Files.createDirectories(models.resolve(".install-" + id));
        Staging staging = new Staging(folder, source, lock(folder, id));
        try {
            String origin = source.address() + "\n" + source.revision() + "\n";
            Path note = folder.resolve(ORIGIN);
            boolean goesOn = source.resumes() && Files.isRegularFile(note)
                    && Files.readString(note, StandardCharsets.UTF_8).equals(origin);
            if (!goesOn) {
                staging.empty();
                Files.writeString(note, origin, StandardCharsets.UTF_8);
            }
            return staging;
        } catch (IOException | RuntimeException e) {
            staging.lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder, String id) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held in this very process: the same answer.
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new ModelException("Another process is installing " + id + " in " + folder.getParent()
                + ". Wait for its end, or give another --id.");
    }

    private void empty() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.filter(c -> !c.endsWith(LOCK)).toList()) {
                FolderTree.delete(child);
            }
        }
    }

    /** Returns the folder. */
    Path folder() {
        return folder;
    }

    /** Returns the paths of the files that are there. */
    Set<String> fetched() {
        return fetched;
    }

    /**
     * Fetches those files that are not there yet.
     *
     * @throws ModelException if a file cannot be had or is not what the source says it is
     * @throws IOException if it cannot be written
     */
    void fetch(Collection<SourceFile> files, Progress progress) throws IOException {
        for (SourceFile file : files) {
            if (fetched.contains(file.path())) {
                continue;
            }
            Path target = folder.resolve(file.path());
            Files.createDirectories(target.getParent());
            if (isThere(file, target)) {
                progress.say("  " + file.path() + "  is there already");
            } else {
                Files.deleteIfExists(target);
                progress.begin(file);
                source.fetch(file, target, progress);
                requireWhole(file, target);
            }
            fetched.add(file.path());
        }
    }

    /** Left by an earlier call. */
    private static boolean isThere(SourceFile file, Path target) throws IOException {
        return file.size() != SourceFile.UNKNOWN && Files.isRegularFile(target) && Files.size(target) == file.size()
                && (file.sha256() == null || FileHash.sha256(target).equals(file.sha256()));
    }

    private void requireWhole(SourceFile file, Path target) throws IOException {
        long size = Files.size(target);
        if (file.size() != SourceFile.UNKNOWN && size != file.size()) {
            throw new ModelException("The file " + source.where(file.path()) + " changed while it was read: " + size
                    + " bytes instead of " + file.size() + ". Try again.");
        }
    }

    /**
     * Gives the folder its name as a bundle.
     *
     * @throws IOException if it cannot be renamed; it is then no bundle
     */
    void publish(Path target) throws IOException {
        lock.close();
        removeOthers();
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        published = true;
    }

    /** An earlier call may have wanted other files, of another precision for one; they are no part of the bundle. */
    private void removeOthers() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!fetched.contains(path) && !path.equals(Bundle.DESCRIPTION)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Lets what has come so far wait for another call. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        if (!published && !kept) {
            FolderTree.delete(folder);
        }
    }
}
