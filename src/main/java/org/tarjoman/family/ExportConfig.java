package org.tarjoman.family;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.GenerateOptions.EarlyStopping;
import org.tarjoman.model.ModelException;

/**
 * What an export says of itself in {@code config.json}, {@code generation_config.json} and
 * {@code tokenizer_config.json}; of the first two, the second goes first, as in Transformers.
 */
public final class ExportConfig {

    /** The description of the architecture; every export has it. */
    public static final String CONFIG = "config.json";
    /** How to search; older exports keep that in {@link #CONFIG}. */
    public static final String GENERATION = "generation_config.json";
    /** Which tokenizer class reads the tokenizer's files. */
    public static final String TOKENIZER = "tokenizer_config.json";

    /** What Transformers takes where an export does not say {@code max_length}. */
    private static final int STANDARD_MAX_LENGTH = 21;

    private final Path folder;
    private final JsonObject config;
    private final JsonObject generation;
    private final JsonObject tokenizer;

    private ExportConfig(Path folder, JsonObject config, JsonObject generation, JsonObject tokenizer) {
        this.folder = folder;
        this.config = config;
        this.generation = generation;
        this.tokenizer = tokenizer;
    }

    /**
     * Reads the files of a folder.
     *
     * @param folder the export's folder
     * @throws ModelException if {@code config.json} is missing or one of the files is not a JSON object
     */
    public static ExportConfig of(Path folder) {
        if (!Files.isRegularFile(folder.resolve(CONFIG))) {
            throw new ModelException("No " + CONFIG + " in " + folder
                    + ": it is not a model as Optimum exports it. Give the folder that holds config.json,"
                    + " the tokenizer's files and the ONNX files.");
        }
        return new ExportConfig(folder, read(folder.resolve(CONFIG)), read(folder.resolve(GENERATION)),
                read(folder.resolve(TOKENIZER)));
    }

