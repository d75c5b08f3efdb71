package org.tarjoman.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.tarjoman.article.ArticleReader;
import org.tarjoman.article.InputFile;
import org.tarjoman.article.InputScanner;
import org.tarjoman.article.ReadResult;
import org.tarjoman.article.ScanResult;

/** Articles from the files of a folder. */
public final class FolderSource implements ArticleSource {

    private final Path folder;
    private final ArticleReader reader;

    /**
     * Constructs a source.
     *
     * @param folder the input folder
     * @param reader reads its files
     */
    public FolderSource(Path folder, ArticleReader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    @Override
    public ScanResult scan() throws IOException {
        return new InputScanner().scan(folder);
    }

    @Override
    public void read(InputFile file, Predicate<ReadResult> results) {
        reader.read(file, results);
    }
}
