package org.tarjoman.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.article.InputFile;
import org.tarjoman.article.ReadResult;
import org.tarjoman.model.ModelException;
import org.tarjoman.report.OutputException;

class NightlyJobTest {

    @TempDir
    private Path folder;
    private JobFixture fixture;

    @BeforeEach
    void makeFolders() throws IOException {
        fixture = new JobFixture(folder);
    }

    private void writeArticles(String... titles) throws IOException {
        for (String title : titles) {
            fixture.write(title + ".txt", title, "body of " + title);
        }
    }

    @Test
    void turnsEveryArticleIntoARowInTheOrderOfTheFiles() throws IOException {
        writeArticles("b", "a", "c");

        JobResult result = fixture.run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(fixture.column("source_file")).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(fixture.column("title_en")).containsExactly("A", "B", "C");
        assertThat(fixture.column("translation_en")).containsExactly("BODY OF A", "BODY OF B", "BODY OF C");
        assertThat(fixture.column("summary_en")).containsExactly("A", "B", "C");
        assertThat(fixture.column("status")).containsOnly("done");
        assertThat(fixture.column("translation_model")).containsOnly("fake 1");
    }

    @Test
    void repeatsNothingInASecondRunAndWritesTheSameBytes() throws IOException {
        writeArticles("a", "b");
        fixture.run();
        byte[] first = fixture.csv();
        fixture.translators.calls.clear();

        JobResult second = fixture.run();

        assertThat(fixture.translators.calls).isEmpty();
        assertThat(second.articles().reused()).isEqualTo(2);
        assertThat(fixture.csv()).isEqualTo(first);
    }

    @Test
    void loadsNoModelWhenThereIsNothingNew() throws IOException {
        writeArticles("a");
        fixture.run();
        int made = fixture.translators.made.get();

        fixture.run();

        assertThat(fixture.translators.made).hasValue(made);
    }

    @Test
    void writesTheSameBytesWithOneWorkerAndWithThree() throws IOException {
        writeArticles("a", "b", "c", "d", "e", "f", "g");
        fixture.run(fixture.options().optWorkers(3));
        byte[] three = fixture.csv();

        fixture.run(fixture.options().optWorkers(1).optForce(true));

        assertThat(fixture.csv()).isEqualTo(three);
        assertThat(fixture.translators.open).hasValue(0);
        assertThat(fixture.translators.closed).isTrue();
    }

    @Test
    void freesWhatTheTranslatorsShareWhereARunEndsBeforeItsFirstArticle() throws IOException {
        writeArticles("a");
        try (RunLock other = RunLock.acquire(Files.createDirectories(fixture.output))) {
            assertThatThrownBy(fixture::run).isInstanceOf(JobException.class);
        }

        assertThat(fixture.translators.closed).isTrue();
        assertThat(fixture.translators.made).hasValue(0);
    }

    @Test
    void freesWhatTheTranslatorsShareAfterADryRun() throws IOException {
        writeArticles("a");

        fixture.job(fixture.options()).plan();

        assertThat(fixture.translators.closed).isTrue();
    }

    @Test
    void translatesSeveralArticlesAtATime() throws IOException {
        writeArticles("a", "b");
        CountDownLatch bothStarted = new CountDownLatch(2);
        for (String title : List.of("a", "b")) {
            fixture.translators.on(title, article -> {
                bothStarted.countDown();
                FakeTranslators.waitFor(bothStarted);
            });
        }

        fixture.run(fixture.options().optWorkers(2));

        assertThat(fixture.column("status")).containsExactly("done", "done");
    }

    @Test
    void translatesOnlyWhatIsNewOrChanged() throws IOException {
        writeArticles("a", "b");
        fixture.run();
        fixture.translators.calls.clear();
        fixture.write("b.txt", "b changed", "body");
        writeArticles("c");

        fixture.run();

        assertThat(fixture.translators.calls).containsExactly("b changed", "c");
    }

    @Test
    void translatesAnewWhenASettingTheProgramOrTheUserWantsIt() throws IOException {
        writeArticles("a");
        fixture.run();

        fixture.run(fixture.options().optSettings(Map.of("beam", "1")));
        fixture.run(fixture.options().optSettings(Map.of("beam", "1")).setProgramVersion("2"));
        fixture.run(fixture.options().optSettings(Map.of("beam", "1")).setProgramVersion("2").optForce(true));

        assertThat(fixture.translators.calls).hasSize(4);
    }

