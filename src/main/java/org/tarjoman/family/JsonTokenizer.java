package org.tarjoman.family;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.tarjoman.decode.DjlSettings;
import org.tarjoman.decode.MeaningfulText;
import org.tarjoman.model.ModelException;

/** A tokenizer in one {@code tokenizer.json}. */
final class JsonTokenizer implements PieceTokenizer {

    static final String FILE = "tokenizer.json";

    private final HuggingFaceTokenizer tokenizer;
    private final Pieces pieces;

    private JsonTokenizer(HuggingFaceTokenizer tokenizer, Pieces pieces) {
        this.tokenizer = tokenizer;
        this.pieces = pieces;
    }

    static JsonTokenizer open(ExportConfig config) {
        Path file = config.folder().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ModelException("The tokenizer file " + file + " is missing. Download it too.");
        }
        DjlSettings.apply();
        HuggingFaceTokenizer tokenizer = null;
        try {
            tokenizer = HuggingFaceTokenizer.builder().optTokenizerPath(file)
                    .optTruncation(false).optPadding(false).optAddSpecialTokens(false).build();
            return new JsonTokenizer(tokenizer, Pieces.read(file));
        } catch (IOException | RuntimeException e) {
            if (tokenizer != null) {
                tokenizer.close();
            }
            throw new ModelException("The tokenizer " + file + " cannot be loaded: " + e.getMessage()
                    + ". Download it again.", e);
        }
    }

    @Override
    public int[] pieces(String text) {
        return ids(tokenizer.encode(text, false, false));
    }

    private static int[] ids(Encoding encoding) {
        return Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
    }

    @Override
    public boolean hasUnknownText(String text) {
        Encoding encoding = tokenizer.encode(text, false, false);
        int[] ids = ids(encoding);
        CharSpan[] spans = encoding.getCharTokenSpans();
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == pieces.unknown && (spans[i] == null || Arrays.stream(characters, spans[i].getStart(),
                    Math.min(characters.length, spans[i].getEnd())).anyMatch(MeaningfulText::isMeaningful))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String text(int[] ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true).strip();
    }

    @Override
    public OptionalInt special(String piece) {
        Integer id = pieces.special.get(piece);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public int size() {
        return pieces.size;
    }

    @Override
    public boolean isSpecial(int id) {
        return pieces.marks.contains(id);
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /** What DJL does not tell of a tokenizer; read in one pass, since the files have up to 30 MB. */
    private static final class Pieces {

        private final Map<String, Integer> special = new HashMap<>();
        /** Added pieces that call themselves special; other added ones are words. */
        private final Set<Integer> marks = new HashSet<>();
        private int size;
        private int unknown = -1;

        static Pieces read(Path file) throws IOException {
            Pieces pieces = new Pieces();
            try (JsonReader in = new JsonReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
                in.beginObject();
                while (in.hasNext()) {
                    switch (in.nextName()) {
                        case "added_tokens" -> pieces.readAdded(in);
                        case "model" -> pieces.readModel(in);
                        default -> in.skipValue();
                    }
                }
            }
            if (pieces.size == 0) {
                throw new IOException("it has no vocabulary");
            }
            return pieces;
        }

        private void add(String piece, int id) {
            // Only pieces in the form of special ones are ever asked for by name.
            if (piece.startsWith("<") || piece.startsWith("[") || piece.startsWith("__") || piece.startsWith(">>")) {
                special.putIfAbsent(piece, id);
            }
            size = Math.max(size, id + 1);
        }

        private void readAdded(JsonReader in) throws IOException {
            in.beginArray();
            while (in.hasNext()) {
                int id = -1;
                String content = null;
                boolean isSpecial = false;
                in.beginObject();
                while (in.hasNext()) {
                    switch (in.nextName()) {
                        case "id" -> id = in.nextInt();
                        case "content" -> content = in.nextString();
                        case "special" -> isSpecial = in.nextBoolean();
                        default -> in.skipValue();
                    }
                }
                in.endObject();
                if (content != null && id >= 0) {
                    special.put(content, id);
                    size = Math.max(size, id + 1);
                    if (isSpecial) {
                        marks.add(id);
                    }
                }
            }
            in.endArray();
        }

        private void readModel(JsonReader in) throws IOException {
            String unknownPiece = null;
            in.beginObject();
            while (in.hasNext()) {
                String name = in.nextName();
                if (name.equals("vocab")) {
                    readVocabulary(in);
                } else if (name.equals("unk_id") && in.peek() == JsonToken.NUMBER) {
                    unknown = in.nextInt();
                } else if (name.equals("unk_token") && in.peek() == JsonToken.STRING) {
                    unknownPiece = in.nextString();
                } else {
                    in.skipValue();
                }
            }
            in.endObject();
            if (unknownPiece != null) {
                unknown = special.getOrDefault(unknownPiece, -1);
            }
        }

        /** Reads piece → id, or a list of piece and score. */
        private void readVocabulary(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.BEGIN_OBJECT) {
                in.beginObject();
                while (in.hasNext()) {
                    add(in.nextName(), in.nextInt());
                }
                in.endObject();
                return;
            }
            in.beginArray();
            for (int id = 0; in.hasNext(); id++) {
                in.beginArray();
                add(in.nextString(), id);
                in.skipValue();
                in.endArray();
            }
            in.endArray();
        }
    }
}
