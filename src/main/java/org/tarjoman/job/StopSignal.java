package org.tarjoman.job;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a run to stop when the process is told to: the run puts everything away, and the process then ends
 * by itself. A second signal ends it at once.
 */
final class StopSignal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final AtomicBoolean requested = new AtomicBoolean();
    private CaughtSignals caught;

    /** Constructs a signal that only {@link #request()} gives. */
    StopSignal() {
        // Nothing to set.
    }

    /** Constructs a signal that the operating system gives too. */
    static StopSignal install() {
        StopSignal stop = new StopSignal();
        stop.caught = new CaughtSignals(stop::received);
        return stop;
    }

    private void received(String name) {
        if (!requested.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(ExitCode.STOPPED.number());
        }
        LOG.warn("Told to stop (SIG{}): no further article is taken; once more ends the program at once", name);
    }

    /** Asks the run to stop. */
    void request() {
        requested.set(true);
    }

    /** Returns whether the run was asked to stop. */
    boolean requested() {
        return requested.get();
    }

    /** Leaves the signals to whoever had them before. */
    @Override
    public void close() {
        if (caught != null) {
            caught.close();
        }
    }
}
