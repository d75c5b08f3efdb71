package org.tarjoman.article;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a file with one JSON object, one article, a line. */
final class JsonLinesReader implements FormatReader {

    private final FieldNames fields;
    private final ReadLimits limits;
    private final TextDecoder decoder;
    private final ArticleAssembler assembler;

    JsonLinesReader(FieldNames fields, ReadLimits limits, TextDecoder decoder, ArticleAssembler assembler) {
        this.fields = fields;
        this.limits = limits;
        this.decoder = decoder;
        this.assembler = assembler;
    }

    @Override
    public void read(InputFile file, Predicate<ReadResult> results) throws IOException {
        TextDecoder.Encoding encoding = TableText.detect(file, limits, decoder);
        RecordPlaces places = new RecordPlaces(file);
        long number = 0;
        try (Reader reader = new BufferedReader(TableText.open(file, encoding))) {
            BoundedLines lines = new BoundedLines(reader, limits.maxRecordCharacters());
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                number++;
                ReadResult result = lines.tooLong()
                        ? ArticleAssembler.failed("", places.place("", number), String.format(Locale.ROOT,
                                "the record is longer than %,d characters; split it or raise the limit with %s",
                                limits.maxRecordCharacters(), ReadLimits.ARTICLE_OPTION))
                        : readLine(line, number, places, encoding);
                if (!results.test(result)) {
                    return;
                }
            }
        }
        if (number == 0) {
            throw new UnreadableTextException("the file is empty; take it out or fetch it again");
        }
    }

    private ReadResult readLine(String line, long number, RecordPlaces places,
            TextDecoder.Encoding encoding) {
        JsonObject object;
        try {
            JsonElement element = JsonParser.parseString(line);
            if (!element.isJsonObject()) {
                return ArticleAssembler.failed("", places.place("", number),
                        "record " + number + " is no JSON object; write one {...} a line");
            }
            object = element.getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            if (e.getCause() instanceof OutOfMemoryError shortage) {
                // Gson wraps it; it says nothing about the record.
                throw shortage;
            }
            return ArticleAssembler.failed("", places.place("", number), "record " + number
                    + " is not valid JSON; write one {...} a line" + position(e));
        }
        String id = text(object, fields.id());
        String place = places.place(id, number);
        if (encoding.damaged() && line.indexOf(TableText.REPLACEMENT) >= 0) {
            return ArticleAssembler.failed(id, place,
                    "the record holds bytes that are not UTF-8; fetch it again");
        }
        if (member(object, fields.body()) == null) {
            return ArticleAssembler.failed(id, place, "record " + number + " has no member '" + fields.body()
                    + "' for the body; its members are " + FieldNames.listed(object.keySet())
                    + "; name the right one, for example body=text");
        }
        List<String> tags = new ArrayList<>();
        JsonElement given = member(object, fields.tags());
        if (given instanceof JsonArray array) {
            array.forEach(tag -> tags.add(asText(tag)));
        } else {
            tags.add(asText(given));
        }
        RawArticle raw = new RawArticle(id, place, "", text(object, fields.title()),
                text(object, fields.body()), text(object, fields.url()), text(object, fields.date()),
                text(object, fields.agency()), tags.stream().filter(tag -> !tag.isBlank()).toList(),
                Set.of());
        return assembler.assemble(raw, encoding.charset().name(), encoding.guessed());
    }

    /** Gson's message may quote the text; only its position is for the operator. */
    private static String position(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        int column = message.indexOf("column ");
        int end = column + 7;
        while (column >= 0 && end < message.length() && Character.isDigit(message.charAt(end))) {
            end++;
        }
        return column < 0 ? "" : " (near " + message.substring(column, end) + ")";
    }

    private static String text(JsonObject object, String name) {
        return asText(member(object, name));
    }

    private static JsonElement member(JsonObject object, String name) {
        if (object.has(name)) {
            return object.get(name);
        }
        for (String key : object.keySet()) {
            if (key.strip().equalsIgnoreCase(name)) {
                return object.get(key);
            }
        }
        return null;
    }

    /** Arrays are paragraphs; an object is no text. */
    private static String asText(JsonElement element) {
        if (element == null || element.isJsonNull() || element.isJsonObject()) {
            return "";
        }
        if (element instanceof JsonArray array) {
            List<String> parts = new ArrayList<>();
            array.forEach(part -> parts.add(asText(part)));
            return String.join("\n\n", parts);
        }
        return element.getAsString();
    }
}
