package org.tarjoman.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tarjoman.article.Article;
import org.tarjoman.article.InputFile;
import org.tarjoman.article.ReadResult;
import org.tarjoman.article.ScanResult;

/**
 * Reads the simplest of articles: a headline, then a paragraph a line. {@code UNREADABLE} is a failure, and
 * an empty file brings out a fault.
 */
class TextFolder implements ArticleSource {

    private final Path folder;

    TextFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public ScanResult scan() throws IOException {
        Path root = folder.toRealPath();
        try (Stream<Path> files = Files.walk(root)) {
            return new ScanResult(files.filter(Files::isRegularFile).sorted()
                    .map(file -> new InputFile(root.relativize(file).toString(), file, 1)).toList(),
                    new TreeMap<>(), List.of());
        }
    }

    @Override
    public void read(InputFile file, Predicate<ReadResult> results) {
        try {
            List<String> lines = Files.readAllLines(file.path());
            String name = file.relativePath();
            if (lines.get(0).equals("UNREADABLE")) {
                results.test(new ReadResult.Failed("id-" + name, name, "it is no text"));
                return;
            }
            results.test(new ReadResult.Read(new Article("id-" + name, name, "", lines.get(0), "", "", "", "",
                    lines.stream().skip(1).map(line -> new Article.Paragraph(line, false)).toList(),
                    List.of(), List.of()), "UTF-8"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an article. */
    static void write(Path folder, String name, String... lines) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), Arrays.asList(lines));
    }
}
