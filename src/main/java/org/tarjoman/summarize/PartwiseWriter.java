package org.tarjoman.summarize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.tarjoman.summarize.SummaryWriter.Written;

/**
 * Summarises a text that is longer than a model reads: in parts, cut between sentences, and then the parts'
 * summaries together, as often as it takes.
 */
final class PartwiseWriter {

    private final ToIntFunction<String> length;
    private final int longest;
    private final Function<String, Written> writer;

    /**
     * Constructs a writer.
     *
     * @param length gives a text's pieces, with those that the model's family puts around it
     * @param longest most pieces that the model reads at once
     * @param writer summarises a text that is no longer
     */
    PartwiseWriter(ToIntFunction<String> length, int longest, Function<String, Written> writer) {
        this.length = length;
        this.longest = longest;
        this.writer = writer;
    }

    /**
     * Summarises a text.
     *
     * @param sentences its sentences in order, at least one
     */
    Written write(List<String> sentences) {
        List<String> parts = parts(sentences);
        List<String> written = new ArrayList<>();
        boolean finished = true;
        // One at a time: parts are long, and a batch of them would take the memory of all.
        for (String part : parts) {
            Written one = writer.apply(part);
            finished &= one.finished();
            if (!one.text().isBlank()) {
                written.add(one.text());
            }
        }
        if (parts.size() == 1 || written.isEmpty()) {
            return new Written(String.join(" ", written), finished);
        }
        if (written.size() > 1 && parts(written).size() >= parts.size()) {
            // A model that writes no shorter than it reads would go on for ever.
            return new Written(String.join(" ", written), false);
        }
        Written whole = write(written);
        return new Written(whole.text(), whole.finished() && finished);
    }

    /** Joins sentences to parts that the model can read; one that is too long itself is cut between words. */
    private List<String> parts(List<String> sentences) {
        List<String> parts = new ArrayList<>();
        String part = "";
        for (String sentence : sentences) {
            String joined = part.isEmpty() ? sentence : part + " " + sentence;
            if (length.applyAsInt(joined) <= longest) {
                part = joined;
                continue;
            }
            if (!part.isEmpty()) {
                parts.add(part);
            }
            List<String> pieces = length.applyAsInt(sentence) <= longest ? List.of(sentence) : cut(sentence);
            parts.addAll(pieces.subList(0, pieces.size() - 1));
            part = pieces.get(pieces.size() - 1);
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private List<String> cut(String sentence) {
        int middle = sentence.offsetByCodePoints(0, sentence.codePointCount(0, sentence.length()) / 2);
        int blank = sentence.lastIndexOf(' ', middle);
        int at = blank > 0 ? blank : middle;
        List<String> cut = new ArrayList<>();
        for (String half : List.of(sentence.substring(0, at).strip(), sentence.substring(at).strip())) {
            // A single character is as short as can be, however many pieces it has.
            if (half.length() <= 2 || length.applyAsInt(half) <= longest) {
                cut.add(half);
            } else {
                cut.addAll(cut(half));
            }
        }
        return cut;
    }
}
