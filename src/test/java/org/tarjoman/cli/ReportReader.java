package org.tarjoman.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the report of a run as any program would. */
final class ReportReader {

    private ReportReader() {
    }

    /** Returns the rows of {@code articles.csv} in an output folder. */
    static List<CSVRecord> rows(Path output) throws IOException {
        try (CSVParser csv = CSVParser.parse(output.resolve("articles.csv"), StandardCharsets.UTF_8,
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            return csv.getRecords();
        }
    }
}
