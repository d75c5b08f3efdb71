package org.tarjoman.job;

import java.time.Duration;
import org.tarjoman.report.ArticleRow;

/** Is told how the run goes; called by several threads, one call at a time. */
public interface Progress extends AutoCloseable {

    /**
     * Notes that there are more articles than known so far.
     *
     * @param articles how many more, at least 0
     */
    void expect(int articles);

    /**
     * Notes that an article is finished.
     *
     * @param row its row
     * @param how where the row came from, for example {@code translated}
     * @param time how long it took
     */
    void finished(ArticleRow row, String how, Duration time);

    /** Notes that the run is over. */
    @Override
    void close();
}
