package org.tarjoman.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The report as CSV: RFC 4180 (commas, CRLF, quotes where needed), UTF-8, a header, one row an article.
 *
 * <p>Rows are sorted by source file, then article id, so that the same articles give the same bytes
 * whatever the order in which they were finished.
 */
public final class CsvReport {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader(Arrays.stream(Column.values()).map(Column::header).toArray(String[]::new))
            .get();

    private static final Comparator<ArticleRow> ORDER =
            Comparator.comparing(ArticleRow::sourceFile).thenComparing(ArticleRow::articleId);

    private final boolean byteOrderMark;
    private final boolean rawCells;

    /**
     * Constructs a report.
     *
     * @param byteOrderMark whether the file starts with U+FEFF, which Excel needs to read UTF-8 on a
     *     double-click and which other programs may take for a part of the first header
     * @param rawCells whether cells that start like a formula are left as they are; see {@link CellGuard}
     */
    public CsvReport(boolean byteOrderMark, boolean rawCells) {
        this.byteOrderMark = byteOrderMark;
        this.rawCells = rawCells;
    }

    /**
     * Writes the report whole or not at all.
     *
     * @param target the file
     * @param rows the rows, in any order
     * @param manifest the file that describes the report; an old one goes just before the new report
     *     takes its place, so that no crash can leave the two side by side
     * @return length and hash of the file
     * @throws OutputException if it cannot be written; an older report is then still there
     */
    public AtomicFile.Written write(Path target, Collection<ArticleRow> rows, Path manifest) {
        List<ArticleRow> sorted = rows.stream().sorted(ORDER).toList();
        return AtomicFile.write(target, out -> print(out, sorted), manifest);
    }

    private void print(OutputStream out, List<ArticleRow> rows) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (byteOrderMark) {
            writer.write('\uFEFF');
        }
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        for (ArticleRow row : rows) {
            for (Column column : Column.values()) {
                String cell = column.cell(row);
                printer.print(rawCells ? cell : CellGuard.guard(cell));
            }
            printer.println();
        }
        printer.flush();
    }
}
