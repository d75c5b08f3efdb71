package org.tarjoman.summarize;

import java.util.ArrayList;
import java.util.List;

/** A writer that answers from a script and notes what it was given. */
final class ScriptedWriter implements SummaryWriter {

    private final Written answer;
    private final List<String> given = new ArrayList<>();

    ScriptedWriter(String text, boolean finished) {
        answer = new Written(text, finished);
    }

    /** Returns the sentences that it was given so far. */
    List<String> given() {
        return List.copyOf(given);
    }

    @Override
    public Written write(List<String> sentences) {
        given.addAll(sentences);
        return answer;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
