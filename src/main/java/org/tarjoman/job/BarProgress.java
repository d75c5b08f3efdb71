package org.tarjoman.job;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.Status;

/** Shows a bar on the terminal (standard error). */
public final class BarProgress implements Progress {

    private ProgressBar bar;
    private int failed;

    /** Constructs a bar; it is shown with the first article. */
    public BarProgress() {
        // Nothing to set.
    }

    @Override
    public void expect(int articles) {
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName("Articles").setInitialMax(0)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK).setUpdateIntervalMillis(500).build();
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
        }
    }
}
