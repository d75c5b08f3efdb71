package org.tarjoman.decode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tarjoman.model.ModelException;

/**
 * The graphs of an encoder-decoder as Optimum exports it, loaded once for all workers.
 *
 * <p>Either one merged decoder, whose input {@code use_cache_branch} tells the first step from the
 * later ones, or one decoder for each.
 */
public final class ExportGraphs implements AutoCloseable {

    static final String PAST = "past_key_values.";
    static final String CACHE_BRANCH = "use_cache_branch";
    private static final Set<String> ENCODER_INPUTS = Set.of("input_ids", "attention_mask");
    private static final Set<String> DECODER_INPUTS =
            Set.of("input_ids", "encoder_hidden_states", "encoder_attention_mask", CACHE_BRANCH);

    final OnnxGraph encoder;
    final OnnxGraph first;
    /** The same as {@link #first} in a merged export. */
    final OnnxGraph later;
    final OnnxGraph gather;
    final OnnxGraph candidates;
    final int heads;
    final int headWidth;
    private final List<OnnxGraph> loaded = new ArrayList<>();

    /**
     * Loads the graphs.
     *
     * @param encoderFile the encoder
     * @param decoderFile the merged decoder, or the decoder of the first step
     * @param withPastFile the decoder of the later steps, or null if {@code decoderFile} is a merged one
     * @param heads heads of the decoder's attention
     * @param headWidth width of one head
     * @param threads threads of one call
     * @throws ModelException if a file is not a graph, or not one that this program can feed
     */
    public ExportGraphs(Path encoderFile, Path decoderFile, Path withPastFile, int heads, int headWidth,
            int threads) {
        this.heads = heads;
        this.headWidth = headWidth;
        try {
            encoder = load(encoderFile, threads, ENCODER_INPUTS);
            first = load(decoderFile, threads, DECODER_INPUTS);
            later = withPastFile == null ? first : load(withPastFile, threads, DECODER_INPUTS);
            if (past(later).isEmpty() || withPastFile == null && !first.inputs().contains(CACHE_BRANCH)) {
                throw new ModelException(decoderFile + " keeps no keys and values from step to step: the inputs "
                        + PAST + "* and " + CACHE_BRANCH + " are missing. Take an export with"
                        + " decoder_model_merged.onnx or decoder_with_past_model.onnx.");
            }
            gather = own("gather.onnx");
            candidates = own("candidates.onnx");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private OnnxGraph load(Path file, int threads, Set<String> known) {
        OnnxGraph graph = new OnnxGraph(file, threads);
        loaded.add(graph);
        for (String name : graph.inputs()) {
            if (!known.contains(name) && !(known == DECODER_INPUTS && name.startsWith(PAST))) {
                throw new ModelException(file + " wants the input " + name + ", which this program does not know."
                        + " Take the export of an encoder-decoder made by Optimum for text2text-generation-with-past.");
            }
        }
        if (!graph.inputs().contains("input_ids")) {
            throw new ModelException(file + " lacks the input input_ids: it is not the export of an encoder-decoder"
                    + " made by Optimum. Take another export.");
        }
        return graph;
    }

    private OnnxGraph own(String name) {
        OnnxGraph graph = OnnxGraph.resource(name);
        loaded.add(graph);
        return graph;
    }

    /** Returns the names of a decoder's keys and values. */
    static Set<String> past(OnnxGraph graph) {
        Set<String> names = graph.inputs();
        names.removeIf(name -> !name.startsWith(PAST));
        return names;
    }

    @Override
    public void close() {
        loaded.forEach(OnnxGraph::close);
    }
}
