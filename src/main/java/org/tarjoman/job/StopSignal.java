package org.tarjoman.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a run to stop when the process is told to (SIGTERM, SIGINT, SIGHUP).
 *
 * <p>Why not a shutdown hook: hooks run side by side, and ONNX Runtime's own one frees its memory under
 * the translators that still use it, which crashes the process. So the signal itself is caught, the run
 * puts everything away, and the process then ends by itself. A second signal ends it at once.
 */
final class StopSignal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final AtomicBoolean requested = new AtomicBoolean();
    private final List<Runnable> undo = new ArrayList<>();

    /** Constructs a signal that only {@link #request()} gives. */
    StopSignal() {
        // Nothing to set.
    }

    /** Constructs a signal that the operating system gives too. */
    static StopSignal install() {
        StopSignal stop = new StopSignal();
        for (String name : new String[] {"TERM", "INT", "HUP"}) {
            stop.handle(name);
        }
        return stop;
    }

    private void handle(String name) {
        Object before = Signals.register(name, () -> received(name));
        if (before == null) {
            // Windows has no SIGHUP, and a Java started with -Xrs leaves all of them alone.
            LOG.debug("Signal {} cannot be caught", name);
        } else {
            undo.add(() -> Signals.unregister(name, before));
        }
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
        undo.forEach(Runnable::run);
    }
}
