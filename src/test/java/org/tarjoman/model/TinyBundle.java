package org.tarjoman.model;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** The small bundle with random weights that comes with the tests, and copies of it to break. */
public final class TinyBundle {

    /** Its folder. */
    public static final Path FOLDER = Path.of("src/test/resources/decode/tiny");

    /** Its files, without the description. */
    public static final List<String> FILES =
            List.of("decoder.onnx", "encoder.onnx", "select.onnx", "target.json", "tokenizer.json");

    private TinyBundle() {
    }

    /** Copies the bundle to a new folder and returns that. */
    public static Path copyTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                Files.copy(FOLDER.resolve(file), folder.resolve(file));
            }
            Files.copy(FOLDER.resolve(Bundle.DESCRIPTION), folder.resolve(Bundle.DESCRIPTION));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the description of a copy. */
    public static void edit(Path folder, Consumer<JsonObject> change) {
        try {
            Path file = folder.resolve(Bundle.DESCRIPTION);
            JsonObject description = new Gson().fromJson(Files.readString(file), JsonObject.class);
            change.accept(description);
            Files.writeString(file, description.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts other content into a file of a copy, with the right size and hash in the description. */
    public static void replace(Path folder, String file, byte[] content) {
        try {
            Files.write(folder.resolve(file), content);
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            edit(folder, description -> {
                JsonObject facts = description.getAsJsonObject("files").getAsJsonObject(file);
                facts.addProperty("size", content.length);
                facts.addProperty("sha256", hash);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
