package org.tarjoman.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file with a header, one article a record. Fields are divided by commas, or by semicolons or
 * tabs if only then the header has a column for the body.
 */
final class CsvReader implements FormatReader {

    private static final char[] DELIMITERS = {',', ';', '\t'};

    private final FieldNames fields;
    private final ReadLimits limits;
    private final TextDecoder decoder;
    private final ArticleAssembler assembler;

    CsvReader(FieldNames fields, ReadLimits limits, TextDecoder decoder, ArticleAssembler assembler) {
        this.fields = fields;
        this.limits = limits;
        this.decoder = decoder;
        this.assembler = assembler;
    }

    @Override
    public void read(InputFile file, Predicate<ReadResult> results) throws IOException {
        TextDecoder.Encoding encoding = TableText.detect(file, limits, decoder);
        char delimiter = delimiter(file, encoding);
        RecordPlaces places = new RecordPlaces(file);
        try (Reader reader = new BufferedReader(TableText.open(file, encoding))) {
            CsvRecords records = new CsvRecords(reader, delimiter, limits.maxRecordCharacters());
            List<String> header = header(records.next(), delimiter);
            long number = 0;
            for (CsvRecords.Record record = records.next(); record != null; record = records.next()) {
                number++;
                if (!results.test(result(record, header, number, places, encoding, delimiter))) {
                    return;
                }
            }
            if (number == 0) {
                throw new UnreadableTextException("there is no record below the header; take the file out");
            }
        }
    }

    private char delimiter(InputFile file, TextDecoder.Encoding encoding) throws IOException {
        for (char delimiter : DELIMITERS) {
            try (Reader reader = new BufferedReader(TableText.open(file, encoding))) {
                CsvRecords.Record first =
                        new CsvRecords(reader, delimiter, limits.maxRecordCharacters()).next();
                if (first != null && first.problem() == null
                        && column(columns(first.text(), delimiter), fields.body()) >= 0) {
                    return delimiter;
                }
            } catch (UnreadableTextException e) {
                // Not with this delimiter; the header is checked again, with its message, when it is read.
                continue;
            }
        }
        return DELIMITERS[0];
    }

    private List<String> header(CsvRecords.Record record, char delimiter) throws IOException {
        if (record == null) {
            throw new UnreadableTextException("the file is empty; take it out or fetch it again");
        }
        if (record.problem() != null) {
            throw new UnreadableTextException(
                    "the header in line 1 is not valid CSV; it must name the columns");
        }
        List<String> header = columns(record.text(), delimiter);
        if (column(header, fields.body()) < 0) {
            throw new UnreadableTextException("no column is called '" + fields.body() + "'; the columns are "
                    + FieldNames.listed(header)
                    + "; name the one with the text, for example body=text");
        }
        return header;
    }

    private static List<String> columns(String text, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new UnreadableTextException("no CSV record");
            }
            return records.get(0).toList();
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            throw new UnreadableTextException("no CSV record: " + e.getMessage());
        }
    }

    private static int column(List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private ReadResult result(CsvRecords.Record record, List<String> header, long number, RecordPlaces places,
            TextDecoder.Encoding encoding, char delimiter) {
        String where = "record " + number + " in line " + record.line();
        if (record.problem() != null) {
            return ArticleAssembler.failed("", places.place("", number), where + problem(record.problem()));
        }
        List<String> values;
        try {
            values = columns(record.text(), delimiter);
        } catch (IOException e) {
            return ArticleAssembler.failed("", places.place("", number),
                    where + " is not valid CSV; check its quotes");
        }
        if (values.size() != header.size()) {
            return ArticleAssembler.failed("", places.place("", number), where + " has " + values.size()
                    + " fields, the header " + header.size() + "; put fields with commas or line breaks in "
                    + "quotes and double the quotes within");
        }
        String id = value(values, header, fields.id());
        String place = places.place(id, number);
        if (encoding.damaged() && record.text().indexOf(TableText.REPLACEMENT) >= 0) {
            return ArticleAssembler.failed(id, place, where
                    + " holds bytes that are not UTF-8; fetch it again");
        }
        List<String> tags = new ArrayList<>();
        if (!value(values, header, fields.tags()).isBlank()) {
            tags.add(value(values, header, fields.tags()));
        }
        return assembler.assemble(new RawArticle(id, place, "", value(values, header, fields.title()),
                value(values, header, fields.body()), value(values, header, fields.url()),
                value(values, header, fields.date()), value(values, header, fields.agency()), tags, Set.of()),
                encoding.charset().name(), encoding.guessed());
    }

    private String problem(CsvRecords.Problem problem) {
        return switch (problem) {
            case TOO_LONG -> String.format(Locale.ROOT,
                    " is longer than %,d characters; split it or raise the limit with %s",
                    limits.maxRecordCharacters(), ReadLimits.ARTICLE_OPTION);
            case BAD_QUOTE -> " has a quote in the wrong place; double the quotes within quoted fields";
            case OPEN_QUOTE -> " opens a quote that is never closed; close it";
        };
    }

    private static String value(List<String> values, List<String> header, String name) {
        int column = column(header, name);
        return column < 0 ? "" : values.get(column);
    }
}
