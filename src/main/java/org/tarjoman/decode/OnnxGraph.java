package org.tarjoman.decode;

import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import java.io.IOException;
import java.nio.file.Path;
import org.tarjoman.model.ModelException;

/** One ONNX file, loaded through DJL; safe to share between threads, each with its own predictor. */
final class OnnxGraph implements AutoCloseable {

    private final ZooModel<NDList, NDList> model;

    /**
     * Loads a graph.
     *
     * @param file the ONNX file
     * @param threads threads that ONNX Runtime uses for one call
     * @throws ModelException if the file is not a graph that ONNX Runtime can load
     */
    OnnxGraph(Path file, int threads) {
        DjlSettings.apply();
        Criteria<NDList, NDList> criteria = Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optModelPath(file)
                .optEngine("OnnxRuntime")
                .optTranslator(new NoopTranslator())
                .optOption("intraOpNumThreads", Integer.toString(threads))
                .optOption("interOpNumThreads", "1")
                .build();
        try {
            model = criteria.loadModel();
        } catch (IOException | ModelNotFoundException | MalformedModelException | RuntimeException e) {
            throw new ModelException("ONNX Runtime cannot load " + file + ": " + e.getMessage()
                    + ". Restore the bundle.", e);
        }
    }

    Predictor<NDList, NDList> predictor() {
        return model.newPredictor();
    }

    NDManager manager() {
        return model.getNDManager();
    }

    @Override
    public void close() {
        model.close();
    }
}
