package org.tarjoman.family;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tarjoman.model.Bundle;

/** A tiny random model of a family and what {@code generate()} answers; see src/test/python. */
public final class FamilyFixture {

    /** All cases of a family. */
    static final class Cases {
        String family;
        List<Case> cases;
        List<Dropped> dropped;
    }

    /**
     * A question whose answer was not recorded.
     *
     * @param name its name, by which src/test/python asks it
     * @param precision fp32 or int8
     * @param reason why there is not one right answer
     * @param gap the narrowest choice of the search, if there was one
     */
    record Dropped(String name, String precision, String reason, Double gap) {
    }

    /** One call of {@code generate()}. */
    static final class Case {
        String name;
        String precision;
        List<String> texts;
        List<int[]> sourceIds;
        JsonObject options;
        List<int[]> outputs;
        List<Double> scores;
        List<String> decoded;
        /** Whether {@code sourceIds} begin with the language of the target, which {@code texts} do not say. */
        boolean language;

        @Override
        public String toString() {
            return name;
        }
    }

    private FamilyFixture() {
    }

    /** Unpacks a family's export into a folder, which is returned. */
    public static Path unpack(String family, Path folder) throws IOException {
        Path target = folder.resolve(family);
        Files.createDirectories(target);
        try (ZipInputStream zip = new ZipInputStream(resource(family, "export.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, target.resolve(entry.getName()));
            }
        }
        return target;
    }

    /**
     * Unpacks a family's export and describes it as a bundle of its merged fp32 files.
     *
     * @param longest longest source row, in pieces
     */
    public static Bundle bundle(String family, Path folder, int longest) throws IOException {
        Path target = unpack(family, folder);
        JsonObject files = new JsonObject();
        for (String name : List.of("encoder_model.onnx", "decoder_model_merged.onnx")) {
            JsonObject facts = new JsonObject();
            facts.addProperty("size", Files.size(target.resolve(name)));
            facts.addProperty("sha256", sha256(target.resolve(name)));
            files.add(name, facts);
        }
        JsonObject decoding = new JsonObject();
        decoding.addProperty("maxSourcePieces", longest);
        JsonObject description = new JsonObject();
        description.addProperty("format", Bundle.FORMAT);
        description.addProperty("id", family);
        description.addProperty("family", family);
        ModelFamily known = ModelFamily.named(family);
        description.addProperty("task", known.task() == ModelFamily.Task.SUMMARY ? "summary" : "translation");
        description.add("sourceLanguages", new Gson().toJsonTree(List.of("pes_Arab")));
        description.add("decoding", decoding);
        description.add("files", files);
        Files.writeString(target.resolve(Bundle.DESCRIPTION), description.toString());
        return Bundle.open(target);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Case> cases(String family) throws IOException {
        return all(family).cases.stream();
    }

    static List<Dropped> dropped(String family) throws IOException {
        return all(family).dropped;
    }

    private static Cases all(String family) throws IOException {
        try (InputStreamReader in = new InputStreamReader(
                new GZIPInputStream(resource(family, "cases.json.gz")), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(in, Cases.class);
        }
    }

    private static InputStream resource(String family, String name) {
        return FamilyFixture.class.getResourceAsStream("/families/" + family + "/" + name);
    }
}
