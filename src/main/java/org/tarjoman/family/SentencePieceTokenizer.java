package org.tarjoman.family;

import ai.djl.sentencepiece.SpTokenizer;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.tarjoman.decode.DjlSettings;
import org.tarjoman.decode.MeaningfulText;
import org.tarjoman.model.ModelException;

/**
 * SentencePiece models for source and target, whose pieces a {@code vocab.json} numbers; languages and
 * other special pieces come from the tokenizer's configuration files.
 */
final class SentencePieceTokenizer implements PieceTokenizer {

    private static final String VOCABULARY = "vocab.json";
    private static final String UNKNOWN = "<unk>";

    private final SpTokenizer source;
    private final SpTokenizer target;
    private final Map<String, Integer> ids;
    private final Map<String, Integer> special;
    private final Map<Integer, String> names = new HashMap<>();
    private final int unknown;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SentencePieceTokenizer(SpTokenizer source, SpTokenizer target, Map<String, Integer> ids,
            Map<String, Integer> special) {
        this.source = source;
        this.target = target;
        this.ids = ids;
        this.special = special;
        ids.forEach((piece, id) -> names.put(id, piece));
        special.forEach((piece, id) -> names.remove(id));
        unknown = ids.get(UNKNOWN);
    }

    /**
     * Opens a tokenizer.
     *
     * @param languages special pieces that stand behind the vocabulary if no file lists them
     */
    static SentencePieceTokenizer open(ExportConfig config, String sourceFile, String targetFile,
            List<String> languages) {
        Path folder = config.folder();
        DjlSettings.apply();
        Map<String, Integer> ids = vocabulary(folder.resolve(VOCABULARY));
        Map<String, Integer> special;
        try {
            special = special(folder, ids, languages);
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelException("added_tokens.json or " + ExportConfig.TOKENIZER + " in " + folder
                    + " cannot be read: " + e.getMessage() + ". Download both again.", e);
        }
        SpTokenizer source = load(folder.resolve(sourceFile));
        try {
            SpTokenizer target = targetFile.equals(sourceFile) ? source : load(folder.resolve(targetFile));
            return new SentencePieceTokenizer(source, target, ids, special);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static SpTokenizer load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("The tokenizer file " + file + " is missing. Download it too.");
        }
        try {
            return new SpTokenizer(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) {
            throw new ModelException("The tokenizer file " + file + " cannot be loaded: " + e.getMessage()
                    + ". Download it again.", e);
        }
    }

    private static JsonElement json(Path file) {
        try {
            return new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonElement.class);
        } catch (IOException | RuntimeException e) {
            throw new ModelException("The tokenizer file " + file + " cannot be read: " + e.getMessage()
                    + ". Download it again.", e);
        }
    }

    private static Map<String, Integer> vocabulary(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("The tokenizer file " + file + " is missing. Download it too.");
        }
        Map<String, Integer> ids = new HashMap<>();
        try {
            json(file).getAsJsonObject().entrySet().forEach(e -> ids.put(e.getKey(), e.getValue().getAsInt()));
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelException("The tokenizer file " + file + " is not a list of pieces with their numbers: "
                    + e.getMessage() + ". Download it again.", e);
        }
        if (!ids.containsKey(UNKNOWN)) {
            throw new ModelException("The tokenizer file " + file + " has no piece " + UNKNOWN
                    + ". Download it again.");
        }
        return ids;
    }

    /** Reads the special pieces from whichever file the export's version of Transformers wrote them to. */
    private static Map<String, Integer> special(Path folder, Map<String, Integer> ids,
            List<String> languages) {
        Map<String, Integer> special = new HashMap<>();
        JsonObject added = object(folder.resolve("added_tokens.json"));
        added.entrySet().forEach(e -> special.put(e.getKey(), e.getValue().getAsInt()));
        JsonElement decoder = object(folder.resolve(ExportConfig.TOKENIZER)).get("added_tokens_decoder");
        if (decoder instanceof JsonObject tokens) {
            tokens.entrySet().forEach(e -> special.put(
                    e.getValue().getAsJsonObject().get("content").getAsString(), Integer.parseInt(e.getKey())));
        }
        int next = ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        for (String language : languages) {
            special.putIfAbsent(language, next++);
        }
        for (String piece : new TreeSet<>(ids.keySet())) {
            if (piece.startsWith(">>") && piece.endsWith("<<")) {
                special.putIfAbsent(piece, ids.get(piece));
            }
        }
        for (String piece : List.of("<s>", "</s>", "<pad>", UNKNOWN)) {
            if (ids.containsKey(piece)) {
                special.putIfAbsent(piece, ids.get(piece));
            }
        }
        return special;
    }

    private static JsonObject object(Path file) {
        if (!Files.isRegularFile(file)) {
            return new JsonObject();
        }
        return json(file) instanceof JsonObject object ? object : new JsonObject();
    }

    @Override
    public int[] pieces(String text) {
        return source.tokenize(text).stream().mapToInt(piece -> ids.getOrDefault(piece, unknown)).toArray();
    }

    @Override
    public boolean hasUnknownText(String text) {
        return source.tokenize(text).stream().filter(piece -> !ids.containsKey(piece) || ids.get(piece) == unknown)
                .anyMatch(piece -> piece.codePoints().anyMatch(MeaningfulText::isMeaningful));
    }

    @Override
    public String text(int[] pieces) {
        List<String> text = new ArrayList<>();
        for (int id : pieces) {
            if (names.containsKey(id)) {
                text.add(names.get(id));
            }
        }
        // A piece that only the source model knows keeps its mark of a word's beginning.
        return target.buildSentence(text).replace('\u2581', ' ').strip();
    }

    @Override
    public OptionalInt special(String piece) {
        Integer id = special.get(piece);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public int size() {
        int last = Math.max(ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1),
                special.values().stream().mapToInt(Integer::intValue).max().orElse(-1));
        return last + 1;
    }

    @Override
    public boolean isSpecial(int id) {
        return special.containsValue(id);
    }

    @Override
    public void close() {
        // DJL 0.38 frees a processor as often as it is closed: a second time would free what is no longer its own.
        if (closed.getAndSet(true)) {
            return;
        }
        source.close();
        if (target != source) {
            target.close();
        }
    }
}
