package org.tarjoman.decode;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tarjoman.model.ModelException;

/**
 * Cuts normalised source text into pieces.
 *
 * <p>DJL's tokenizer truncates and pads unless told not to: both are off here, and the start and
 * end pieces are added by this class.
 */
public final class SourceTokenizer implements AutoCloseable {

    private final HuggingFaceTokenizer tokenizer;
    private final int start;
    private final int end;

    /**
     * Loads a tokenizer.
     *
     * @param file a {@code tokenizer.json}
     * @throws ModelException if it cannot be loaded or lacks {@code [CLS]} and {@code [SEP]}
     */
    public SourceTokenizer(Path file) {
        try {
            tokenizer = HuggingFaceTokenizer.builder().optTokenizerPath(file)
                    .optTruncation(false).optPadding(false).optAddSpecialTokens(false).build();
        } catch (IOException | RuntimeException e) {
            throw new ModelException("The tokenizer " + file + " cannot be loaded: " + e.getMessage(), e);
        }
        try {
            // DJL has no look-up of one piece, so the two ids come from the file itself.
            JsonObject pieces = new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonObject.class)
                    .getAsJsonObject("model").getAsJsonObject("vocab");
            start = pieces.get("[CLS]").getAsInt();
            end = pieces.get("[SEP]").getAsInt();
        } catch (IOException | RuntimeException e) {
            tokenizer.close();
            throw new ModelException("The tokenizer " + file + " lacks the pieces [CLS] and [SEP].", e);
        }
    }

    private int[] ids(String text) {
        Encoding encoding = tokenizer.encode(text, false, false);
        return Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
    }

    /**
     * Returns the ids of a text with start and end pieces around them.
     *
     * @param normalized text as {@code PersianNormalizer} gives it
     */
    public int[] encode(String normalized) {
        int[] inner = ids(normalized);
        int[] all = new int[inner.length + 2];
        all[0] = start;
        System.arraycopy(inner, 0, all, 1, inner.length);
        all[all.length - 1] = end;
        return all;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
