package org.tarjoman.job;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.Status;

/** Shows a bar on the terminal (standard error). */
public final class BarProgress implements Progress {

    /** The bar is as wide as the terminal. */
    private static final int FULL_WIDTH = -1;

    private final PrintStream out;
    private final int width;
    private ProgressBar bar;
    private int failed;

    /** Constructs a bar; it is shown with the first article. */
    public BarProgress() {
        this(new PrintStream(new FileOutputStream(FileDescriptor.err)), FULL_WIDTH);
    }

    /**
     * Constructs a bar that is shown elsewhere.
     *
     * @param out takes the bar; stays open
     * @param width most characters of the bar
     */
    BarProgress(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public void expect(int articles) {
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName("Articles").setInitialMax(0)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK).setUpdateIntervalMillis(500)
                    .setConsumer(new OpenLine(out, width)).build();
        }
        bar.maxHint(bar.getMax() + articles);
    }

    @Override
    public void finished(ArticleRow row, String how, Duration time) {
        if (row.status() == Status.FAILED) {
            failed++;
            bar.setExtraMessage(failed + " failed");
        }
        bar.step();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            out.println();
            out.flush();
        }
    }

    /**
     * Leaves the line's end to {@link BarProgress#close()}: the library writes none if the bar is closed before
     * its first update, as in a run with little to do.
     */
    private static final class OpenLine extends ConsoleProgressBarConsumer {
        OpenLine(PrintStream out, int width) {
            super(out, width);
        }

        @Override
        public void close() {
            // See above.
        }
    }
}