    @Test
    void givesAFailedArticleARowAndGoesOn() throws IOException {
        writeArticles("a", "b", "c");
        fixture.translators.on("b", article -> {
            throw new IllegalStateException("no such tensor");
        });

        JobResult result = fixture.run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(fixture.column("status")).containsExactly("done", "failed", "done");
        assertThat(fixture.records().get(1).get("error")).contains("no such tensor");
        assertThat(fixture.translators.open).hasValue(0);
    }

    @Test
    void triesAFailedArticleAgainInTheNextRun() throws IOException {
        writeArticles("a", "b");
        int[] attempts = {0};
        fixture.translators.on("b", article -> {
            if (attempts[0]++ == 0) {
                throw new IllegalStateException("a passing fault");
            }
        });
        fixture.run();
        fixture.translators.calls.clear();

        JobResult second = fixture.run();

        assertThat(fixture.translators.calls).containsExactly("b");
        assertThat(second.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void survivesAStackOverflowOfOneArticle() throws IOException {
        writeArticles("a", "b");
        fixture.translators.on("a", article -> {
            throw new StackOverflowError();
        });

        fixture.run();

        assertThat(fixture.column("status")).containsExactly("failed", "done");
    }

    @Test
    void triesWhatRanOutOfMemoryAgainAloneAfterTheOthers() throws IOException {
        writeArticles("a", "b", "c", "d");
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger inHand = new AtomicInteger();
        List<Integer> beside = Collections.synchronizedList(new ArrayList<>());
        for (String title : List.of("a", "c", "d")) {
            fixture.translators.on(title, article -> {
                inHand.incrementAndGet();
                LockSupport.parkNanos(20_000_000);
                inHand.decrementAndGet();
            });
        }
        fixture.translators.on("b", article -> {
            if (attempts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("test");
            }
            beside.add(inHand.get());
        });

        JobResult result = fixture.run(fixture.options().optWorkers(3));

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(fixture.column("status")).containsOnly("done").hasSize(4);
        assertThat(fixture.translators.calls).hasSize(5).endsWith("b");
        assertThat(beside).containsExactly(0);
        assertThat(fixture.translators.open).hasValue(0);
    }

    @Test
    void givesAnArticleThatNeverFitsInMemoryARowThatSaysWhatToDo() throws IOException {
        writeArticles("a", "b", "c");
        fixture.write("d.txt", "b", "body");
        fixture.translators.on("b", article -> {
            throw new OutOfMemoryError("test");
        });

        JobResult result = fixture.run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(fixture.column("status")).containsExactly("done", "failed", "done", "failed");
        assertThat(fixture.records().get(1).get("error")).contains("memory ran out").contains("-Xmx");
        assertThat(fixture.translators.calls.stream().filter("b"::equals)).hasSize(4);
    }

    @Test
    void givesTheDuplicateOfAnArticleThatIsTriedAgainItsRow() throws IOException {
        writeArticles("a", "b");
        fixture.write("c.txt", "a", "body of a");
        AtomicInteger attempts = new AtomicInteger();
        fixture.translators.on("a", article -> {
            if (attempts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("test");
            }
        });

        fixture.run();

        assertThat(fixture.column("status")).containsOnly("done").hasSize(3);
        assertThat(fixture.records().get(2).get("quality_flags")).contains("duplicate");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void triesNothingAgainOnceTheRunIsStopped() throws IOException {
        writeArticles("a", "b");
        StopSignal stop = new StopSignal();
        fixture.translators.on("a", article -> {
            throw new OutOfMemoryError("test");
        });
        fixture.translators.on("b", article -> stop.request());

        assertThatThrownBy(() -> fixture.job(fixture.options()).run(stop)).isInstanceOf(JobException.class);

        assertThat(fixture.translators.calls).containsExactly("a", "b");
        assertThat(fixture.translators.open).hasValue(0);
    }

    private ArticleSource outOfMemoryOn(String name) {
        return new TextFolder(fixture.input) {
            @Override
            public void read(InputFile file, Predicate<ReadResult> results) {
                if (file.relativePath().startsWith(name)) {
                    throw new OutOfMemoryError("test");
                }
                super.read(file, results);
            }
        };
    }

    /** Runs as usual, then a night in which something fails, then as usual again: nothing may be done twice. */
    private void assertKeptOverANight(NightlyJob failing) throws IOException {
        fixture.run();
        failing.run(new StopSignal());
        assertThat(fixture.column("status")).containsExactly("failed", "done");
        fixture.translators.calls.clear();

        fixture.run();

        assertThat(fixture.column("status")).containsExactly("done", "done");
        assertThat(fixture.translators.calls).isEmpty();
    }

    @Test
    void keepsTheWorkOfEarlierNightsIfAnArticleCannotBeLookedAtForOnce() throws IOException {
        writeArticles("a", "b");
        JobParts parts = fixture.parts(fixture.translators);

        assertKeptOverANight(new NightlyJob(fixture.options().build(), new JobParts(parts.source(), article -> {
            if (article.title().equals("a")) {
                throw new IllegalStateException("test");
            }
            return "pes_Arab";
        }, parts.model(), parts.translators(), parts.summarizer(), parts.score(), parts.progress())));
    }

    @Test
    void keepsTheWorkOfEarlierNightsIfAFileCannotBeReadForOnce() throws IOException {
        writeArticles("a", "b");

        assertKeptOverANight(fixture.job(fixture.options(), outOfMemoryOn("a")));
    }

    private ArticleSource unreadableFor(String name) {
        return new TextFolder(fixture.input) {
            @Override
            public void read(InputFile file, Predicate<ReadResult> results) {
                if (file.relativePath().startsWith(name)) {
                    results.test(new ReadResult.Failed("id", file.relativePath(), "the file cannot be read: test"));
                } else {
                    super.read(file, results);
                }
            }
        };
    }

    @Test
    void keepsTheWorkOfEarlierNightsIfAFileGivesAnErrorForOnce() throws IOException {
        writeArticles("a", "b");

        assertKeptOverANight(fixture.job(fixture.options(), unreadableFor("a")));
    }

    @Test
    void forgetsWhatIsGoneThoughAnotherFileCanNeverBeRead() throws IOException {
        writeArticles("a", "b", "c");
        fixture.run();
        Files.delete(fixture.input.resolve("b.txt"));
        fixture.job(fixture.options(), unreadableFor("c")).run(new StopSignal());
        writeArticles("b");
        fixture.translators.calls.clear();

        fixture.run();

        assertThat(fixture.translators.calls).containsExactly("b");
    }

    @Test
    void readsAnInputFolderThatLiesInTheOutputFolder() throws IOException {
        writeArticles("a");

        fixture.run(fixture.options().setOutput(fixture.input.getParent()));

        assertThat(fixture.translators.calls).containsExactly("a");
        assertThat(Files.readString(fixture.input.resolveSibling(JobOptions.REPORT))).contains("a.txt");
    }

    @Test
    void survivesAFileThatIsReadIntoMoreMemoryThanThereIs() throws IOException {
        writeArticles("a", "b");

        fixture.job(fixture.options(), outOfMemoryOn("a")).run(new StopSignal());

        assertThat(fixture.column("status")).containsExactly("failed", "done");
        assertThat(fixture.records().get(0).get("error")).contains("could not be read").contains("-Xmx");
    }

    @Test
    void endsTheRunWhenTheVirtualMachineIsBrokenButKeepsWhatIsDone() throws IOException {
        writeArticles("a", "b", "c");
        fixture.translators.on("b", article -> {
            throw new InternalError("test");
        });

        assertThatThrownBy(fixture::run).isInstanceOf(InternalError.class);

        assertThat(fixture.outputNames()).contains(JobOptions.LEDGER).doesNotContain(JobOptions.REPORT);
    }

    @Test
    void endsTheRunWhenTheModelCannotBeLoaded() throws IOException {
        writeArticles("a");
        TranslatorFactory broken = new TranslatorFactory() {
            @Override
            public org.tarjoman.translate.ArticleTranslator newTranslator() {
                throw new ModelException("encoder.onnx is damaged");
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };

        assertThatThrownBy(() -> new NightlyJob(fixture.options().build(), fixture.parts(broken))
                .run(new StopSignal())).isInstanceOf(ModelException.class);
    }

    @Test
    void givesWhatCannotBeReadARow() throws IOException {
        fixture.write("a.txt", "UNREADABLE");
        writeArticles("b");

        JobResult result = fixture.run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(fixture.column("error")).containsExactly("it is no text", "");
    }

    @Test
    void survivesAFaultOfTheReader() throws IOException {
        fixture.write("a.txt");
        writeArticles("b");

        fixture.run();

        assertThat(fixture.column("status")).containsExactly("failed", "done");
        assertThat(fixture.records().get(0).get("error")).contains("could not be read");
    }

    @Test
    void leavesOtherLanguagesAloneAndSaysWhy() throws IOException {
        writeArticles("Arabic news");

        JobResult result = fixture.run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(fixture.column("status")).containsExactly("skipped");
        assertThat(fixture.records().get(0).get("error")).contains("arb_Arab").contains("fake");
        assertThat(fixture.translators.calls).isEmpty();
    }

    @Test
    void translatesDariWithAModelOfPersian() throws IOException {
        writeArticles("Dari news");

        fixture.run();

        assertThat(fixture.column("status")).containsExactly("done");
        assertThat(fixture.column("language")).containsExactly("prs_Arab");
    }

    @Test
    void copiesAndSummarisesEnglish() throws IOException {
        fixture.write("e.txt", "English news", "It rained. It stopped.");

        fixture.run();

        assertThat(fixture.column("translation_en")).containsExactly("It rained. It stopped.");
        assertThat(fixture.column("summary_en")).containsExactly("English news");
        assertThat(fixture.column("quality_flags")).containsExactly("copied");
        assertThat(fixture.column("sentences")).containsExactly("3");
        assertThat(fixture.translators.calls).isEmpty();
    }

    @Test
    void translatesTheSameContentOnceAndFlagsTheSecondFile() throws IOException {
        fixture.write("a.txt", "same", "body");
        fixture.write("b.txt", "same", "body");

        JobResult result = fixture.run();

        assertThat(fixture.translators.calls).containsExactly("same");
        assertThat(fixture.column("translation_en")).containsExactly("BODY", "BODY");
        assertThat(fixture.column("quality_flags")).containsExactly("", "duplicate");
        assertThat(fixture.column("article_id")).containsExactly("id-a.txt", "id-b.txt");
        assertThat(result.articles().duplicates()).isEqualTo(1);
    }

    @Test
    void usesTheWorkForTheOtherFileWhenTheFirstIsGone() throws IOException {
        fixture.write("a.txt", "same", "body");
        fixture.write("b.txt", "same", "body");
        fixture.run();
        Files.delete(fixture.input.resolve("a.txt"));

        fixture.run();

        assertThat(fixture.translators.calls).containsExactly("same");
        assertThat(fixture.column("source_file")).containsExactly("b.txt");
        assertThat(fixture.column("quality_flags")).containsExactly("");
    }

    @Test
    void guardsTitlesThatStartLikeAFormulaButNotInTheLedger() throws IOException {
        writeArticles("=cmd");
        fixture.run();
        assertThat(fixture.column("title_en")).containsExactly("'=CMD");

        fixture.run(fixture.options().optRawCells(true));

        assertThat(fixture.column("title_en")).containsExactly("=CMD");
        assertThat(fixture.translators.calls).hasSize(1);
    }

    @Test
    void writesAHeaderAndAWarningWhenThereIsNoInput() throws IOException {
        JobResult result = fixture.run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("no article"));
        assertThat(new String(fixture.csv())).startsWith("article_id,").hasLineCount(1);
    }

    @Test
    void saysSoWhenTheInputFolderIsMissing() {
        JobFixture missing = new JobFixture(folder.resolve("nowhere"), folder.resolve("output"));

        assertThatThrownBy(missing::run).isInstanceOfSatisfying(JobException.class,
                e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE)).hasMessageContaining("nowhere");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void saysSoWhenTheOutputIsAFile() throws IOException {
        writeArticles("a");
        Files.writeString(fixture.output, "in the way");

        assertThatThrownBy(fixture::run).isInstanceOf(OutputException.class)
                .hasMessageContaining(fixture.output.toString()).hasMessageContaining("--output");
        assertThat(fixture.translators.calls).isEmpty();
    }

    @Test
    void refusesToWriteIntoTheInputFolderItself() {
        JobFixture same = new JobFixture(fixture.input, fixture.input);

        assertThatThrownBy(same::run).isInstanceOfSatisfying(JobException.class,
                e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void doesNotReadItsOwnReportWhenTheOutputLiesInTheInput() throws IOException {
        JobFixture inside = new JobFixture(fixture.input, fixture.input.resolve("results"));
        writeArticles("a");
        inside.run();

        JobResult second = inside.run();

        assertThat(inside.column("source_file")).containsExactly("a.txt");
        assertThat(second.warnings()).anyMatch(warning -> warning.contains("output folder lies in the input"));
    }

    @Test
    void takesOnlyTheFirstArticlesUpToTheLimitAndForgetsNoOther() throws IOException {
        writeArticles("a", "b", "c");
        fixture.run();
        fixture.translators.calls.clear();

        fixture.run(fixture.options().optLimit(1));
        assertThat(fixture.column("source_file")).containsExactly("a.txt");
        fixture.run();

        assertThat(fixture.translators.calls).isEmpty();
    }

    @Test
    void stopsAtTheFirstFailureWhenToldToAndLeavesTheOldReport() throws IOException {
        writeArticles("a");
        fixture.run();
        byte[] yesterday = fixture.csv();
        writeArticles("b", "c");
        fixture.translators.on("b", article -> {
            throw new IllegalStateException("bad");
        });

        assertThatThrownBy(() -> fixture.run(fixture.options().optSkipPolicy(SkipPolicy.atMost(0))))
                .isInstanceOfSatisfying(JobException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FATAL))
                .hasMessageContaining("b.txt");

        assertThat(fixture.csv()).isEqualTo(yesterday);
    }

    @Test
    void bearsAsManyFailuresAsAllowedAndNoMore() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            fixture.write(name + ".txt", "UNREADABLE");
        }

        assertThat(fixture.run(fixture.options().optSkipPolicy(SkipPolicy.atMost(3))).exitCode())
                .isEqualTo(ExitCode.SOME_FAILED);
        assertThatThrownBy(() -> fixture.run(fixture.options().optSkipPolicy(SkipPolicy.atMost(2))))
                .isInstanceOf(JobException.class);
    }

    @Test
    void failsAnArticleWhoseTimeIsUpAndKeepsTheWorker() throws IOException {
        writeArticles("a", "b", "c");
        fixture.translators.on("b", FakeTranslators::waitForInterruption);

        JobResult result = fixture.run(fixture.options().optArticleTimeout(Duration.ofMillis(50))
                .optGrace(Duration.ofSeconds(60)));

        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(fixture.column("status")).containsExactly("done", "failed", "done");
        assertThat(fixture.records().get(1).get("error")).contains("time limit of 0.05 seconds");
        assertThat(fixture.column("quality_flags")).containsExactly("", "time_limit", "");
    }

    @Test
    void replacesAWorkerThatDoesNotReactToTheTimeLimit() throws IOException {
        writeArticles("a", "b");
        CountDownLatch never = new CountDownLatch(1);
        fixture.translators.on("a", article -> FakeTranslators.waitStubbornly(never));

        // Long enough for the second article on a machine that is busy with other things.
        NightlyJob job = fixture.job(fixture.options().optArticleTimeout(Duration.ofMillis(400))
                .optGrace(Duration.ofMillis(400)));
        JobResult result = job.run(new StopSignal());
        never.countDown();

        assertThat(job.hasStuckWorkers()).isTrue();

        assertThat(fixture.column("status")).containsExactly("failed", "done");
        assertThat(fixture.records().get(0).get("error")).contains("did not react");
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("did not react"));
        assertThat(fixture.translators.closed).as("the model that the stuck worker still uses").isFalse();
    }

    @Test
    void stopsOnRequestWithoutAReportAndGoesOnFromThereInTheNextRun() throws IOException {
        writeArticles("a", "b", "c");
        StopSignal stop = new StopSignal();
        fixture.translators.on("b", article -> stop.request());

        assertThatThrownBy(() -> fixture.job(fixture.options()).run(stop))
                .isInstanceOfSatisfying(JobException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.STOPPED));
        assertThat(fixture.outputNames()).containsExactly(JobOptions.LEDGER, JobOptions.LOCK);
        assertThat(fixture.translators.calls).containsExactly("a", "b");

        fixture.translators.calls.clear();
        fixture.run();

        assertThat(fixture.translators.calls).containsExactly("c");
        assertThat(fixture.column("status")).containsOnly("done").hasSize(3);
    }

