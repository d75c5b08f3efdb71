package org.tarjoman.install;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.StepModel;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ExportedModel;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.family.Probe;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;

/** Runs a model on one sentence, as it will be run every night. */
final class Proof {

    private Proof() {
    }

    /**
     * Translates or summarises a sentence.
     *
     * @return what the model made of it
     * @throws ModelException if it fails, or gives what no sound model gives
     * @throws CancellationException if the thread is interrupted
     */
    static String run(ExportConfig config, ModelFamily family, ExportFiles files, Bundle.Decoding decoding) {
        try (ExportedModel model = new ExportedModel(config, family, files, 1);
                StepModel step = model.newStepModel()) {
            GenerateOptions options = family.task() == ModelFamily.Task.SUMMARY ? model.options()
                    : model.options().withBeam(decoding.beam).withCap(decoding.capFactor, decoding.capExtra);
            int[] source = model.source().encode(Probe.of(family));
            Hypothesis best = model.search(step, options).translate(List.of(source)).get(0);
            requireSound(best, config.required("vocab_size"));
            return model.target().text(best.ids());
        } catch (ModelException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelException("The model in " + config.folder() + " fails on the sentence '"
                    + Probe.of(family) + "': " + e.getMessage()
                    + ". Download it again, choose another precision with --precision, or take another export.", e);
        }
    }

    private static void requireSound(Hypothesis best, int pieces) {
        int strange = Arrays.stream(best.ids()).filter(id -> id < 0 || id >= pieces).findFirst().orElse(-1);
        if (strange >= 0 || !Double.isFinite(best.logProbability())) {
            throw new ModelException("The model answers a test sentence with " + (strange >= 0 ? "the piece " + strange
                    + ", but it has " + pieces + " pieces"
                    : "a probability that is no number")
                    + ". Its files are damaged or belong to different models: download all files of one model.");
        }
    }
}
