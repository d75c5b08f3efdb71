package org.tarjoman.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.article.Article;
import org.tarjoman.article.ArticleReader;
import org.tarjoman.article.InputFile;
import org.tarjoman.article.ReadResult;
import org.tarjoman.quality.Flag;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.RowFactory;

class EnglishCopyTest {

    private static final String TITLE = "Tabriz library puts manuscripts online\n\n";
    private static final String FIRST = "The library of Tabriz has put 4,000 manuscripts online. They are old.";
    private static final String SECOND = "The library plans to add 2,500 maps and photographs by next summer.";

    @TempDir
    private Path folder;

    private ArticleRow rowOf(String text) throws IOException {
        return rowOf(Files.writeString(folder.resolve("library.txt"), text));
    }

    private ArticleRow rowOf(Path file) throws IOException {
        Article article = ((ReadResult.Read) new ArticleReader()
                .read(new InputFile("library.txt", file, Files.size(file))).get(0)).article();
        // Without a dateline that was found there is nothing to lose.
        assertThat(article.dateline()).isNotEmpty();
        JobFixture fixture = new JobFixture(folder);
        return new ArticleProcessor(fixture.parts(fixture.translators), new RowFactory("fake 1", translated -> 100))
                .copy(article, "abc");
    }

    @Test
    void keepsTheDatelineOfTheSampleArticle() throws IOException {
        Path file = Path.of("input/english-library.txt");
        String text = Files.readString(file);

        ArticleRow row = rowOf(file);

        assertThat(row.translationEn()).startsWith("TABRIZ (IRNA) – The central library")
                .isEqualTo(text.substring(text.indexOf("\n\n")).strip());
        assertThat(row.agency()).isEqualTo("IRNA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TABRIZ (IRNA) – ", "TABRIZ, Iran (IRNA) -- ", "TABRIZ (ISNA)—", "Tabriz (IRNA): ",
        "Tabriz - IRNA - ", "IRNA – "})
    void keepsTheMarksOfADateline(String dateline) throws IOException {
        String body = dateline + FIRST + "\n\n" + SECOND;

        assertThat(rowOf(TITLE + body).translationEn()).isEqualTo(body);
    }

    @Test
    void keepsADatelineInTheParagraphThatItOpened() throws IOException {
        String body = SECOND + "\n\nTABRIZ (IRNA) – " + FIRST;

        assertThat(rowOf(TITLE + body).translationEn()).isEqualTo(body);
    }

    @Test
    void flagsAParagraphThatIsNotEnglish() throws IOException {
        String persian = "کتابخانه تبریز چهار هزار نسخه خطی را منتشر کرد.";

        ArticleRow row = rowOf(TITLE + "TABRIZ (IRNA) – " + FIRST + "\n\n" + SECOND + "\n\n" + persian);

        assertThat(row.qualityFlags()).contains(Flag.UNTRANSLATED, Flag.COPIED);
        assertThat(row.translationEn()).endsWith(persian);
    }
}
