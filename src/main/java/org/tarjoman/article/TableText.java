package org.tarjoman.article;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;

/** Opens a file with many articles: told its encoding in one pass, streamed in a second one. */
final class TableText {

    /** What a malformed byte becomes; a record of a damaged file that holds it is a failure. */
    static final char REPLACEMENT = '\uFFFD';

    private TableText() {
    }

    /**
     * Finds the encoding of a file.
     *
     * @throws UnreadableTextException if it is empty, too long, binary or in no known encoding
     */
    static TextDecoder.Encoding detect(InputFile file, ReadLimits limits, TextDecoder decoder)
            throws IOException {
        long size = Math.max(file.size(), Files.size(file.path()));
        WholeFile.checkSize(size, limits.maxTableBytes(), ReadLimits.TABLE_OPTION);
        if (size == 0) {
            throw new UnreadableTextException("the file is empty; take it out or fetch it again");
        }
        try (InputStream stream = Files.newInputStream(file.path())) {
            return decoder.detect(stream);
        }
    }

    static Reader open(InputFile file, TextDecoder.Encoding encoding) throws IOException {
        InputStream stream = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16);
        stream.skipNBytes(encoding.markLength());
        return new InputStreamReader(stream, encoding.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }
}
