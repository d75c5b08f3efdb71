package org.tarjoman.install;

import java.io.PrintWriter;
import java.util.Locale;

/** Tells an operator what is being done, on plain lines that a log file takes too. */
public final class Progress {

    /** Smaller files come too fast for their tenths to be of interest. */
    private static final long FEWEST_BYTES = 8L << 20;

    private final PrintWriter out;
    private SourceFile file;
    private int tenths;

    /**
     * Constructs a progress.
     *
     * @param out where to
     */
    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** Prints a line. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Says that a file is begun. */
    void begin(SourceFile next) {
        file = next;
        tenths = 0;
        say("  " + file.path() + (file.size() == SourceFile.UNKNOWN ? "" : "  " + mebibytes(file.size())));
    }

    /** Says how many bytes of the file are there, in tenths of a large one. */
    void reached(long bytes) {
        if (file == null || file.size() < FEWEST_BYTES) {
            return;
        }
        int now = (int) (10 * bytes / file.size());
        if (now > tenths && now <= 10) {
            tenths = now;
            say("    " + 10 * tenths + " %");
        }
    }

    /** Returns a size for people. */
    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
