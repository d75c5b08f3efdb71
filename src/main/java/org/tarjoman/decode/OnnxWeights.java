package org.tarjoman.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tarjoman.model.Bundle;

/**
 * The three graphs of a bundle of the family {@code tarjoman}, loaded once for all workers.
 *
 * <p>{@code encoder.onnx} gives a sentence vector and each decoder layer's keys and values over the
 * source; {@code decoder.onnx} advances all hypotheses by one piece and returns only the best
 * candidates; {@code select.onnx} drops sentences that have ended.
 */
public final class OnnxWeights implements AutoCloseable {

    final OnnxGraph encoder;
    final OnnxGraph decoder;
    final OnnxGraph select;

    /**
     * Loads the graphs.
     *
     * @param bundle a verified bundle
     * @param threads threads of one call
     * @throws org.tarjoman.model.ModelException if a file is missing or is not a graph
     */
    public OnnxWeights(Bundle bundle, int threads) {
        this(name -> new OnnxGraph(bundle.file(name), threads));
    }

    /**
     * Loads the graphs by the names of their files.
     *
     * @param loader loads one of them; those loaded are closed if it fails for a later one
     */
    OnnxWeights(Function<String, OnnxGraph> loader) {
        List<OnnxGraph> loaded = new ArrayList<>();
        try {
            for (String name : List.of("encoder.onnx", "decoder.onnx", "select.onnx")) {
                loaded.add(loader.apply(name));
            }
        } catch (RuntimeException e) {
            loaded.forEach(OnnxGraph::close);
            throw e;
        }
        encoder = loaded.get(0);
        decoder = loaded.get(1);
        select = loaded.get(2);
    }

    @Override
    public void close() {
        select.close();
        decoder.close();
        encoder.close();
    }
}
