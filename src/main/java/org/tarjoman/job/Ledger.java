package org.tarjoman.job;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.AtomicFile;
import org.tarjoman.report.OutputException;

/**
 * Remembers finished articles from run to run, so that none is translated twice.
 *
 * <p>A text file with one JSON object a line: key, finished row, and a checksum of both. A line is added
 * and forced to the disk as soon as an article is finished; so a run that is killed loses no more than
 * what was in hand. A line that is damaged (half-written by a killed run, touched by hand) is reported
 * and counts as not there: its article is done again.
 */
final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** Damaged lines that are reported one by one; more are only counted. */
    private static final int REPORTED = 5;

    private final Path file;
    private final Appender appender;
    private final Map<String, ArticleRow> rows = new LinkedHashMap<>();
    private int damagedLines;
    private int supersededLines;
    private boolean lastLineIsOpen;

    /** Adds bytes to the end of a file, all of them or none. */
    interface Appender {
        /**
         * Adds bytes and forces them to the disk.
         *
         * @param bytes the bytes
         * @throws IOException if they cannot be written; the file is then as long as before
         */
        void append(byte[] bytes) throws IOException;
    }

    private record Line(String key, ArticleRow row, String sum) {
    }

    Ledger(Path file, Appender appender) {
        this.file = file;
        this.appender = appender;
        if (Files.exists(file)) {
            try {
                read();
            } catch (IOException e) {
                throw new OutputException("The ledger " + file + " cannot be read: " + e.getMessage()
                        + ". Make it readable, or delete it: then all articles are translated anew.", e);
            }
        }
    }

    /**
     * Opens a ledger; the file is made with the first article.
     *
     * @param file the file
     * @throws OutputException if the file is there and cannot be read
     */
    static Ledger open(Path file) {
        return new Ledger(file, bytes -> append(file, bytes));
    }

    private static void append(Path file, byte[] bytes) throws IOException {
        // Not a channel: an interrupted thread must not close the file under the others.
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            long length = out.length();
            try {
                out.seek(length);
                out.write(bytes);
                out.getFD().sync();
            } catch (IOException e) {
                out.setLength(length);
                throw e;
            }
        }
    }

    private void read() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()
                        .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)))) {
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (!text.isEmpty()) {
                    readLine(number, text);
                }
            }
        }
        if (damagedLines > 0) {
            LOG.warn("{}: {} damaged lines are passed over; their articles are done again", file, damagedLines);
        }
        lastLineIsOpen = !endsWithNewline();
    }

    private void readLine(int number, String text) {
        try {
            Line line = GSON.fromJson(text, Line.class);
            if (line != null && line.key != null && line.row != null
                    && checksum(line.key, line.row).equals(line.sum)) {
                remember(line.key, line.row);
                return;
            }
        } catch (RuntimeException e) {
            // Gson wraps what the row's own checks throw in a bare RuntimeException.
            LOG.debug("{}: line {}: {}", file, number, e.toString());
        }
        damagedLines++;
        if (damagedLines <= REPORTED) {
            LOG.warn("{}: line {} is damaged", file, number);
        }
    }

    private boolean endsWithNewline() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() == 0) {
                return true;
            }
            in.seek(in.length() - 1);
            return in.read() == '\n';
        }
    }

    private static String checksum(String key, ArticleRow row) {
        return new Hash().text(key).text(GSON.toJson(row)).hex().substring(0, 16);
    }

    private static byte[] line(String key, ArticleRow row) {
        return (GSON.toJson(new Line(key, row, checksum(key, row))) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Looks an article up.
     *
     * @param key fingerprint of the article and of all that shapes its row
     */
    synchronized Optional<ArticleRow> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    /**
     * Adds a finished article; it is on the disk when this returns.
     *
     * @param key fingerprint of the article and of all that shapes its row
     * @param row its row
     * @throws OutputException if it cannot be written
     */
    synchronized void add(String key, ArticleRow row) {
        byte[] bytes = line(key, row);
        if (lastLineIsOpen) {
            // A killed run left half a line: end it, so that it spoils no other.
            byte[] withBreak = new byte[bytes.length + 1];
            withBreak[0] = '\n';
            System.arraycopy(bytes, 0, withBreak, 1, bytes.length);
            bytes = withBreak;
        }
        try {
            appender.append(bytes);
        } catch (IOException e) {
            throw OutputException.of(file, e);
        }
        lastLineIsOpen = false;
        remember(key, row);
    }

    private void remember(String key, ArticleRow row) {
        if (rows.put(key, row) != null) {
            supersededLines++;
        }
    }

    /**
     * Drops all articles but those of this run, and all damage, from the file.
     *
     * @param keys fingerprints of the articles to keep
     * @param sources tells of a {@code source_file} whether its articles are kept whatever their fingerprint
     * @throws OutputException if the file cannot be written; it is then as it was
     */
    synchronized void keepOnly(Set<String> keys, Predicate<String> sources) {
        boolean dropped = rows.entrySet().removeIf(
                entry -> !keys.contains(entry.getKey()) && !sources.test(entry.getValue().sourceFile()));
        if (!dropped && damagedLines == 0 && supersededLines == 0 && !lastLineIsOpen) {
            return;
        }
        AtomicFile.write(file, out -> {
            for (Map.Entry<String, ArticleRow> entry : rows.entrySet()) {
                out.write(line(entry.getKey(), entry.getValue()));
            }
        });
        damagedLines = 0;
        supersededLines = 0;
        lastLineIsOpen = false;
    }

    /** Returns how many damaged lines were passed over. */
    synchronized int damagedLines() {
        return damagedLines;
    }

    /** Waits for a line in the making; the file itself is open only while a line is added. */
    @Override
    public synchronized void close() {
        LOG.debug("{}: {} articles", file, rows.size());
    }
}
