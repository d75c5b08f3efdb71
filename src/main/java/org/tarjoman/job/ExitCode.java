package org.tarjoman.job;

/** What the program tells the shell, cron or systemd when it ends. */
public enum ExitCode {
    /** All articles are done or were skipped for a good reason. */
    DONE(0, "all articles are done"),
    /** The run could not be finished; the last report stands, or this one if only its manifest failed. */
    FATAL(1, "the run could not be finished; articles.csv is a whole report, mostly the last one"),
    /** The command line is wrong, or a folder named there does not exist. */
    USAGE(2, "the command line is wrong"),
    /** The report is written, but some articles failed; their rows say why. */
    SOME_FAILED(3, "finished, but some articles failed: see the column error"),
    /** Another run works on the same output folder. */
    LOCKED(4, "another run holds the lock of the output folder or of the memory file"),
    /** The model is missing or damaged. */
    MODEL(5, "the model is missing or damaged"),
    /** The run was told to stop (SIGTERM); what it finished is kept for the next one. */
    STOPPED(143, "stopped by a signal; the next nightly run goes on from there");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** Returns the number for the shell, 0 to 255. */
    public int number() {
        return number;
    }

    /** Returns what the code means, in a few words for people. */
    public String meaning() {
        return meaning;
    }
}
