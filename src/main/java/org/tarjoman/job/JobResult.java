package org.tarjoman.job;

import java.nio.file.Path;
import java.util.List;
import org.tarjoman.report.Manifest;

/**
 * What a finished run did.
 *
 * @param exitCode {@link ExitCode#DONE} or {@link ExitCode#SOME_FAILED}
 * @param articles counts of articles
 * @param report the report that was written
 * @param warnings what the operator should look at
 */
public record JobResult(ExitCode exitCode, Manifest.Articles articles, Path report, List<String> warnings) {

    /** Copies the list. */
    public JobResult {
        warnings = List.copyOf(warnings);
    }
}
