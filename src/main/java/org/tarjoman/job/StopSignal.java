package org.tarjoman.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a run to stop when the process is told to (SIGTERM, Ctrl-C).
 *
 * <p>Java ends a process once its shutdown hooks have returned. The hook here asks the run to stop and
 * waits until it has put everything away; only then does the process end, with the code that belongs to
 * the signal (143 for SIGTERM).
 */
final class StopSignal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean requested;
    private Thread hook;

    /** Constructs a signal that only {@link #request()} gives. */
    StopSignal() {
        // Nothing to set.
    }

    /**
     * Constructs a signal that the end of the process gives too.
     *
     * @param patience how long the process waits for the run to put things away
     */
    static StopSignal install(Duration patience) {
        StopSignal signal = new StopSignal();
        signal.hook = new Thread(() -> signal.stopAndWait(patience), "stop");
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void stopAndWait(Duration patience) {
        LOG.warn("Told to stop: no further article is taken");
        request();
        try {
            if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The work in hand did not end within {} s and is given up", patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the run to stop. */
    void request() {
        requested = true;
    }

    /** Returns whether the run was asked to stop. */
    boolean requested() {
        return requested;
    }

    @Override
    public void close() {
        over.countDown();
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending: the hook has done its work.
            }
        }
    }
}