    @Test
    void givesUpWorkInHandThatDoesNotEndAfterAStop() throws IOException {
        writeArticles("a", "b");
        StopSignal stop = new StopSignal();
        fixture.translators.on("b", article -> {
            stop.request();
            FakeTranslators.waitForInterruption(article);
        });

        assertThatThrownBy(() -> fixture.job(fixture.options()).run(stop)).isInstanceOf(JobException.class);

        fixture.translators.on("b", article -> { });
        fixture.translators.calls.clear();
        fixture.run();
        assertThat(fixture.translators.calls).containsExactly("b");
    }

    @Test
    void refusesASecondRunOnTheSameOutput() throws IOException {
        writeArticles("a");
        fixture.translators.on("a", article -> assertThatThrownBy(fixture::run)
                .isInstanceOfSatisfying(JobException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED)));

        assertThat(fixture.run().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(fixture.run().exitCode()).as("the lock is free again").isEqualTo(ExitCode.DONE);
    }

    @Test
    void endsTheRunWhenTheDiskIsFullAndKeepsTheOldReport() throws IOException {
        writeArticles("a");
        fixture.run();
        byte[] yesterday = fixture.csv();
        writeArticles("b");

        assertThatThrownBy(() -> fixture.job(fixture.options()).run(new StopSignal(),
                file -> new Ledger(file, bytes -> {
                    throw new IOException("No space left on device");
                })))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("No space left on device").hasMessageContaining("Free some space");

        assertThat(fixture.csv()).isEqualTo(yesterday);
        assertThat(fixture.outputNames()).containsExactly(
                JobOptions.LEDGER, JobOptions.LOCK, JobOptions.REPORT, JobOptions.MANIFEST);
    }

