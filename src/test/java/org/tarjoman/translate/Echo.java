package org.tarjoman.translate;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.GapSearch;
import org.tarjoman.decode.ScriptedModel;
import org.tarjoman.decode.SearchOptions;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.decode.TargetVocabulary;
import org.tarjoman.decode.WordPieceTokenizer;
import org.tarjoman.model.TinyBundle;

/**
 * A translator over a model that answers each source piece with a word of its own, so that every
 * piece can be found again in the translation; digits stay as they are.
 */
final class Echo {

    static final SourceTokenizer TOKENIZER = new WordPieceTokenizer(TinyBundle.FOLDER.resolve("tokenizer.json"));
    static final TargetVocabulary VOCABULARY = vocabulary();
    private static final int SPECIAL = 3;

    final ScriptedModel model;
    final TranslationStatistics statistics = new TranslationStatistics();
    TranslationMemory memory = TranslationMemory.open(null, "");
    int maxSourcePieces = 60;
    int batchPieces = 1000;
    /** Hypotheses of the second look, or 0 for none. */
    int widerBeam;
    /** Hypotheses of each way through a gap, or 0 for no such search. */
    int gapBeam;
    SearchOptions options = new SearchOptions(1, 1, 4, 0, 2, 4);

    Echo() {
        this(Echo::next);
    }

    Echo(ScriptedModel.Script script) {
        model = new ScriptedModel(script);
    }

    SentenceTranslator translator() {
        Searches searches = new Searches(new BeamSearch(model, options),
                Optional.of(widerBeam).filter(width -> width > 0)
                        .map(width -> new BeamSearch(model, options.withBeam(width))),
                Optional.of(gapBeam).filter(width -> width > 0)
                        .map(width -> new GapSearch(model, options.withBeam(width))));
        return new SentenceTranslator(
                model, TOKENIZER, VOCABULARY, searches, memory, statistics, maxSourcePieces, batchPieces);
    }

    /** Answers piece by piece, then ends. */
    static Map<Integer, Double> next(int[] source, List<Integer> prefix) {
        return Map.of(prefix.size() < source.length - 2
                ? SPECIAL + source[prefix.size() + 1] : ScriptedModel.END, 0.9);
    }

    /** Returns the ids of an answer to a text. */
    static int[] ids(String normalized) {
        int[] source = TOKENIZER.encode(normalized);
        int[] ids = new int[source.length - 2];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = SPECIAL + source[i + 1];
        }
        return ids;
    }

    /** Returns the answer to a text. */
    static String of(String normalized) {
        return VOCABULARY.text(ids(normalized));
    }

    /** Returns the pieces of all rows that the model was asked for, without start and end. */
    List<List<Integer>> asked() {
        List<List<Integer>> asked = new ArrayList<>();
        for (List<int[]> batch : model.batches()) {
            for (int[] source : batch) {
                List<Integer> pieces = new ArrayList<>();
                for (int i = 1; i < source.length - 1; i++) {
                    pieces.add(source[i]);
                }
                asked.add(pieces);
            }
        }
        return asked;
    }

    private static TargetVocabulary vocabulary() {
        try {
            JsonObject pieces = new Gson().fromJson(
                    Files.readString(TinyBundle.FOLDER.resolve("tokenizer.json")), JsonObject.class)
                    .getAsJsonObject("model").getAsJsonObject("vocab");
            int last = pieces.entrySet().stream().mapToInt(piece -> piece.getValue().getAsInt()).max()
                    .orElseThrow();
            JsonArray[] rows = new JsonArray[SPECIAL + last + 1];
            Arrays.setAll(rows, i -> row("<unused>", 0));
            for (Map.Entry<String, JsonElement> piece : pieces.entrySet()) {
                boolean second = piece.getKey().startsWith("##");
                String text = second ? piece.getKey().substring(2) : piece.getKey();
                int id = piece.getValue().getAsInt();
                rows[SPECIAL + id] = row(text.matches("[0-9]") ? text : word(id), second ? 1 : 0);
            }
            Path file = Files.createTempFile("echo", ".json");
            try {
                return TargetVocabulary.read(Files.writeString(file, new Gson().toJson(rows)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonArray row(String text, int flags) {
        JsonArray row = new JsonArray();
        row.add(text);
        row.add(flags);
        return row;
    }

    /** A word for a piece, without digits, since those would count as numbers. */
    private static String word(int id) {
        return "W" + (char) ('a' + id / 26) + (char) ('a' + id % 26);
    }
}
