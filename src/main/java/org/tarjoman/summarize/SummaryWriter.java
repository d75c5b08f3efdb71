package org.tarjoman.summarize;

import java.util.List;

/** What writes summaries; safe to share between threads. */
interface SummaryWriter extends AutoCloseable {

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
    Written write(List<String> sentences);

    @Override
    void close();
}
