package org.tarjoman.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.article.Article;
import org.tarjoman.article.ReadResult;
import org.tarjoman.job.PlannedArticle.Plan;
import org.tarjoman.quality.Flag;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.RowFactory;
import org.tarjoman.report.Status;

/**
 * Turns what was read into rows: takes them from the ledger, or has them translated and remembers them.
 *
 * <p>Articles come in from one thread; rows are finished by many.
 */
final class ArticleFlow {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleFlow.class);

    private final Triage triage;
    private final ArticleProcessor processor;
    private final RowFactory rows;
    private final Ledger ledger;
    private final WorkerPool workers;
    private final RunControl control;
    private final Progress progress;

    private final Map<String, CompletableFuture<ArticleRow>> firsts = new HashMap<>();
    private final Set<String> fingerprints = new HashSet<>();
    /** Articles for which memory ran out, with whatever else was in hand beside them. */
    private final Deque<InHand> aside = new ArrayDeque<>();
    private int reused;
    private int duplicates;
    private int translatedArticles;
    private int translatedSentences;

    ArticleFlow(Triage triage, ArticleProcessor processor, RowFactory rows, Ledger ledger, WorkerPool workers,
            RunControl control, Progress progress) {
        this.triage = triage;
        this.processor = processor;
        this.rows = rows;
        this.ledger = ledger;
        this.workers = workers;
        this.control = control;
        this.progress = progress;
    }

    /**
     * Starts an article; waits until a worker is free if it has to be translated.
     *
     * @param input the article, or why it cannot be read
     * @return its row to come; it fails only if the whole run has to end
     */
    CompletableFuture<ArticleRow> start(ReadResult input) {
        // Set again when a worker begins: waiting for one is not the article's time.
        long[] begin = {System.nanoTime()};
        Triage.Case found = triage.sort(input);
        CompletableFuture<ArticleRow> row = switch (found.plan()) {
            case FAILED -> CompletableFuture.completedFuture(failed(found));
            case SKIPPED -> CompletableFuture.completedFuture(
                    rows.skipped(found.article(), found.language(), found.reason()));
            case CACHED -> CompletableFuture.completedFuture(
                    found.earlier().withIdentity(input.id(), input.sourceFile()));
            case COPY -> CompletableFuture.completedFuture(copied(found));
            case DUPLICATE -> firsts.get(found.fingerprint()).thenApply(
                    first -> first.withIdentity(input.id(), input.sourceFile()).withFlag(Flag.DUPLICATE));
            case NEW -> translated(found, begin);
        };
        if (found.plan() != Plan.DUPLICATE && !found.fingerprint().isEmpty()) {
            firsts.put(found.fingerprint(), row);
            fingerprints.add(found.fingerprint());
        }
        return row.whenComplete((finished, problem) -> {
            if (problem == null) {
                note(finished, found.plan(), Duration.ofNanos(System.nanoTime() - begin[0]));
            } else {
                control.broken(cause(problem));
            }
        });
    }

    private ArticleRow failed(Triage.Case found) {
        return found.input() instanceof ReadResult.Read read
                ? rows.failed(read.article(), "", found.reason())
                : rows.unreadable(found.input().id(), found.input().sourceFile(), found.reason());
    }

    private ArticleRow copied(Triage.Case found) {
        String fingerprint = Fingerprints.shorten(found.fingerprint());
        try {
            return processor.copy(found.article(), fingerprint);
        } catch (OutOfMemoryError e) {
            LOG.debug("Memory ran out while {} was copied; once more, alone", found.article().sourceFile());
        } catch (RuntimeException | StackOverflowError e) {
            return failed(found.article(), found.language(), e);
        }
        workers.awaitIdle();
        try {
            return processor.copy(found.article(), fingerprint);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return failed(found.article(), found.language(), e);
        }
    }

    private CompletableFuture<ArticleRow> translated(Triage.Case found, long[] begin) {
        // All that another try needs is made now: when memory runs out it is too late.
        InHand article = new InHand(found, begin, new CompletableFuture<>());
        attempt(article).whenComplete((row, problem) -> {
            try {
                if (MemoryShortage.isBehind(problem)) {
                    putAside(article);
                } else {
                    settle(article, row, problem);
                }
            } catch (OutOfMemoryError e) {
                putAside(article);
            } catch (RuntimeException | Error e) {
                article.row().completeExceptionally(cause(e));
            }
        });
        return article.row();
    }

    private CompletableFuture<ArticleRow> attempt(InHand article) {
        Triage.Case found = article.found();
        return workers.submit(translator -> {
            article.begin()[0] = System.nanoTime();
            return processor.process(
                    found.article(), found.language(), translator, Fingerprints.shorten(found.fingerprint()));
        });
    }

    private void settle(InHand article, ArticleRow done, Throwable problem) {
        Triage.Case found = article.found();
        article.row().complete(remembered(found.fingerprint(), problem == null
                ? done : failed(found.article(), found.language(), cause(problem))));
    }

    /**
     * Translates, one at a time and with nothing else in hand, the articles for which memory ran out: which of
     * those in hand filled it cannot be told, and none may lose its translation through another. What fails
     * again gets a row that says so. Call it when all articles are started.
     *
     * @throws RuntimeException if the run may not go on
     */
    void tryAgainAlone() {
        workers.awaitIdle();
        for (InHand next = takenUp(); next != null; next = takenUp()) {
            InHand article = next;
            LOG.warn("Memory ran out while {} was translated; it is tried again, alone",
                    article.found().article().sourceFile());
            attempt(article).whenComplete((row, problem) -> {
                try {
                    settle(article, row, problem);
                } catch (RuntimeException | Error e) {
                    article.row().completeExceptionally(cause(e));
                }
            });
            workers.awaitIdle();
        }
    }

    /**
     * Waits until no article is in hand.
     *
     * @throws RuntimeException if the run may not go on
     */
    void awaitIdle() {
        workers.awaitIdle();
    }

    private synchronized void putAside(InHand article) {
        aside.add(article);
    }

    private synchronized InHand takenUp() {
        return aside.poll();
    }

    private ArticleRow failed(Article article, String language, Throwable problem) {
        if (RunControl.endsTheRun(problem)) {
            throw new CompletionException(problem);
        }
        if (problem instanceof TimeLimitException) {
            return rows.failed(article, language, problem.getMessage()).withFlag(Flag.TIME_LIMIT);
        }
        LOG.debug("{} failed", article.sourceFile(), problem);
        return rows.failed(article, language, "the translation failed: " + MemoryShortage.describe(problem));
    }

    /**
     * An article on its way through the workers.
     *
     * @param found the article
     * @param begin where the moment is noted when a worker begins with it
     * @param row its row to come
     */
    private record InHand(Triage.Case found, long[] begin, CompletableFuture<ArticleRow> row) {
    }

    /** Only what is done is remembered: what failed is tried again in the next run. */
    private ArticleRow remembered(String fingerprint, ArticleRow row) {
        if (row.status() == Status.DONE) {
            ledger.add(fingerprint, row);
        }
        return row;
    }

    private static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }

    /**
     * Notes that there are more articles than known so far.
     *
     * @param more how many more
     */
    synchronized void expect(int more) {
        progress.expect(more);
    }

    private synchronized void note(ArticleRow row, Plan plan, Duration time) {
        switch (plan) {
            case CACHED -> reused++;
            case DUPLICATE -> duplicates++;
            case NEW -> {
                translatedArticles++;
                translatedSentences += row.sentences();
            }
            default -> { }
        }
        if (row.status() == Status.FAILED) {
            control.articleFailed(row.sourceFile(), row.error());
        }
        progress.finished(row, plan == Plan.NEW ? "translated" : plan.name().toLowerCase(Locale.ROOT), time);
    }

    /** Returns the fingerprints of all articles that were started. */
    Set<String> fingerprints() {
        return Set.copyOf(fingerprints);
    }

    synchronized int reused() {
        return reused;
    }

    synchronized int duplicates() {
        return duplicates;
    }

    synchronized int translatedArticles() {
        return translatedArticles;
    }

    synchronized int translatedSentences() {
        return translatedSentences;
    }
}
