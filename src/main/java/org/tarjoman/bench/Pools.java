package org.tarjoman.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The end of a pool of workers. */
final class Pools {

    private Pools() {
    }

    /** Interrupts all workers and waits for them: no model may be closed under one that still translates. */
    static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
