package org.tarjoman.translate;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final Gson gson = new Gson();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private BufferedWriter writer;

    /**
     * What is remembered of a sentence.
     *
     * @param target its translation, before any check
     * @param score mean log-probability of a piece
     * @param capped whether the length cap was hit
     * @param split whether it was translated in parts
     */
    public record Entry(String target, double score, boolean capped, boolean split) {
    }

    private static final class Line {
        private String model;
        private String source;
        private Entry entry;
    }

    private TranslationMemory(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /**
     * Opens a memory.
     *
     * @param file file to read and add to, or null to remember this run alone
     * @param fingerprint hash of the model and of every setting that changes a translation
     * @throws UncheckedIOException if the file exists and cannot be read, or cannot be written
     */
    public static TranslationMemory open(Path file, String fingerprint) {
        TranslationMemory memory = new TranslationMemory(fingerprint);
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
            memory.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return memory;
        } catch (IOException e) {
            throw new UncheckedIOException("The translation memory " + file + " cannot be used: " + e.getMessage()
                    + ". Choose another file with --memory or leave the option out.", e);
        }
    }

    private void read(Path file) throws IOException {
        int unreadable = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                try {
                    Line line = gson.fromJson(text, Line.class);
                    if (line == null || line.source == null || line.entry == null || line.entry.target == null) {
                        unreadable++;
                    } else if (fingerprint.equals(line.model)) {
                        remember(line.source, line.entry);
                    }
                } catch (JsonParseException e) {
                    unreadable++;
                }
            }
        }
        LOG.info("Translation memory {}: {} sentences for this model", file, entries.size());
        if (unreadable > 0) {
            LOG.warn("Translation memory {}: {} lines cannot be read and are passed over", file, unreadable);
        }
    }

    private void remember(String source, Entry entry) {
        entries.put(source, entry);
        if (entries.size() > CAPACITY) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /**
     * Looks a sentence up.
     *
     * @param source normalised sentence
     */
    public synchronized Optional<Entry> find(String source) {
        return Optional.ofNullable(entries.get(source));
    }

    /**
     * Adds a sentence; a sentence that is there already stays as it is.
     *
     * @param source normalised sentence
     * @param entry its translation
     */
    public synchronized void add(String source, Entry entry) {
        if (entries.containsKey(source)) {
            return;
        }
        remember(source, entry);
        if (writer != null) {
            Line line = new Line();
            line.model = fingerprint;
            line.source = source;
            line.entry = entry;
            try {
                writer.write(gson.toJson(line));
                writer.write('\n');
            } catch (IOException e) {
                LOG.warn("The translation memory can no longer be written ({}); the run goes on without",
                        e.getMessage());
                writer = null;
            }
        }
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                LOG.warn("The translation memory was not written to its end: {}", e.getMessage());
            }
            writer = null;
        }
    }
}
