package org.tarjoman.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.install.OnnxOutline.Tensor;
import org.tarjoman.model.ModelException;

/** Compares an export's graphs with what this program feeds them and reads from them. */
final class GraphCheck {

    private static final String PAST = "past_key_values.";
    private static final String PRESENT = "present.";

    private final Path folder;
    private final int vocabulary;

    private GraphCheck(ExportConfig config) {
        folder = config.folder();
        vocabulary = config.required("vocab_size");
    }

    /**
     * Checks all graphs; inputs that nobody knows are found when the graphs are loaded.
     *
     * @throws ModelException naming the first tensor that is missing or of another type or size
     */
    static void check(ExportConfig config, ExportFiles files) {
        GraphCheck check = new GraphCheck(config);
        check.encoder(files.encoder());
        if (files.withPast() == null) {
            check.decoder(files.decoder(), files.decoder());
        } else {
            check.decoder(files.decoder(), null);
            check.decoder(files.withPast(), files.decoder());
        }
    }

    private void encoder(String file) {
        OnnxOutline outline = OnnxOutline.of(folder.resolve(file));
        require(file, "input", outline.inputs(), "input_ids", "int64");
        require(file, "input", outline.inputs(), "attention_mask", "int64");
        require(file, "output", outline.outputs(), "last_hidden_state", "float32");
    }

    /**
     * Checks a decoder.
     *
     * @param first the decoder of the first step, whose outputs hold all keys and values, or null if this one has
     *     no past
     */
    private void decoder(String file, String first) {
        OnnxOutline outline = OnnxOutline.of(folder.resolve(file));
        require(file, "input", outline.inputs(), "input_ids", "int64");
        for (Map.Entry<String, Tensor> input : outline.inputs().entrySet()) {
            String name = input.getKey();
            String type = name.startsWith(PAST) || name.equals("encoder_hidden_states") ? "float32"
                    : name.equals("use_cache_branch") ? "bool" : "int64";
            require(file, "input", outline.inputs(), name, type);
        }
        Tensor logits = require(file, "output", outline.outputs(), "logits", "float32");
        requireSize(file, logits.shape());
        if (first == null) {
            return;
        }
        OnnxOutline source = first.equals(file) ? outline : OnnxOutline.of(folder.resolve(first));
        List<String> past = outline.inputs().keySet().stream().filter(name -> name.startsWith(PAST)).toList();
        for (String kind : List.of(".decoder.", ".encoder.")) {
            if (past.stream().noneMatch(name -> name.contains(kind))) {
                throw new ModelException(folder.resolve(file) + " lacks the inputs " + PAST + "*" + kind + "*: it"
                        + " keeps nothing from step to step. Take an export for text2text-generation-with-past.");
            }
        }
        for (String name : past) {
            String present = PRESENT + name.substring(PAST.length());
            // The first step gives all; the later ones give the target's anew.
            require(first, "output", source.outputs(), present, "float32");
            if (!name.contains(".encoder.")) {
                require(file, "output", outline.outputs(), present, "float32");
            }
        }
        Stream.of("key", "value").forEach(part -> requirePair(file, past, part));
    }

    private void requirePair(String file, List<String> past, String part) {
        String other = part.equals("key") ? "value" : "key";
        for (String name : past) {
            String partner = name.substring(0, name.lastIndexOf('.') + 1) + part;
            if (name.endsWith("." + other) && !past.contains(partner)) {
                throw missing(file, "input", partner);
            }
        }
    }

    private Tensor require(String file, String kind, Map<String, Tensor> all, String name, String type) {
        Tensor tensor = all.get(name);
        if (tensor == null) {
            throw missing(file, kind, name);
        }
        if (!tensor.type().equals(type)) {
            throw new ModelException(folder.resolve(file) + ": the " + kind + " " + name + " is of type "
                    + tensor.type() + ", this program needs " + type
                    + ". Choose another precision with --precision, or export the model anew with Optimum.");
        }
        return tensor;
    }

    private ModelException missing(String file, String kind, String name) {
        return new ModelException(folder.resolve(file) + " lacks the " + kind + " " + name + ": it is not the export"
                + " of an encoder-decoder for text2text-generation-with-past. Export the model anew with Optimum.");
    }

    private void requireSize(String file, List<Long> shape) {
        long rows = shape.isEmpty() ? -1 : shape.get(shape.size() - 1);
        if (rows > 0 && rows != vocabulary) {
            throw new ModelException(folder.resolve(file) + " chooses among " + rows + " pieces, but "
                    + ExportConfig.CONFIG + " gives the model " + vocabulary
                    + ": they belong to different models. Download all files of one model.");
        }
    }
}
