package org.tarjoman.article;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the articles of input files. Whatever is wrong with a file or a record becomes a failure with a
 * plain reason; none stops the others. The reader has no state and may be shared by threads.
 */
public final class ArticleReader {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleReader.class);

    private final Map<String, FormatReader> formats;

    /** Makes a reader with the default limits and field names. */
    public ArticleReader() {
        this(ReadLimits.DEFAULTS, FieldNames.DEFAULTS);
    }

    /**
     * Makes a reader.
     *
     * @param limits how much is read
     * @param fields names of the columns of CSV files and the members of JSON objects
     */
    public ArticleReader(ReadLimits limits, FieldNames fields) {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(fields, "fields");
        TextDecoder decoder = new TextDecoder();
        ArticleAssembler assembler = new ArticleAssembler(limits, new ArticleCleaner());
        FormatReader text = new PlainTextReader(limits, decoder, assembler);
        FormatReader html = new HtmlReader(limits, decoder, assembler);
        formats = Map.of("txt", text, "md", text, "html", html, "htm", html,
                "jsonl", new JsonLinesReader(fields, limits, decoder, assembler),
                "csv", new CsvReader(fields, limits, decoder, assembler));
    }

    /**
     * Reads all articles of a file into memory.
     *
     * @param file the file
     * @return what became of each article, in the file's order; never empty
     */
    public List<ReadResult> read(InputFile file) {
        List<ReadResult> results = new ArrayList<>();
        read(file, results::add);
        return results;
    }

    /**
     * Reads the articles of a file one after another, so that a long table never lies in memory whole.
     *
     * @param file the file
     * @param results takes what became of each article, in the file's order, and answers whether another one is
     *     wanted; if not, the rest of the file is not read. What it throws is passed on
     */
    public void read(InputFile file, Predicate<ReadResult> results) {
        FormatReader format = formats.get(file.extension());
        if (format == null) {
            results.test(ArticleAssembler.failed("", file.relativePath(), "files of type '"
                    + file.extension() + "' are not read; use txt, md, html, jsonl or csv"));
            return;
        }
        try {
            format.read(file, results);
        } catch (UnreadableTextException e) {
            results.test(ArticleAssembler.failed("", file.relativePath(), e.getMessage()));
        } catch (IOException e) {
            LOG.debug("{}: reading failed", file.relativePath(), e);
            results.test(ArticleAssembler.failed("", file.relativePath(),
                    "the file cannot be read: " + InputScanner.reason(e)));
        }
    }
}
