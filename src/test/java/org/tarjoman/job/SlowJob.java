package org.tarjoman.job;

import java.nio.file.Path;

/** A job in a process of its own that says when it has reached the article {@code hold}, and stays there. */
public final class SlowJob {

    /** What it writes to standard output once it holds. */
    static final String HOLDING = "holding";

    private SlowJob() {
    }

    /** Runs the job on the folders {@code args[0]} and {@code args[1]}. */
    public static void main(String[] args) {
        JobFixture fixture = new JobFixture(Path.of(args[0]), Path.of(args[1]));
        fixture.translators.on("hold", article -> {
            System.out.println(HOLDING);
            FakeTranslators.waitForInterruption(article);
        });
        try {
            fixture.job(fixture.options()).run();
        } catch (JobException e) {
            System.exit(e.exitCode().number());
        }
    }
}
