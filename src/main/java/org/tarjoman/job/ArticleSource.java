package org.tarjoman.job;

import java.io.IOException;
import java.util.function.Predicate;
import org.tarjoman.article.InputFile;
import org.tarjoman.article.ReadResult;
import org.tarjoman.article.ScanResult;

/** Where the articles come from. */
public interface ArticleSource {

    /**
     * Lists the files to read, always in the same order.
     *
     * @throws IOException if the folder cannot be listed
     */
    ScanResult scan() throws IOException;

    /**
     * Reads the articles of a file as long as another one is wanted; what cannot be read is a result too.
     *
     * @param file the file
     * @param results takes the articles in their order, and may take its time; answers whether another is wanted
     */
    void read(InputFile file, Predicate<ReadResult> results);
}
