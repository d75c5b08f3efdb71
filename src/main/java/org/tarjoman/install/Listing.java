package org.tarjoman.install;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;

/** Which files of a source are needed: no bundle carries a precision that it does not use. */
final class Listing {

    /** What {@code --precision} calls the files without a suffix. */
    static final String PLAIN = "fp32";

    /** On a CPU smaller is faster, and 8 bits are nearly as good. */
    private static final List<String> PREFERRED = List.of("quantized", "int8", "uint8", PLAIN);

    private static final List<String> DESCRIPTIONS = List.of(ExportConfig.CONFIG, ExportConfig.GENERATION,
            ExportConfig.TOKENIZER, Licence.CARD, "LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE");

    private static final List<String> TOKENIZER = List.of("tokenizer.json", "special_tokens_map.json",
            "added_tokens.json", "vocab.json", "target_vocab.json", "source.spm", "target.spm",
            "sentencepiece.bpe.model");

    private final Map<String, SourceFile> files = new TreeMap<>();
    private final String address;

    /**
     * Lists a source.
     *
     * @throws ModelException if it is no export
     */
    Listing(ModelSource source) {
        address = source.address();
        source.files().forEach(file -> files.put(file.path(), file));
        if (files.containsKey(ExportConfig.CONFIG)) {
            return;
        }
        if (files.containsKey(Bundle.DESCRIPTION)) {
            throw new ModelException(address + " is a bundle already: it has a " + Bundle.DESCRIPTION
                    + ". Copy its folder into the models folder, and check it with models verify.");
        }
        throw new ModelException("There is no " + ExportConfig.CONFIG + " in " + address + ": it is not a model as"
                + " Optimum exports it. Give the folder, archive or address that holds " + ExportConfig.CONFIG
                + ", the tokenizer's files and the ONNX files.");
    }

    /** Returns the small files that say what the model is. */
    List<SourceFile> descriptions() {
        return present(DESCRIPTIONS);
    }

    /** Returns the tokenizer's files. */
    List<SourceFile> tokenizer() {
        return present(TOKENIZER);
    }

    private List<SourceFile> present(List<String> names) {
        return names.stream().filter(files::containsKey).map(files::get).toList();
    }

    /**
     * Chooses a precision.
     *
     * @param wanted its name, or null for the best one for a CPU
     * @throws ModelException if it is not there, or none is complete
     */
    String precision(String wanted) {
        List<String> found = ExportFiles.precisions(files.keySet()).keySet().stream()
                .map(name -> name.isEmpty() ? PLAIN : name).toList();
        if (found.isEmpty()) {
            throw new ModelException(address + " lacks ONNX files: encoder_model.onnx is needed, with"
                    + " decoder_model_merged.onnx beside it, or decoder_model.onnx and decoder_with_past_model.onnx."
                    + " There are: " + onnxFiles() + ". Download them all, or export the model with Optimum for"
                    + " text2text-generation-with-past.");
        }
        List<String> order = wanted == null ? PREFERRED : List.of(wanted);
        return order.stream().filter(found::contains).findFirst().orElseThrow(() -> new ModelException(address
                + " has no complete set of ONNX files in the precision " + String.join(" or ", order)
                + ". There are: " + String.join(", ", found) + ". Choose one with --precision."));
    }

    private String onnxFiles() {
        List<String> names = files.keySet().stream().filter(name -> name.endsWith(".onnx")).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** Returns the ONNX files of a precision that is there. */
    ExportFiles graphs(String precision) {
        return ExportFiles.precisions(files.keySet()).get(precision.equals(PLAIN) ? "" : precision);
    }

    /** Returns some files and, by the names that exporters give them, the files of weights beside them. */
    List<SourceFile> withData(Collection<String> graphs) {
        List<SourceFile> all = new ArrayList<>();
        for (String graph : graphs) {
            all.add(files.get(graph));
            files.values().stream().filter(f -> f.path().startsWith(graph + "_data")
                    || f.path().startsWith(graph + ".data")).forEach(all::add);
        }
        return all;
    }

    /**
     * Returns a file.
     *
     * @param wantedBy the file that needs it
     * @throws ModelException if it is not there
     */
    SourceFile external(String path, String wantedBy) {
        SourceFile file = files.get(path);
        if (file == null) {
            throw new ModelException("The file " + path + " is missing in " + address + ": " + wantedBy
                    + " keeps its weights there. Download it too, into the same folder and under the same name.");
        }
        return file;
    }
}