    private static JsonObject read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new JsonObject();
        }
        try {
            return new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonElement.class)
                    .getAsJsonObject();
        } catch (IOException | RuntimeException e) {
            throw new ModelException(file + " cannot be read: " + e.getMessage() + ". Download it again.", e);
        }
    }

    /** Returns the same configuration with some of the settings of {@code generation_config.json} replaced. */
    ExportConfig with(JsonObject settings) {
        JsonObject changed = generation.deepCopy();
        settings.entrySet().forEach(e -> changed.add(e.getKey(), e.getValue()));
        return new ExportConfig(folder, config, changed, tokenizer);
    }

    /** Returns the same configuration, what it lacks filled up from a task of {@code task_specific_params}. */
    ExportConfig forTask(String task) {
        JsonObject filled = config.deepCopy();
        if (config.get("task_specific_params") instanceof JsonObject tasks
                && tasks.get(task) instanceof JsonObject params) {
            params.entrySet().stream().filter(e -> setting(e.getKey()) == null)
                    .forEach(e -> filled.add(e.getKey(), e.getValue()));
        }
        return new ExportConfig(folder, filled, generation, tokenizer);
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /** Returns {@code model_type}, for example {@code m2m_100}, or an empty string. */
    public String modelType() {
        return text(config, "model_type");
    }

    /** Returns the first of {@code architectures}, or an empty string. */
    public String architecture() {
        JsonElement names = config.get("architectures");
        return names instanceof JsonArray array && !array.isEmpty() ? array.get(0).getAsString() : "";
    }

    /** Returns {@code tokenizer_class} without the suffix {@code Fast}, or an empty string. */
    public String tokenizerClass() {
        String name = text(tokenizer, "tokenizer_class");
        return name.endsWith("Fast") ? name.substring(0, name.length() - "Fast".length()) : name;
    }

    /** Returns whether {@code tokenizer_config.json} says {@code true} to a setting. */
    boolean tokenizerSays(String name) {
        return tokenizer.get(name) instanceof JsonPrimitive value && value.isBoolean() && value.getAsBoolean();
    }

    /** Returns the prefix that a task of {@code task_specific_params} asks for, or an empty string. */
    public String taskPrefix(String task) {
        JsonElement all = config.get("task_specific_params");
        JsonElement params = all instanceof JsonObject tasks ? tasks.get(task) : null;
        return params instanceof JsonObject object ? text(object, "prefix") : "";
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value instanceof JsonPrimitive primitive && primitive.isString() ? primitive.getAsString() : "";
    }

    /** Returns a setting, null if neither file has it. */
    private JsonElement setting(String name) {
        JsonElement value = generation.get(name);
        value = value == null || value.isJsonNull() ? config.get(name) : value;
        return value == null || value.isJsonNull() ? null : value;
    }

    /**
     * Returns a whole number; of a list its first.
     *
     * @throws ModelException if it is something else
     */
    public OptionalInt number(String name) {
        JsonElement value = setting(name);
        if (value instanceof JsonArray array && !array.isEmpty()) {
            value = array.get(0);
        }
        try {
            return value == null ? OptionalInt.empty() : OptionalInt.of(value.getAsInt());
        } catch (RuntimeException e) {
            throw wrong(name, value, "a whole number");
        }
    }

    /**
     * Returns a whole number that must be there.
     *
     * @throws ModelException if it is not
     */
    public int required(String name) {
        return number(name).orElseThrow(() -> new ModelException(folder + ": neither " + CONFIG + " nor "
                + GENERATION + " says " + name + ". Download both again, or take another export."));
    }

    private ModelException wrong(String name, JsonElement value, String wanted) {
        return new ModelException(folder + ": " + name + " in " + CONFIG + " or " + GENERATION + " is " + value
                + ", not " + wanted + ". Download both again, or take another export.");
    }

    /**
     * Returns how the export asks to be searched.
     *
     * @param prompt start and forced first piece, which a family may know better
     * @throws ModelException if a setting is of another kind or out of range, or asks for a rule that this
     *     program does not have
     */
    public GenerateOptions options(Prompt prompt) {
        if (real("encoder_repetition_penalty", 1) != 1) {
            throw unsupported("encoder_repetition_penalty");
        }
        for (String rule : List.of("num_beam_groups", "penalty_alpha")) {
            // One group of beams is no groups at all.
            if (real(rule, 0) > (rule.equals("num_beam_groups") ? 1 : 0)) {
                throw unsupported(rule);
            }
        }
        for (String rule : List.of("sequence_bias", "exponential_decay_length_penalty", "force_words_ids")) {
            if (setting(rule) != null) {
                throw unsupported(rule);
            }
        }
        if (setting("do_sample") != null && setting("do_sample").toString().equals("true")) {
            throw unsupported("do_sample");
        }
        // A number of new pieces leaves out the start, and goes before a length.
        int maxLength = Math.min(number("max_position_embeddings").orElse(Integer.MAX_VALUE),
                newPieces("max_new_tokens").orElse(number("max_length").orElse(STANDARD_MAX_LENGTH)));
        int minLength = newPieces("min_new_tokens").orElse(number("min_length").orElse(0));
        try {
            return new GenerateOptions(number("num_beams").orElse(1), real("length_penalty", 1), earlyStopping(),
                    number("no_repeat_ngram_size").orElse(0),
                    number("encoder_no_repeat_ngram_size").orElse(0), minLength, maxLength,
                    Double.POSITIVE_INFINITY, 2, prompt.forcedBos(),
                    number("forced_eos_token_id").orElse(GenerateOptions.NONE),
                    pieces("suppress_tokens"), pieces("begin_suppress_tokens"), badWords(), real("repetition_penalty", 1),
                    setting("renormalize_logits") != null && setting("renormalize_logits").toString().equals("true"));
        } catch (IllegalArgumentException e) {
            throw new ModelException(folder + ": " + e.getMessage() + ". Take another export.", e);
        }
    }

    private OptionalInt newPieces(String name) {
        OptionalInt pieces = number(name);
        return pieces.isPresent() ? OptionalInt.of(pieces.getAsInt() + 1) : pieces;
    }

    private ModelException unsupported(String rule) {
        return new ModelException(folder + " asks for " + rule + " = " + setting(rule)
                + ", which this program does not have. Remove it from " + GENERATION + " or take another model.");
    }

    private double real(String name, double standard) {
        JsonElement value = setting(name);
        try {
            return value == null ? standard : value.getAsDouble();
        } catch (RuntimeException e) {
            throw wrong(name, value, "a number");
        }
    }

    private EarlyStopping earlyStopping() {
        JsonElement value = setting("early_stopping");
        String name = value == null ? "false" : value.toString();
        return switch (name) {
            case "true" -> EarlyStopping.TRUE;
            case "false" -> EarlyStopping.FALSE;
            case "\"never\"" -> EarlyStopping.NEVER;
            default -> throw wrong("early_stopping", value, "true, false or \"never\"");
        };
    }

    private Set<Integer> pieces(String name) {
        JsonElement value = setting(name);
        return value == null ? Set.of() : new TreeSet<>(list(name, value));
    }

    private List<Integer> list(String name, JsonElement value) {
        try {
            return value.getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList();
        } catch (RuntimeException e) {
            throw wrong(name, value, "a list of pieces");
        }
    }

    private List<List<Integer>> badWords() {
        JsonElement value = setting("bad_words_ids");
        List<List<Integer>> words = new ArrayList<>();
        if (value instanceof JsonArray lists) {
            for (JsonElement one : lists) {
                List<Integer> word = list("bad_words_ids", one);
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        } else if (value != null) {
            throw wrong("bad_words_ids", value, "a list of lists of pieces");
        }
        return words;
    }
}
