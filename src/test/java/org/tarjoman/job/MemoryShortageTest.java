package org.tarjoman.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.article.Article;
import org.tarjoman.article.InputFile;
import org.tarjoman.article.ReadResult;

/** What fails for want of memory gets a second chance with nothing beside it, at every step of its way. */
class MemoryShortageTest {

    @TempDir
    private Path folder;
    private JobFixture fixture;
    private final AtomicInteger attempts = new AtomicInteger();
    /** Articles whose translation had begun and not ended when the second try began. */
    private final AtomicInteger beside = new AtomicInteger(-1);
    private final AtomicInteger inHand = new AtomicInteger();

    @BeforeEach
    void writeArticles() throws IOException {
        fixture = new JobFixture(folder);
        for (String title : new String[] {"a", "b", "c"}) {
            fixture.write(title + ".txt", title, "body of " + title);
        }
        fixture.translators.on("a", article -> {
            inHand.incrementAndGet();
            FakeTranslators.pause();
            inHand.decrementAndGet();
        });
    }

    private void failOnce() {
        if (attempts.incrementAndGet() == 1) {
            throw new OutOfMemoryError("test");
        }
        beside.set(inHand.get());
    }

    private ArticleSource failingOn(String name, Runnable first, int takenBefore) {
        return new TextFolder(fixture.input) {
            @Override
            public void read(InputFile file, Predicate<ReadResult> results) {
                if (!file.relativePath().startsWith(name)) {
                    super.read(file, results);
                    return;
                }
                for (int i = 0; i < takenBefore; i++) {
                    super.read(file, results);
                }
                first.run();
                super.read(file, results);
            }
        };
    }

    private NightlyJob job(ArticleSource source, Function<Article, String> languageOf) {
        JobParts parts = fixture.parts(fixture.translators);
        return new NightlyJob(fixture.options().optWorkers(2).build(), new JobParts(source, languageOf,
                parts.model(), parts.translators(), parts.summarizer(), parts.score(), parts.progress()));
    }

    private Function<Article, String> languageOf() {
        return fixture.parts(fixture.translators).languageOf();
    }

    @Test
    void readsAFileAgainWithNothingBesideIt() throws IOException {
        job(failingOn("b", this::failOnce, 0), languageOf()).run(new StopSignal());

        assertThat(fixture.column("status")).containsExactly("done", "done", "done");
        assertThat(attempts).hasValue(2);
        assertThat(beside).hasValue(0);
    }

    @Test
    void goesOnInATableBehindTheRecordsThatItHasGiven() throws IOException {
        job(failingOn("b", this::failOnce, 1), languageOf()).run(new StopSignal());

        assertThat(fixture.column("source_file")).containsExactly("a.txt", "b.txt", "b.txt", "c.txt");
        assertThat(fixture.column("status")).containsOnly("done");
        assertThat(attempts).hasValue(2);
        assertThat(beside).hasValue(0);
    }

    @Test
    void saysHowManyRecordsATableGaveThatCannotBeReadEvenAlone() throws IOException {
        job(failingOn("b", () -> {
            attempts.incrementAndGet();
            throw new OutOfMemoryError("test");
        }, 2), languageOf()).run(new StopSignal());

        assertThat(fixture.column("source_file")).containsExactly("a.txt", "b.txt", "b.txt", "b.txt", "c.txt");
        assertThat(fixture.column("status")).containsExactlyInAnyOrder("done", "done", "done", "failed", "done");
        assertThat(fixture.column("error")).anySatisfy(error -> assertThat(error)
                .contains("beyond its first 2 articles").contains("-Xmx"));
        assertThat(attempts).hasValue(2);
    }

    @Test
    void looksAtAnArticleAgainWithNothingBesideIt() throws IOException {
        job(new TextFolder(fixture.input), article -> {
            if (article.title().equals("b")) {
                failOnce();
            }
            return "pes_Arab";
        }).run(new StopSignal());

        assertThat(fixture.column("status")).containsExactly("done", "done", "done");
        assertThat(attempts).hasValue(2);
        assertThat(beside).hasValue(0);
    }

    @Test
    void saysSoIfAnArticleCannotBeLookedAtEvenAlone() throws IOException {
        job(new TextFolder(fixture.input), article -> {
            if (article.title().equals("b")) {
                attempts.incrementAndGet();
                throw new OutOfMemoryError("test");
            }
            return "pes_Arab";
        }).run(new StopSignal());

        assertThat(fixture.column("status")).containsExactly("done", "failed", "done");
        assertThat(fixture.records().get(1).get("error")).contains("could not be looked at").contains("-Xmx");
        assertThat(attempts).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Non-zero status code returned while running MatMulNBits node. Status Message: bfc_arena.cc:376"
            + " Failed to allocate memory for requested buffer of size 2830172160",
        "Non-zero status code returned while running Add node. Status Message: std::bad_alloc",
        "Non-zero status code returned while running Add node. Status Message: bad allocation"})
    void triesAgainAloneWhatNativeCodeGotNoMemoryFor(String message) throws IOException {
        fixture.translators.on("b", article -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException(new IllegalArgumentException(message));
            }
            beside.set(inHand.get());
        });

        job(new TextFolder(fixture.input), languageOf()).run(new StopSignal());

        assertThat(fixture.column("status")).containsExactly("done", "done", "done");
        assertThat(attempts).hasValue(2);
        assertThat(beside).hasValue(0);
    }

    @Test
    void saysWhatToDoIfNativeMemoryNeverSuffices() throws IOException {
        fixture.translators.on("b", article -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("Failed to allocate memory for requested buffer of size 9");
        });

        job(new TextFolder(fixture.input), languageOf()).run(new StopSignal());

        assertThat(fixture.column("status")).containsExactly("done", "failed", "done");
        assertThat(fixture.records().get(1).get("error")).contains("buffer of size 9").contains("--workers");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void triesNothingElseAgain() throws IOException {
        fixture.translators.on("b", article -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("test");
        });

        job(new TextFolder(fixture.input), languageOf()).run(new StopSignal());

        assertThat(fixture.column("status")).containsExactly("done", "failed", "done");
        assertThat(attempts).hasValue(1);
    }
}
