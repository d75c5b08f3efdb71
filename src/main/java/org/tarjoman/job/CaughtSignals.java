package org.tarjoman.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catches the signals that tell a process to end (SIGTERM, SIGINT, SIGHUP), until it is closed.
 *
 * <p>Why not a shutdown hook: hooks run side by side, and ONNX Runtime's own one frees its memory under
 * the translators that still use it, which crashes the process.
 */
public final class CaughtSignals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CaughtSignals.class);
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    private final List<Runnable> undo = new ArrayList<>();

    /**
     * Catches the signals.
     *
     * @param action is told the name of each that comes
     */
    CaughtSignals(Consumer<String> action) {
        NAMES.forEach(name -> {
            Object before = Signals.register(name, () -> action.accept(name));
            if (before == null) {
                // Windows has no SIGHUP, and a Java started with -Xrs leaves all of them alone.
                LOG.debug("Signal {} cannot be caught", name);
            } else {
                undo.add(() -> Signals.unregister(name, before));
            }
        });
    }

    /** Has a signal end the process at once: for work that leaves nothing to put away. */
    public static CaughtSignals endingAtOnce() {
        return new CaughtSignals(name -> Runtime.getRuntime().halt(ExitCode.STOPPED.number()));
    }

    /** Leaves the signals to whoever had them before. */
    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
