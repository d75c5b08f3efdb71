package org.tarjoman.report;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes a file whole or not at all.
 *
 * <p>The content goes to a hidden file beside the target, is forced to the disk and then takes the target's
 * name in one step; so a reader sees the old file or the new one, also after a crash or power cut. If
 * anything fails, the hidden file is deleted and the target is what it was. A hidden file that a killed
 * program left behind is overwritten by the next one.
 *
 * <p>Only one process may write a target at a time; a run sees to that with its lock.
 */
public final class AtomicFile {

    private AtomicFile() {
    }

    /** Produces the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the content.
         *
         * @param out where to; buffered, closed by the caller
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * What was written.
     *
     * @param bytes length of the file, at least 0
     * @param sha256 SHA-256 of its content, 64 hexadecimal digits
     */
    public record Written(long bytes, String sha256) {
    }

    /**
     * Writes a file.
     *
     * @param target the file; its folder must exist
     * @param content what to write
     * @return length and hash of what was written
     * @throws OutputException if it cannot be written; the target is then what it was
     */
    public static Written write(Path target, Content content) {
        return write(target, content, null);
    }

    /**
     * Writes a file that another one describes.
     *
     * @param target the file; its folder must exist
     * @param content what to write
     * @param description a file that will no longer be true: it is deleted once the new content is safely on
     *     the disk and before it takes the target's name; null for none
     * @return length and hash of what was written
     * @throws OutputException if it cannot be written; the target is then what it was
     */
    static Written write(Path target, Content content, Path description) {
        Path folder = target.toAbsolutePath().getParent();
        Path temporary = folder.resolve("." + target.getFileName() + ".tmp");
        try {
            Written written;
            try {
                Files.deleteIfExists(temporary);
                written = writeForced(temporary, content);
                if (description != null) {
                    Files.deleteIfExists(description);
                }
                rename(temporary, target);
            } catch (IOException | RuntimeException | Error e) {
                deleteQuietly(temporary, e);
                throw e;
            }
            forceFolder(folder);
            return written;
        } catch (IOException e) {
            throw OutputException.of(target, e);
        }
    }

    private static Written writeForced(Path file, Content content) throws IOException {
        MessageDigest digest = sha256();
        // Not a channel: an interrupted thread must not close the file under the writer.
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            CountingStream counting = new CountingStream(out);
            OutputStream buffered = new BufferedOutputStream(new DigestOutputStream(counting, digest), 1 << 16);
            content.writeTo(buffered);
            buffered.flush();
            out.getFD().sync();
            return new Written(counting.bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems only know the ordinary rename.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name last through a power cut. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder; there the file system's own journal has to do.
        }
    }

    private static void deleteQuietly(Path file, Throwable cause) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class CountingStream extends FilterOutputStream {
        private long bytes;

        CountingStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
            bytes += length;
        }
    }
}
