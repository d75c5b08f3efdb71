package org.tarjoman.install;

import java.io.IOException;
import java.io.InputStream;

/** Closes a stream from which nothing has come for a minute: Java's client would wait for ever. */
final class StallGuard implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 60_000;

    private final Thread thread;
    private volatile long last = System.nanoTime();

    StallGuard(InputStream stream) {
        thread = new Thread(() -> watch(stream), "stall-guard");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(InputStream stream) {
        try {
            long left = PATIENCE_MILLIS;
            while (left > 0) {
                Thread.sleep(left);
                left = PATIENCE_MILLIS - (System.nanoTime() - last) / 1_000_000;
            }
            stream.close();
        } catch (InterruptedException | IOException e) {
            // The download has ended, or ends now.
        }
    }

    /** Says that something has come. */
    void alive() {
        last = System.nanoTime();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
