package org.tarjoman.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.translate.ArticleTranslator;

/**
 * Translates several articles at a time, each with a translator of its own and under a time limit.
 *
 * <p>Giving out work waits for a free translator, so that no more articles are in memory than are being
 * translated (and those that the run has put aside for another try).
 *
 * <p>The limit: when an article's time is up, its thread is interrupted, and translators look for that
 * between two batches. One that does not react within the grace time (stuck in native code, say) is
 * abandoned: its article fails, a new translator takes its place, and its thread is a daemon that ends
 * with the process.
 */
final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private static final long POLL_MILLIS = 100;

    private final int workers;
    private final TranslatorFactory factory;
    private final Duration limit;
    private final Duration grace;
    private final RunControl control;
    private final Runnable whenStuck;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons("worker"));
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, daemons("clock"));
    private final BlockingQueue<ArticleTranslator> idle = new LinkedBlockingQueue<>();
    private final Set<Task<?>> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    /**
     * Constructs a pool; the first translator is made when the first article comes.
     *
     * @param workers articles at a time, at least 1
     * @param factory makes the translators
     * @param limit time for one article, or zero for no limit
     * @param grace how long an interrupted translator may take to react
     * @param control ends the wait for a free translator
     * @param whenStuck is run when a translator is abandoned
     */
    WorkerPool(int workers, TranslatorFactory factory, Duration limit, Duration grace, RunControl control,
            Runnable whenStuck) {
        this.workers = workers;
        this.factory = factory;
        this.limit = limit;
        this.grace = grace;
        this.control = control;
        this.whenStuck = whenStuck;
        clock.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Waits for a free translator and gives it an article.
     *
     * @param work what to do with the translator
     * @return the result to come; it fails with what the work threw, or {@link TimeLimitException}
     * @throws RuntimeException if the run may not go on, or no translator can be made
     */
    <T> CompletableFuture<T> submit(Function<ArticleTranslator, T> work) {
        Task<T> task = new Task<>(take(), work);
        running.add(task);
        threads.execute(task);
        return task.result;
    }

    private ArticleTranslator take() {
        try {
            ArticleTranslator free = null;
            while (free == null) {
                control.check();
                free = alive.get() < workers && idle.isEmpty() ? made() : null;
                if (free == null) {
                    free = idle.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
            if (!control.goesOn()) {
                // The run was stopped during the wait.
                idle.add(free);
                control.check();
            }
            return free;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException(ExitCode.STOPPED, "Interrupted while waiting for a worker", e);
        }
    }

    /** Returns a new translator, or null if memory ran out and there are others that can do the work. */
    private ArticleTranslator made() {
        try {
            ArticleTranslator translator = factory.newTranslator();
            alive.incrementAndGet();
            return translator;
        } catch (OutOfMemoryError e) {
            if (alive.get() == 0) {
                throw e;
            }
            return null;
        }
    }

    /**
     * Waits until no article is in hand.
     *
     * @throws RuntimeException if the run may not go on
     */
    void awaitIdle() {
        // Articles are given out by the thread that waits here, so that no more can come.
        CompletableFuture<Void> all = allEnds();
        while (!isDoneWithin(all, Duration.ofMillis(POLL_MILLIS))) {
            control.check();
            if (Thread.currentThread().isInterrupted()) {
                throw new JobException(ExitCode.STOPPED, "Interrupted while waiting for the articles in hand");
            }
        }
        control.check();
    }

    /** Returns how many translators did not react and were given up. */
    int abandoned() {
        return abandoned.get();
    }

    /**
     * Lets the work in hand end, interrupts what takes longer than the grace time, and frees all
     * translators; what they share is left to the run.
     */
    @Override
    public void close() {
        if (!endsWithin(grace)) {
            LOG.warn("Interrupting {} articles in hand", running.size());
            running.forEach(Task::interrupt);
            if (!endsWithin(grace)) {
                running.forEach(Task::abandon);
            }
        }
        threads.shutdown();
        clock.shutdownNow();
        idle.forEach(WorkerPool::closeQuietly);
    }

    private boolean endsWithin(Duration time) {
        return isDoneWithin(allEnds(), time);
    }

    private CompletableFuture<Void> allEnds() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        running.forEach(task -> ends.add(task.end));
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    private static boolean isDoneWithin(CompletableFuture<Void> ends, Duration time) {
        try {
            ends.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end never fails", e);
        }
    }

    private static void closeQuietly(ArticleTranslator translator) {
        try {
            translator.close();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("A translator could not be closed: {}", e.toString());
        }
    }

    /** One article in one worker's hands. */
    private final class Task<T> implements Runnable {
        private final ArticleTranslator translator;
        private final Function<ArticleTranslator, T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        /** Completed when the result and all that hangs on it are settled. */
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private Thread thread;
        private boolean expired;
        private boolean over;

        Task(ArticleTranslator translator, Function<ArticleTranslator, T> work) {
            this.translator = translator;
            this.work = work;
        }

        @Override
        public void run() {
            synchronized (this) {
                thread = Thread.currentThread();
            }
            ScheduledFuture<?> alarm = null;
            T value = null;
            Throwable failure = null;
            try {
                alarm = limit.isZero()
                        ? null : clock.schedule(this::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
                value = work.apply(translator);
            } catch (Throwable e) {
                failure = e;
            }
            if (alarm != null) {
                alarm.cancel(false);
            }
            synchronized (this) {
                // From here on nobody interrupts: the writing that follows must not be disturbed.
                boolean wasAbandoned = over;
                over = true;
                Thread.interrupted();
                if (wasAbandoned) {
                    return;
                }
            }
            // First the result is put away, then the next article may start: whoever kills the program
            // finds no more articles unfinished than there are workers.
            // Whatever happens here, nobody may wait for this task for ever.
            try {
                settle(value, failure);
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
            try {
                giveBack(failure);
            } finally {
                leave();
            }
        }

        /** A translator that threw may be in disorder: a new one takes its place. */
        private void giveBack(Throwable failure) {
            if (failure == null) {
                idle.add(translator);
            } else {
                try {
                    closeQuietly(translator);
                } finally {
                    alive.decrementAndGet();
                }
            }
        }

        private void settle(T value, Throwable failure) {
            if (failure == null) {
                result.complete(value);
            } else if (expired && !RunControl.endsTheRun(failure) && !MemoryShortage.isBehind(failure)) {
                result.completeExceptionally(new TimeLimitException(timeIsUp(), failure));
            } else {
                result.completeExceptionally(failure);
            }
        }

        private void leave() {
            running.remove(this);
            end.complete(null);
        }

        private String timeIsUp() {
            return "the time limit of " + inWords(limit) + " for one article ran out";
        }

        private synchronized void expire() {
            if (!over) {
                expired = true;
                thread.interrupt();
                clock.schedule(this::abandon, grace.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private synchronized void interrupt() {
            if (!over && thread != null) {
                thread.interrupt();
            }
        }

        private void abandon() {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
            }
            abandoned.incrementAndGet();
            whenStuck.run();
            alive.decrementAndGet();
            result.completeExceptionally(new TimeLimitException(
                    (expired ? timeIsUp() : "the run was stopped") + ", and its worker did not react", null));
            leave();
        }
    }

    private static String inWords(Duration time) {
        return time.toSeconds() > 0 && time.toSeconds() % 60 == 0
                ? time.toMinutes() + (time.toMinutes() == 1 ? " minute" : " minutes")
                : time.toMillis() / 1000.0 + " seconds";
    }
}
