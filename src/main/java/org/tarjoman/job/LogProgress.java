package org.tarjoman.job;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.Status;

/** Writes one log line an article; never the article's text. */
public final class LogProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(LogProgress.class);

    private int expected;
    private int finished;

    /** Constructs a progress log. */
    public LogProgress() {
        // Nothing to set.
    }

    @Override
    public void expect(int articles) {
        expected += articles;
    }

    @Override
    public void finished(ArticleRow row, String how, Duration time) {
        finished++;
        if (row.status() == Status.DONE) {
            LOG.info("{}/{} {} {}: {} sentences, {} flagged, {} s", finished, expected, row.sourceFile(), how,
                    row.sentences(), row.sentencesFlagged(),
                    String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0));
        } else {
            LOG.info("{}/{} {} {}: {}", finished, expected, row.sourceFile(), row.status().code(), row.error());
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
