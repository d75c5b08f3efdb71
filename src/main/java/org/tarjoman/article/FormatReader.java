package org.tarjoman.article;

import java.io.IOException;
import java.util.function.Predicate;

/** Reads the articles of files of one format. */
interface FormatReader {

    /**
     * Reads a file and hands over what became of each article, in order, as long as another one is wanted.
     *
     * @param file the file
     * @param results takes the results, and answers whether another one is wanted; if not, the rest is not read
     * @throws UnreadableTextException if the file as a whole is no text that can be read; the message is
     *     the reason
     * @throws IOException if the file cannot be read
     */
    void read(InputFile file, Predicate<ReadResult> results) throws IOException;
}
