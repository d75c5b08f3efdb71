package org.tarjoman.family;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarjoman.decode.ExportGraphs;
import org.tarjoman.decode.ExportStepModel;
import org.tarjoman.decode.StepModel;
import org.tarjoman.model.ModelException;

/** The graphs of an export with the ids that its configuration gives; no tokenizer. */
public final class ExportedGraphs implements AutoCloseable {

    private final ExportGraphs graphs;
    private final int startId;
    private final int endId;
    private final int padId;

    ExportedGraphs(ExportConfig config, ExportFiles files, int startId, int threads) {
        this.startId = startId;
        endId = config.required("eos_token_id");
        padId = config.required("pad_token_id");
        // T5 gives the width of a head; the others share the model's width among theirs.
        int heads = config.number("decoder_attention_heads").orElseGet(() -> config.required("num_heads"));
        int headWidth = config.number("d_kv").orElseGet(() -> config.required("d_model") / heads);
        Path folder = config.folder();
        graphs = new ExportGraphs(folder.resolve(files.encoder()), folder.resolve(files.decoder()),
                files.withPast() == null ? null : folder.resolve(files.withPast()), heads, headWidth, threads);
    }

    /**
     * Loads the graphs of a folder.
     *
     * @param config the folder's configuration
     * @param precision suffix of the ONNX files, see {@link ExportFiles#precisions}
     * @param threads threads of one call
     * @throws ModelException if the precision is not there or a graph cannot be loaded
     */
    public static ExportedGraphs open(ExportConfig config, String precision, int threads) {
        Map<String, ExportFiles> found = ExportFiles.precisions(names(config.folder()));
        if (!found.containsKey(precision)) {
            throw new ModelException(config.folder() + " has no ONNX files of the precision '" + precision
                    + "'. There are: " + found.keySet().stream().map(p -> "'" + p + "'")
                            .collect(Collectors.joining(", ")) + ".");
        }
        return new ExportedGraphs(config, found.get(precision), config.required("decoder_start_token_id"), threads);
    }

    private static Set<String> names(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new ModelException(folder + " cannot be read (" + e + "). Check its permissions.", e);
        }
    }

    /** Returns a model for one thread; the caller closes it before this. */
    public StepModel newStepModel() {
        return new ExportStepModel(graphs, startId, endId, padId);
    }

    @Override
    public void close() {
        graphs.close();
    }
}
