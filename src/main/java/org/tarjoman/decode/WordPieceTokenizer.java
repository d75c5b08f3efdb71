package org.tarjoman.decode;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tarjoman.model.ModelException;

/**
 * The shipped model's tokenizer.
 *
 * <p>DJL's tokenizer truncates and pads unless told not to: both are off here, and the start and
 * end pieces are added by this class.
 */
public final class WordPieceTokenizer implements SourceTokenizer {

    private final HuggingFaceTokenizer tokenizer;
    private final int start;
    private final int end;
    private final int unknown;

    /**
     * Loads a tokenizer.
     *
     * @param file a {@code tokenizer.json}
     * @throws ModelException if it cannot be loaded or lacks {@code [CLS]}, {@code [SEP]} and
     *     {@code [UNK]}
     */
    public WordPieceTokenizer(Path file) {
        DjlSettings.apply();
        try {
            tokenizer = HuggingFaceTokenizer.builder().optTokenizerPath(file)
                    .optTruncation(false).optPadding(false).optAddSpecialTokens(false).build();
        } catch (IOException | RuntimeException e) {
            throw new ModelException("The tokenizer " + file + " cannot be loaded: " + e.getMessage()
                    + ". Restore the bundle.", e);
        }
        try {
            // DJL has no look-up of one piece, so the ids come from the file itself.
            JsonObject pieces = new Gson()
                    .fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonObject.class)
                    .getAsJsonObject("model").getAsJsonObject("vocab");
            start = pieces.get("[CLS]").getAsInt();
            end = pieces.get("[SEP]").getAsInt();
            unknown = pieces.get("[UNK]").getAsInt();
        } catch (IOException | RuntimeException e) {
            tokenizer.close();
            throw new ModelException("The tokenizer " + file + " lacks the pieces [CLS], [SEP] and [UNK]."
                    + " Restore the bundle.", e);
        }
    }

    private static int[] ids(Encoding encoding) {
        return Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
    }

    @Override
    public int[] encode(String normalized) {
        int[] inner = ids(tokenizer.encode(normalized, false, false));
        int[] all = new int[inner.length + 2];
        all[0] = start;
        System.arraycopy(inner, 0, all, 1, inner.length);
        all[all.length - 1] = end;
        return all;
    }

    @Override
    public boolean hasUnknownText(String normalized) {
        Encoding encoding = tokenizer.encode(normalized, false, false);
        int[] ids = ids(encoding);
        CharSpan[] spans = encoding.getCharTokenSpans();
        int[] characters = normalized.codePoints().toArray();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == unknown && (spans[i] == null || Arrays.stream(characters, spans[i].getStart(),
                    Math.min(characters.length, spans[i].getEnd()))
                    .anyMatch(MeaningfulText::isMeaningful))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
