package org.tarjoman.model;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model and everything that belongs to it: the folder {@code models/<id>/}, described by its
 * {@code bundle.json}.
 *
 * <p>{@link #open(Path)} reads the description alone; {@link #verify()} compares every file with
 * the size and SHA-256 given there.
 */
public final class Bundle {

    /** Name of the description in a bundle's folder. */
    public static final String DESCRIPTION = "bundle.json";

    /**
     * The format that this program writes. In 2 the decoder of the program's own family tells how much attention
     * each source piece has had; all else is as in 1.
     */
    public static final int FORMAT = 2;

    /** The oldest format that this program reads. */
    static final int OLDEST_FORMAT = 1;

    /** The task of models that translate; descriptions that name none mean this one. */
    public static final String TRANSLATION = "translation";

    /** The task of models that write summaries. */
    public static final String SUMMARY = "summary";

    /** Start, end and one piece. */
    private static final int FEWEST_SOURCE_PIECES = 3;

    private final Path folder;
    private final Description description;

    private Bundle(Path folder, Description description) {
        this.folder = folder;
        this.description = description;
    }

    /**
     * Reads the description of a bundle and checks that it is complete.
     *
     * @param folder the bundle's folder
     * @return the bundle, its files not yet verified
     * @throws ModelException if there is no description or it lacks something
     */
    public static Bundle open(Path folder) {
        Path file = folder.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file)) {
            throw new ModelException("No model in " + folder + ": " + DESCRIPTION
                    + " is missing. Give the folder of a bundle, or restore it from the repository.");
        }
        Description description;
        try {
            description = new Gson()
                    .fromJson(Files.readString(file, StandardCharsets.UTF_8), Description.class);
        } catch (IOException | RuntimeException e) {
            // Gson does not wrap all that can be wrong with a number.
            throw new ModelException(file + " cannot be read: " + e.getMessage() + ". Restore the bundle.",
                    e);
        }
        if (description == null || !description.isComplete()) {
            throw new ModelException(file + " is incomplete: id, family, sourceLanguages, decoding and files"
                    + " with size and sha256 are needed. Restore the bundle.");
        }
        if (description.format < OLDEST_FORMAT || description.format > FORMAT) {
            throw new ModelException(file + " has format " + description.format
                    + "; this program reads formats " + OLDEST_FORMAT + " to "
                    + FORMAT + ". Use a bundle and a program of the same release.");
        }
        if (description.decoding.maxSourcePieces < FEWEST_SOURCE_PIECES) {
            throw new ModelException(file + ": maxSourcePieces is " + description.decoding.maxSourcePieces
                    + ", but a row holds a start, an end and a piece between them. Restore the bundle.");
        }
        return new Bundle(folder, description);
    }

    /**
     * Compares every file with its size and SHA-256 in the description.
     *
     * @throws ModelException naming the first file that is missing or differs
     */
    public void verify() {
        for (Map.Entry<String, FileFacts> entry : new TreeMap<>(description.files).entrySet()) {
            Path file = file(entry.getKey());
            try {
                long size = Files.size(file);
                if (size != entry.getValue().size) {
                    throw damaged(file, "it has " + size + " bytes instead of " + entry.getValue().size);
                }
                if (!FileHash.sha256(file).equals(entry.getValue().sha256)) {
                    throw damaged(file, "its SHA-256 is not the one in " + DESCRIPTION);
                }
            } catch (IOException e) {
                throw new ModelException("Model file " + file + " cannot be read (" + e + ")."
                        + " Check its permissions and the disk.", e);
            }
        }
    }

    private ModelException damaged(Path file, String why) {
        return new ModelException("Model file " + file + " is damaged: " + why
                + ". Restore it (git checkout, or install the model anew).");
    }

    /**
     * Returns the path of one of the bundle's files.
     *
     * @param name file name as in the description
     * @throws ModelException if the file is not listed, leaves the folder or does not exist
     */
    public Path file(String name) {
        if (!description.files.containsKey(name)) {
            throw new ModelException("Model " + id() + " lacks the file " + name + ": "
                    + folder.resolve(DESCRIPTION)
                    + " does not list it. Restore the bundle.");
        }
        Path file = inside(name);
        if (!Files.isRegularFile(file)) {
            throw new ModelException("Model file " + file + " is missing. Restore the bundle.");
        }
        return file;
    }

    private Path inside(String name) {
        try {
            Path file = folder.resolve(name);
            Path root = folder.toAbsolutePath().normalize();
            if (file.toAbsolutePath().normalize().startsWith(root)) {
                return file.normalize();
            }
        } catch (InvalidPathException e) {
            // Such a file is nowhere, and so not in the folder either.
        }
        throw new ModelException(folder.resolve(DESCRIPTION) + " lists the file " + name
                + ", which is not in the bundle's folder. Do not trust this bundle; restore it.");
    }

    /** Returns one hash over the hashes of all files: it changes when any of them does. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(description.files).forEach((name, facts) ->
                    digest.update((name + "=" + facts.sha256 + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the model's id, for example {@code tarjoman-fa-en}. */
    public String id() {
        return description.id;
    }

    /** Returns the version of the weights. */
    public String version() {
        return description.version == null ? "" : description.version;
    }

    /** Returns the format of the description, 1 to {@link #FORMAT}. */
    public int format() {
        return description.format;
    }

    /** Returns the name of the family that can run the model. */
    public String family() {
        return description.family;
    }

    /** Returns the licence of the weights, or an empty string. */
    public String licence() {
        return description.licence == null ? "" : description.licence;
    }

    /** Returns the precision of the weights, for example {@code int8}. */
    public String precision() {
        return description.precision == null ? "" : description.precision;
    }

    /** Returns the source languages, as ISO 639-3 code and script, for example {@code pes_Arab}. */
    public List<String> sourceLanguages() {
        return List.copyOf(description.sourceLanguages);
    }

    /** Returns what the model is for: {@link #TRANSLATION} or {@link #SUMMARY}. */
    public String task() {
        return description.task == null ? TRANSLATION : description.task;
    }

    /** Returns where the model was installed from, or an empty string. */
    public String source() {
        return description.provenance == null || description.provenance.source == null
                ? "" : description.provenance.source;
    }

    /** Returns the decoding defaults. */
    public Decoding decoding() {
        return description.decoding;
    }

    /** Returns name and SHA-256 of every file, sorted by name. */
    public Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        description.files.forEach((name, facts) -> hashes.put(name, facts.sha256));
        return hashes;
    }

    /** Returns name and size in bytes of every file, sorted by name, as the description gives them. */
    public Map<String, Long> sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        description.files.forEach((name, facts) -> sizes.put(name, facts.size));
        return sizes;
    }

    /** Returns the bundle's size in bytes, as its description gives it. */
    public long size() {
        return description.files.values().stream().mapToLong(f -> f.size).sum();
    }

    /** Returns the bundle's folder. */
    public Path folder() {
        return folder;
    }

    /** Returns the multiply-adds of one source and one target piece, zeros if not given. */
    public Work work() {
        return description.work == null ? new Work() : description.work;
    }

    /** What one piece costs, in multiply-adds; attention scores are left out. */
    public static final class Work {
        /** Encoder, and the decoder's keys and values, for one source piece. */
        public long multiplyAddsPerSourcePiece;
        /** Decoder and output table for one target piece of one hypothesis. */
        public long multiplyAddsPerTargetPiece;
    }

    /** Decoding defaults of a bundle; see {@link org.tarjoman.decode.SearchOptions}. */
    public static final class Decoding {
        /** Hypotheses kept in each step. */
        public int beam = 4;
        /** Exponent of the length normalisation. */
        public double lengthPenalty = 1.0;
        /** Length of the n-grams that may not repeat too often. */
        public int ngram = 4;
        /** How often an n-gram may occur in a hypothesis. */
        public int ngramLimit = 2;
        /** Length cap in target pieces for each source piece. */
        public double capFactor = 1.8;
        /** Length cap in target pieces for an empty source. */
        public int capExtra = 16;
        /** Longest source, in pieces, that the model was trained on. */
        public int maxSourcePieces = 110;
    }

    private static final class FileFacts {
        private long size;
        private String sha256;
    }

    private static final class Provenance {
        private String source;
    }

    private static final class Description {
        private int format;
        private String id;
        private String version;
        private String family;
        private String task;
        private String licence;
        private String precision;
        private List<String> sourceLanguages;
        private Decoding decoding;
        private Work work;
        private Provenance provenance;
        private Map<String, FileFacts> files;

        private boolean isComplete() {
            return id != null && !id.isBlank() && family != null && decoding != null
                    && sourceLanguages != null && !sourceLanguages.contains(null)
                    && files != null && !files.isEmpty()
                    && files.values().stream().allMatch(f -> f != null && f.sha256 != null);
        }
    }
}
