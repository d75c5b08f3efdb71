package org.tarjoman.report;

import java.util.Locale;

/** What became of an article. */
public enum Status {
    /** Translated (or copied, if it was English) and summarised. */
    DONE,
    /** Left alone for a reason that the row gives, for example a language that the model lacks. */
    SKIPPED,
    /** Not finished; the row says why, and the next run tries again. */
    FAILED;

    /** Returns the status as it stands in the CSV, for example {@code done}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
