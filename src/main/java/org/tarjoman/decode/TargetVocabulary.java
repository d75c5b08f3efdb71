package org.tarjoman.decode;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarjoman.model.ModelException;

/**
 * The target pieces and the rule that joins them to text without loss.
 *
 * <p>A piece knows whether it joins its neighbours: the second half of a word joins what comes
 * before it, and punctuation exists once for each way in which it can stand between words.
 */
public final class TargetVocabulary implements TargetTokenizer {

    private static final int GLUE_LEFT = 1;
    private static final int GLUE_RIGHT = 2;
    private static final int SPECIAL = 3;

    private final String[] texts;
    private final byte[] flags;

    private TargetVocabulary(String[] texts, byte[] flags) {
        this.texts = texts;
        this.flags = flags;
    }

    /**
     * Reads a vocabulary.
     *
     * @param file JSON rows of text and flags (1: no space before, 2: no space after); the first
     *     three are padding, start and end
     * @throws ModelException if the file cannot be read or is of another form
     */
    public static TargetVocabulary read(Path file) {
        try {
            JsonArray rows = new Gson()
                    .fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonArray.class);
            if (rows == null || rows.size() <= SPECIAL) {
                throw new IllegalArgumentException("it has no pieces");
            }
            String[] texts = new String[rows.size()];
            byte[] flags = new byte[rows.size()];
            int i = 0;
            for (JsonElement row : rows) {
                texts[i] = row.getAsJsonArray().get(0).getAsString();
                flags[i] = row.getAsJsonArray().get(1).getAsByte();
                if ((flags[i] & ~(GLUE_LEFT | GLUE_RIGHT)) != 0) {
                    throw new IllegalArgumentException("piece " + i + " has the flags " + flags[i]);
                }
                i++;
            }
            return new TargetVocabulary(texts, flags);
        } catch (IOException | RuntimeException e) {
            // Gson has a different exception for each way in which a file can be of another form.
            throw new ModelException("The target vocabulary " + file + " cannot be read: " + e.getMessage()
                    + ". Restore the bundle.", e);
        }
    }

    /** Returns the number of pieces. */
    public int size() {
        return texts.length;
    }

    @Override
    public String text(int[] ids) {
        StringBuilder out = new StringBuilder();
        boolean glue = true;
        for (int id : ids) {
            if (id < SPECIAL) {
                continue;
            }
            if (id >= texts.length) {
                throw new ModelException("The model gives piece " + id + ", but its target vocabulary has "
                        + texts.length + " pieces: files of different models are mixed. Restore the bundle.");
            }
            if (!glue && (flags[id] & GLUE_LEFT) == 0) {
                out.append(' ');
            }
            out.append(texts[id]);
            glue = (flags[id] & GLUE_RIGHT) != 0;
        }
        return out.toString();
    }
}
