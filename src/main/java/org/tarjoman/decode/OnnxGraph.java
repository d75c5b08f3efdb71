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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
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
                    + ". The file is damaged or of a kind that this version cannot run. Restore it, download it"
                    + " again or take another export.", e);
        }
    }

    /**
     * Loads one of the program's own small graphs.
     *
     * @param name name of the resource beside this class
     * @throws IllegalStateException if the temporary folder cannot be written
     */
    static OnnxGraph resource(String name) {
        // ONNX Runtime reads the file whole; it is not needed any more once the graph is loaded.
        try (InputStream in = OnnxGraph.class.getResourceAsStream(name)) {
            Path file = Files.createTempFile("tarjoman-", "-" + name);
            try {
                Files.write(file, in.readAllBytes());
                return new OnnxGraph(file, 1);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The temporary folder cannot be written (" + e
                    + "). Name another with -Djava.io.tmpdir.", e);
        }
    }

    /** Returns the names of the inputs. DJL does not tell shapes. */
    Set<String> inputs() {
        return new LinkedHashSet<>(model.getBlock().describeInput().keys());
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
