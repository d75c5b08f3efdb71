package org.tarjoman.translate;

import com.google.gson.Gson;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sentences translated before, by this run or, with a file, by earlier ones; safe for threads.
 *
 * <p>A file holds one JSON object a line with the fingerprint of model and settings, so that a
 * translation is never taken from another model. Lines that cannot be read are passed over and
 * counted: a memory may be lost, an article may not.
 */
public final class TranslationMemory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TranslationMemory.class);

    /** Most sentences kept in memory; the oldest leave first. */
    private static final int CAPACITY = 500_000;

    private final String fingerprint;
    private final int capacity;
    private final Gson gson = new Gson();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private OutputStream out;

    /**
     * What is remembered of a sentence.
     *
     * @param target its translation, before any check
     * @param score mean log-probability of a piece
     * @param capped whether the length cap was hit
     * @param split whether it was translated in parts
     * @param partLost whether one of several parts came out empty or much shorter than its source
     * @param coverage attention of the least regarded stretch of the source, 0 to 1; 1 if it is not known
     */
    public record Entry(String target, double score, boolean capped, boolean split, boolean partLost,
            double coverage) {
    }

    /** Another run works with the file of a memory. */
    public static final class InUseException extends UncheckedIOException {

        private static final long serialVersionUID = 1L;

        private InUseException(Path file) {
            this("The translation memory " + file
                    + " is in use by another run. Wait for its end, or choose another file with --memory.");
        }

        private InUseException(String message) {
            super(message, new IOException(message));
        }
    }

    private static final class Line {
        private String model;
        private String source;
        private Entry entry;
    }

    private TranslationMemory(String fingerprint, int capacity) {
        this.fingerprint = fingerprint;
        this.capacity = capacity;
    }

    /**
     * Opens a memory.
     *
     * @param file file to read and add to, or null to remember this run alone
     * @param fingerprint hash of the model and of every setting that changes a translation
     * @throws InUseException if another run works with the file; the operating system frees it when that ends,
     *     however it ends
     * @throws UncheckedIOException if the file exists and cannot be read, or cannot be written
     */
    public static TranslationMemory open(Path file, String fingerprint) {
        return open(file, fingerprint, CAPACITY);
    }

    /** Opens a memory that keeps so many sentences at most. */
    static TranslationMemory open(Path file, String fingerprint, int capacity) {
        TranslationMemory memory = new TranslationMemory(fingerprint, capacity);
        if (file == null) {
            return memory;
        }
        try {
            if (Files.exists(file)) {
                memory.read(file);
            }
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            memory.openForWriting(file);
            return memory;
        } catch (UncheckedIOException e) {
            memory.close();
            throw e;
        } catch (IOException e) {
            memory.close();
            throw new UncheckedIOException("The translation memory " + file + " cannot be used (" + e
                    + "). Choose another file with --memory or leave the option out.", e);
        }
    }

    private void openForWriting(Path file) throws IOException {
        // Looked at before the lock is taken: on Linux closing any other channel of the file would free it.
        boolean half = endsInHalfALine(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out = new BufferedOutputStream(Channels.newOutputStream(channel));
        // Two runs that write at once would cut each other's lines in two.
        if (Files.isRegularFile(file) && !lock(channel)) {
            throw new InUseException(file);
        }
        if (half) {
            out.write('\n');
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by another run in this very process.
            return false;
        }
    }

    /** A program that was killed while it wrote leaves half a line, which must not spoil the next one. */
    private static boolean endsInHalfALine(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) != '\n';
        }
    }

    private void read(Path file) throws IOException {
        int unreadable = 0;
        // As bytes, so that a line that is not UTF-8 costs that line alone.
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String bytes = reader.readLine(); bytes != null; bytes = reader.readLine()) {
                Line line = parse(bytes.getBytes(StandardCharsets.ISO_8859_1));
                if (line == null) {
                    unreadable++;
                } else if (fingerprint.equals(line.model)) {
                    remember(line.source, line.entry);
                }
            }
        }
        LOG.info("Translation memory {}: {} sentences for this model", file, entries.size());
        if (unreadable > 0) {
            LOG.warn("Translation memory {}: {} lines cannot be read and are passed over", file, unreadable);
        }
    }

    /** Returns what a line holds, or null if it is not a whole one. */
    private Line parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            Line line = gson.fromJson(text, Line.class);
            boolean whole = line != null && line.source != null && line.entry != null
                    && line.entry.target != null;
            return whole ? line : null;
        } catch (CharacterCodingException | RuntimeException e) {
            // Gson does not wrap what goes wrong with a number that is cut off.
            return null;
        }
    }

    private void remember(String source, Entry entry) {
        entries.put(source, entry);
        if (entries.size() > capacity) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /**
     * Looks a sentence up.
     *
     * @param source normalised sentence, its language before it where the model is told that
     */
    public synchronized Optional<Entry> find(String source) {
        return Optional.ofNullable(entries.get(source));
    }

    /**
     * Adds a sentence; a sentence that is there already stays as it is, and one whose score is not a
     * number is not worth remembering.
     *
     * @param source normalised sentence, its language before it where the model is told that
     * @param entry its translation
     */
    public synchronized void add(String source, Entry entry) {
        if (entries.containsKey(source) || !Double.isFinite(entry.score())) {
            return;
        }
        remember(source, entry);
        if (out != null) {
            write(source, entry);
        }
    }

    private void write(String source, Entry entry) {
        Line line = new Line();
        line.model = fingerprint;
        line.source = source;
        line.entry = entry;
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(gson.toJson(line) + '\n'));
        } catch (CharacterCodingException e) {
            // Half a surrogate pair has no place in a file; this run remembers the sentence all the same.
            return;
        }
        try {
            out.write(bytes.array(), 0, bytes.limit());
        } catch (IOException e) {
            LOG.warn("The translation memory can no longer be written ({}); the run goes on without",
                    e.toString());
            close();
        }
    }

    @Override
    public synchronized void close() {
        if (out != null) {
            try (OutputStream closing = out) {
                closing.flush();
            } catch (IOException e) {
                LOG.warn("The translation memory was not written to its end: {}", e.toString());
            }
            out = null;
        }
    }
}
