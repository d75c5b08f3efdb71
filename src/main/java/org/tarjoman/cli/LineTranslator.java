package org.tarjoman.cli;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates a stream line by line: exactly as many lines come out as went in, and an empty line stays
 * empty.
 *
 * <p>A line ends at LF, with or without CR before it; nothing else ends one, whatever Unicode says, for
 * the files that people compare are counted that way.
 */
final class LineTranslator {

    private static final Logger LOG = LoggerFactory.getLogger(LineTranslator.class);

    private final UnaryOperator<List<String>> translator;
    private final int batch;

    /**
     * Constructs a translator.
     *
     * @param translator translates sentences, none of them blank, into as many
     * @param batch most lines that are read before they are translated, at least 1
     */
    LineTranslator(UnaryOperator<List<String>> translator, int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch must have at least 1 line, not " + batch);
        }
        this.translator = translator;
        this.batch = batch;
    }

    /**
     * Translates all of a stream.
     *
     * @param in UTF-8; what is not valid is replaced and reported
     * @param out UTF-8, a LF after every line; flushed after every batch
     * @return how many lines there were
     * @throws IOException if either stream fails
     */
    long translate(InputStream in, OutputStream out) throws IOException {
        InputStream buffered = new BufferedInputStream(in, 1 << 16);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        long count = 0;
        boolean more = true;
        while (more) {
            List<String> lines = new ArrayList<>();
            while (more && lines.size() < batch) {
                String line = readLine(buffered, count + lines.size() + 1);
                more = line != null;
                if (more) {
                    lines.add(line);
                }
            }
            for (String line : translate(lines)) {
                writer.write(line);
                writer.write('\n');
            }
            writer.flush();
            count += lines.size();
        }
        return count;
    }

    private List<String> translate(List<String> lines) {
        List<String> sources = lines.stream().filter(line -> !line.isBlank()).toList();
        List<String> targets = sources.isEmpty() ? List.of() : translator.apply(sources);
        if (targets.size() != sources.size()) {
            throw new IllegalStateException(
                    targets.size() + " translations of " + sources.size() + " sentences");
        }
        List<String> result = new ArrayList<>();
        int next = 0;
        for (String line : lines) {
            result.add(line.isBlank() ? "" : targets.get(next++).replaceAll("\\R", " "));
        }
        return result;
    }

    private static String readLine(InputStream in, long number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            bytes.write(next);
            next = in.read();
        }
        String line = decoded(bytes.toByteArray(), number);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static String decoded(byte[] bytes, long number) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            LOG.warn("Line {} is not valid UTF-8; what cannot be read is replaced", number);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