    @Test
    void redoesArticlesWhoseLedgerLinesAreDamaged() throws IOException {
        writeArticles("a", "b", "c");
        fixture.run();
        byte[] whole = fixture.csv();
        Path ledger = fixture.output.resolve(JobOptions.LEDGER);
        List<String> lines = Files.readAllLines(ledger);
        Files.writeString(ledger, lines.get(0).replace("BODY", "BUDY") + "\n" + lines.get(1) + "\n"
                + lines.get(2).substring(0, 40));
        fixture.translators.calls.clear();

        JobResult result = fixture.run();

        assertThat(fixture.translators.calls).containsExactly("a", "c");
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("2 damaged lines"));
        assertThat(fixture.csv()).isEqualTo(whole);
        fixture.translators.calls.clear();
        assertThat(fixture.run().warnings()).isEmpty();
        assertThat(fixture.translators.calls).isEmpty();
    }

    @Test
    void plansWithoutWritingAnythingOrLoadingTheModel() throws IOException {
        writeArticles("a");
        fixture.run();
        writeArticles("Arabic", "English", "b");
        fixture.write("c.txt", "b", "body of b");
        fixture.write("d.txt", "UNREADABLE");
        int made = fixture.translators.made.get();
        byte[] ledger = Files.readAllBytes(fixture.output.resolve(JobOptions.LEDGER));

        List<PlannedArticle> plan = fixture.job(fixture.options()).plan();

        assertThat(plan).extracting(PlannedArticle::sourceFile, PlannedArticle::plan).containsExactly(
                org.assertj.core.groups.Tuple.tuple("Arabic.txt", PlannedArticle.Plan.SKIPPED),
                org.assertj.core.groups.Tuple.tuple("English.txt", PlannedArticle.Plan.COPY),
                org.assertj.core.groups.Tuple.tuple("a.txt", PlannedArticle.Plan.CACHED),
                org.assertj.core.groups.Tuple.tuple("b.txt", PlannedArticle.Plan.NEW),
                org.assertj.core.groups.Tuple.tuple("c.txt", PlannedArticle.Plan.DUPLICATE),
                org.assertj.core.groups.Tuple.tuple("d.txt", PlannedArticle.Plan.FAILED));
        assertThat(fixture.translators.made).hasValue(made);
        assertThat(Files.readAllBytes(fixture.output.resolve(JobOptions.LEDGER))).isEqualTo(ledger);
    }

    @Test
    void plansWithoutMakingTheOutputFolder() throws IOException {
        writeArticles("a");

        fixture.job(fixture.options()).plan();

        assertThat(fixture.output).doesNotExist();
    }

    @Test
    void writesAManifestThatAgreesWithTheReport() throws IOException {
        writeArticles("a", "Arabic");
        fixture.write("u.txt", "UNREADABLE");

        fixture.run();

        JsonObject manifest = JsonParser.parseString(
                Files.readString(fixture.output.resolve(JobOptions.MANIFEST))).getAsJsonObject();
        JsonObject articles = manifest.getAsJsonObject("articles");
        assertThat(articles.get("total").getAsInt()).isEqualTo(3);
        assertThat(articles.get("done").getAsInt()).isEqualTo(1);
        assertThat(articles.get("skipped").getAsInt()).isEqualTo(1);
        assertThat(articles.get("failed").getAsInt()).isEqualTo(1);
        assertThat(manifest.getAsJsonObject("report").get("bytes").getAsInt()).isEqualTo(fixture.csv().length);
        assertThat(manifest.getAsJsonObject("settings").get("beam").getAsString()).isEqualTo("4");
        assertThat(Files.readString(fixture.output.resolve(JobOptions.MANIFEST)))
                .doesNotContain(folder.toString());
    }

    @Test
    void doesNotForgetTheWorkOfOtherNightsInOneWithoutInput() throws IOException {
        writeArticles("a", "b");
        fixture.run();
        Path away = folder.resolve("away");
        Files.move(fixture.input, away);
        Files.createDirectories(fixture.input);
        fixture.run();
        Files.delete(fixture.input);
        Files.move(away, fixture.input);

        assertThat(fixture.run().articles().reused()).isEqualTo(2);
        assertThat(fixture.translators.calls).hasSize(2);
    }

    @Test
    void translatesALanguageThatTheModelListsAndSkipsOneThatItDoesNot() throws IOException {
        fixture.write("a.txt", "Arabic news", "body");
        assertThat(fixture.run().articles().skipped()).isEqualTo(1);

        assertThat(fixture.runWithLanguages("pes_Arab", "arb_Arab").articles().done()).isEqualTo(1);
        assertThat(fixture.column("language")).containsExactly("arb_Arab");
        assertThat(fixture.translators.calls).hasSize(1);
    }

    @Test
    void asksForNoMoreResultsOfAFileThanTheLimit() throws IOException {
        CountingSource source = CountingSource.ofArticles("a", "b", "c", "d");

        fixture.job(fixture.options().optLimit(2), source).run(new StopSignal());

        assertThat(source.offered()).isEqualTo(2);
        assertThat(fixture.column("title_en")).containsExactly("A", "B");
    }

    @Test
    void takesEveryResultOfAFileWithoutALimit() throws IOException {
        CountingSource source = CountingSource.ofArticles("a", "UNREADABLE", "c", "d");

        fixture.job(fixture.options(), source).run(new StopSignal());

        assertThat(source.offered()).isEqualTo(4);
        assertThat(fixture.column("status")).containsExactly("done", "failed", "done", "done");
    }

    @Test
    void asksForNoFurtherResultOfAFileOnceTheRunIsGivenUp() {
        CountingSource source = CountingSource.ofArticles("UNREADABLE", "b", "c", "d");
        NightlyJob job = fixture.job(fixture.options().optSkipPolicy(SkipPolicy.atMost(0)), source);

        assertThatThrownBy(() -> job.run(new StopSignal())).isInstanceOfSatisfying(JobException.class,
                e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FATAL));

        assertThat(source.offered()).isEqualTo(1);
        assertThat(fixture.translators.calls).isEmpty();
        assertThat(fixture.output.resolve(JobOptions.REPORT)).doesNotExist();
    }
}
