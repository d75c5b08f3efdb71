package org.tarjoman.job;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tarjoman.article.Article;
import org.tarjoman.article.InputFile;
import org.tarjoman.article.ReadResult;
import org.tarjoman.article.ScanResult;

/** One table with several results; counts how many of them it offered before no other was wanted. */
final class CountingSource implements ArticleSource {

    private static final String TABLE = "table.csv";

    private final List<ReadResult> results;
    private int offered;

    private CountingSource(List<ReadResult> results) {
        this.results = results;
    }

    /** Returns a table with one result for each headline; {@code UNREADABLE} is a record that cannot be read. */
    static CountingSource ofArticles(String... titles) {
        return new CountingSource(IntStream.range(0, titles.length).mapToObj(i -> result(i, titles[i])).toList());
    }

    private static ReadResult result(int number, String title) {
        String name = TABLE + "#" + number;
        if (title.equals("UNREADABLE")) {
            return new ReadResult.Failed("id-" + number, name, "it is no record");
        }
        return new ReadResult.Read(new Article("id-" + number, name, "", title, "", "", "", "",
                List.of(new Article.Paragraph("body of " + title, false)), List.of(), List.of()), "UTF-8");
    }

    int offered() {
        return offered;
    }

    @Override
    public ScanResult scan() {
        return new ScanResult(List.of(new InputFile(TABLE, Path.of(TABLE), 1)), new TreeMap<>(), List.of());
    }

    @Override
    public void read(InputFile file, Predicate<ReadResult> wanted) {
        for (ReadResult result : results) {
            offered++;
            if (!wanted.test(result)) {
                return;
            }
        }
    }
}
