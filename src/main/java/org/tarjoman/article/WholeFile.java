package org.tarjoman.article;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Takes a file that is one article into memory, if it is not too long. */
final class WholeFile {

    private WholeFile() {
    }

    /**
     * Reads and decodes a file.
     *
     * @throws UnreadableTextException if it is empty, too long or in no known encoding
     */
    static DecodedText read(InputFile file, ReadLimits limits, TextDecoder decoder) throws IOException {
        checkSize(Math.max(file.size(), Files.size(file.path())), limits.maxFileBytes(), ReadLimits.FILE_OPTION);
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file.path())) {
            // The file may have grown since it was measured.
            bytes = stream.readNBytes((int) limits.maxFileBytes() + 1);
        }
        checkSize(bytes.length, limits.maxFileBytes(), ReadLimits.FILE_OPTION);
        DecodedText text = decoder.decode(bytes);
        if (text.text().isBlank()) {
            throw new UnreadableTextException("the file is empty; take it out or fetch it again");
        }
        return text;
    }

    static void checkSize(long bytes, long limit, String option) throws UnreadableTextException {
        if (bytes > limit) {
            throw new UnreadableTextException("the file has " + ReadLimits.mebibytes(bytes)
                    + ", more than the limit of " + ReadLimits.mebibytes(limit)
                    + "; split it or raise the limit with " + option);
        }
    }
}
