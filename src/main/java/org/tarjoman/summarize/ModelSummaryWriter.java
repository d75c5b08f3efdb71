package org.tarjoman.summarize;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.StepModel;
import org.tarjoman.family.ExportedModel;

/** Writes summaries with a model, long texts part by part; each thread gets a step model of its own. */
final class ModelSummaryWriter implements SummaryWriter {

    private final ExportedModel model;
    private final GenerateOptions options;
    private final int longest;
    private final Queue<StepModel> idle = new ConcurrentLinkedQueue<>();

    /**
     * Constructs a writer.
     *
     * @param model the model; closed with the writer
     * @param longest longest source row in pieces, at least 16
     */
    ModelSummaryWriter(ExportedModel model, int longest) {
        this.model = model;
        this.options = model.options();
        this.longest = longest;
    }

    @Override
    public Written write(List<String> sentences) {
        StepModel own = idle.poll();
        StepModel step = own == null ? model.newStepModel() : own;
        try {
            return new PartwiseWriter(text -> model.source().encode(text).length, longest, part -> writeOne(part, step))
                    .write(sentences);
        } finally {
            idle.add(step);
        }
    }

    private Written writeOne(String text, StepModel step) {
        Hypothesis best = model.search(step, options).translate(List.of(model.source().encode(text))).get(0);
        return new Written(model.target().text(best.ids()), !best.capped());
    }

    @Override
    public void close() {
        for (StepModel step = idle.poll(); step != null; step = idle.poll()) {
            step.close();
        }
        model.close();
    }
}
