package org.tarjoman.summarize;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.decode.StepModel;
import org.tarjoman.decode.TargetTokenizer;
import org.tarjoman.family.ExportedModel;

/**
 * Writes summaries with a model; safe to share between threads, each of which gets a model of its own.
 *
 * <p>A text that is longer than the model reads is summarised in parts, cut between sentences, and the
 * parts' summaries are summarised together, as often as it takes.
 */
final class SummaryWriter implements AutoCloseable {

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
    SummaryWriter(ExportedModel model, int longest) {
        this.model = model;
        this.options = model.options();
        this.longest = longest;
    }

    /**
     * What was written.
     *
     * @param text the text
     * @param finished whether every part ended before the length cap
     */
    record Written(String text, boolean finished) {
    }

    /**
     * Summarises a text.
     *
     * @param sentences its sentences in order, at least one
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    Written write(List<String> sentences) {
        StepModel own = idle.poll();
        StepModel step = own == null ? model.newStepModel() : own;
        try {
            return write(sentences, step);
        } finally {
            idle.add(step);
        }
    }

    private Written write(List<String> sentences, StepModel step) {
        List<String> parts = parts(sentences);
        List<String> written = new ArrayList<>();
        boolean finished = true;
        TargetTokenizer target = model.target();
        // One at a time: parts are long, and a batch of them would take the memory of all.
        for (String part : parts) {
            Hypothesis best = model.search(step, options).translate(List.of(model.source().encode(part))).get(0);
            finished &= !best.capped();
            String text = target.text(best.ids());
            if (!text.isBlank()) {
                written.add(text);
            }
        }
        if (parts.size() == 1 || written.isEmpty()) {
            return new Written(String.join(" ", written), finished);
        }
        if (written.size() > 1 && parts(written).size() >= parts.size()) {
            // A model that writes no shorter than it reads would go on for ever.
            return new Written(String.join(" ", written), false);
        }
        Written whole = write(written, step);
        return new Written(whole.text, whole.finished && finished);
    }

    /** Joins sentences to parts that the model can read; one that is too long itself is cut between words. */
    private List<String> parts(List<String> sentences) {
        SourceTokenizer source = model.source();
        List<String> parts = new ArrayList<>();
        String part = "";
        for (String sentence : sentences) {
            String joined = part.isEmpty() ? sentence : part + " " + sentence;
            if (source.encode(joined).length <= longest) {
                part = joined;
                continue;
            }
            if (!part.isEmpty()) {
                parts.add(part);
            }
            List<String> pieces = source.encode(sentence).length <= longest ? List.of(sentence) : cut(sentence, source);
            parts.addAll(pieces.subList(0, pieces.size() - 1));
            part = pieces.get(pieces.size() - 1);
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private List<String> cut(String sentence, SourceTokenizer source) {
        int middle = sentence.offsetByCodePoints(0, sentence.codePointCount(0, sentence.length()) / 2);
        int blank = sentence.lastIndexOf(' ', middle);
        int at = blank > 0 ? blank : middle;
        List<String> cut = new ArrayList<>();
        for (String half : List.of(sentence.substring(0, at).strip(), sentence.substring(at).strip())) {
            // A single character is as short as can be, however many pieces it has.
            if (half.length() <= 2 || source.encode(half).length <= longest) {
                cut.add(half);
            } else {
                cut.addAll(cut(half, source));
            }
        }
        return cut;
    }

    @Override
    public void close() {
        for (StepModel step = idle.poll(); step != null; step = idle.poll()) {
            step.close();
        }
        model.close();
    }
}
