package org.tarjoman.job;

import org.tarjoman.model.ModelException;

/** Knows whether a run may go on: not if it was told to stop, too much failed, or something broke. */
final class RunControl {

    private final StopSignal stop;
    private final SkipPolicy policy;
    private int failures;
    private Throwable fatal;

    RunControl(StopSignal stop, SkipPolicy policy) {
        this.stop = stop;
        this.policy = policy;
    }

    /** Notes a failed article. */
    synchronized void articleFailed(String sourceFile, String reason) {
        failures++;
        if (fatal == null && !policy.goesOn(failures)) {
            fatal = new JobException(ExitCode.FATAL, "The run is given up after " + failures
                    + (failures == 1 ? " failed article" : " failed articles") + ", the last one " + sourceFile + ": "
                    + reason + ". No report is written; what is done is kept for the next run.");
        }
    }

    /**
     * Notes that something broke that is not one article's fault; the first one is kept.
     *
     * @param problem what broke
     */
    synchronized void broken(Throwable problem) {
        if (fatal == null) {
            fatal = problem;
        }
    }

    /** Returns whether another article may be taken. */
    synchronized boolean goesOn() {
        return fatal == null && !stop.requested();
    }

    /**
     * Checks that the run may go on.
     *
     * @throws JobException if it may not: with {@link ExitCode#STOPPED} if it was told to stop
     * @throws RuntimeException whatever else broke, as it was
     */
    synchronized void check() {
        if (fatal instanceof RuntimeException e) {
            throw e;
        }
        if (fatal instanceof Error e) {
            throw e;
        }
        if (fatal != null) {
            throw new JobException(ExitCode.FATAL, "The run broke off: " + fatal, fatal);
        }
        if (stop.requested()) {
            throw new JobException(ExitCode.STOPPED, "Stopped on request. No report is written; the articles"
                    + " that are done are kept, and the next run goes on from there.");
        }
    }

    /**
     * Returns whether a problem would meet every further article too, so that going on makes no sense.
     *
     * @param problem what one article's translation threw
     */
    static boolean endsTheRun(Throwable problem) {
        // An overflown stack is free again once it is unwound, and so is most of a full heap: a matter of one
        // article, or of the few in hand at once.
        return problem instanceof VirtualMachineError && !(problem instanceof StackOverflowError)
                && !(problem instanceof OutOfMemoryError) || problem instanceof ModelException;
    }
}
