package org.tarjoman.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.RowFactory;

class BarProgressTest {

    private static final int WIDTH = 200;

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BarProgress bar =
            new BarProgress(new PrintStream(bytes, false, StandardCharsets.UTF_8), WIDTH);

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What is left to read on the terminal: each update begins at the line's start again. */
    private String last() {
        String text = written().stripTrailing();
        return text.substring(text.lastIndexOf('\r') + 1);
    }

    @Test
    void countsTheArticlesOfARunAndThoseThatFailed() throws IOException {
        JobFixture fixture = new JobFixture(folder);
        fixture.write("a.txt", "a", "body of a");
        fixture.write("b.txt", "b", "body of b");
        fixture.write("c.txt", "UNREADABLE");

        fixture.runShowing(bar);

        assertThat(last()).startsWith("Articles").contains("100%").contains("3/3").contains("1 failed");
    }

    @Test
    void addsUpWhatIsExpected() {
        ArticleRow row = new RowFactory("fake 1", translated -> 100).unreadable("1", "a.txt", "it is no text");
        bar.expect(3);
        bar.expect(1);
        bar.finished(row, "failed", Duration.ZERO);

        bar.close();

        assertThat(last()).contains("25%").contains("1/4").contains("1 failed");
    }

    @Test
    void endsWithOneLineEnd() {
        bar.expect(2);

        bar.close();

        assertThat(written()).endsWith(System.lineSeparator()).containsOnlyOnce("\n");
        assertThat(last()).contains("0/2").doesNotContain("failed");
    }

    @Test
    void writesNothingWhereTheRunEndsBeforeItsFirstArticle() {
        bar.close();

        assertThat(written()).isEmpty();
    }
}
