package org.tarjoman.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.quality.Flag;
import org.tarjoman.report.ArticleRow;
import org.tarjoman.report.OutputException;
import org.tarjoman.report.Status;

class LedgerTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("ledger");
    }

    private static ArticleRow row(String title) {
        return new ArticleRow("id", "a/b.md", Status.DONE, "pes_Arab", "ایرنا", "2026-11-29", "عنوان <&>", title,
                "summary", "line one\n\nline \"two\"", List.of("tag"), 73, List.of(Flag.NUMBER_MISSING), 3, 1,
                List.of("۱۹"), "model 1", "extractive", "f00", "");
    }

    @Test
    void givesBackExactlyWhatItWasGiven() {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.add("k1", row("one"));
            ledger.add("k2", row("two"));
        }

        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.find("k1")).contains(row("one"));
            assertThat(ledger.find("k2")).contains(row("two"));
            assertThat(ledger.find("k3")).isEmpty();
            assertThat(ledger.damagedLines()).isZero();
        }
    }

    @Test
    void makesNoFileUntilThereIsSomethingToRemember() {
        Ledger.open(file).close();

        assertThat(file).doesNotExist();
    }

    @Test
    void takesTheLaterOfTwoLinesForOneArticle() {
        Ledger.open(file).add("k", row("old"));
        Ledger.open(file).add("k", row("new"));

        assertThat(Ledger.open(file).find("k")).contains(row("new"));
    }

    @Test
    void passesOverDamageOfEveryKindAndKeepsTheRest() throws IOException {
        Ledger.open(file).add("k1", row("one"));
        String good = Files.readString(file);
        String garbage = "\0\0\0\nnull\n[]\n{\"key\":\"x\"}\n{\"key\":\"x\",\"row\":{}}\n\n" + good.replace("one", "uno");
        Files.writeString(file, garbage, StandardOpenOption.APPEND);
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}, StandardOpenOption.APPEND);
        Ledger.open(file).add("k2", row("two"));

        Ledger ledger = Ledger.open(file);

        assertThat(ledger.find("k1")).contains(row("one"));
        assertThat(ledger.find("k2")).contains(row("two"));
        assertThat(ledger.find("x")).isEmpty();
        assertThat(ledger.damagedLines()).isEqualTo(7);
    }

    @Test
    void startsANewLineAfterAHalfWrittenOne() throws IOException {
        Ledger.open(file).add("k1", row("one"));
        Files.writeString(file, "{\"key\":\"k2\",\"ro", StandardOpenOption.APPEND);

        Ledger.open(file).add("k3", row("three"));

        Ledger ledger = Ledger.open(file);
        assertThat(ledger.find("k3")).contains(row("three"));
        assertThat(ledger.damagedLines()).isEqualTo(1);
    }

    @Test
    void dropsWhatIsNotKeptAndAllDamage() throws IOException {
        Ledger first = Ledger.open(file);
        first.add("k1", row("one"));
        first.add("k2", row("two"));
        Files.writeString(file, "rubbish", StandardOpenOption.APPEND);

        Ledger.open(file).keepOnly(Set.of("k2", "k9"), source -> false);

        Ledger ledger = Ledger.open(file);
        assertThat(ledger.find("k1")).isEmpty();
        assertThat(ledger.find("k2")).contains(row("two"));
        assertThat(ledger.damagedLines()).isZero();
    }

    @Test
    void dropsLinesThatLaterOnesReplace() throws IOException {
        Ledger.open(file).add("k", row("old"));
        Ledger.open(file).add("k", row("new"));

        Ledger.open(file).keepOnly(Set.of("k"), source -> false);

        assertThat(Files.readString(file).lines()).hasSize(1);
        assertThat(Ledger.open(file).find("k")).contains(row("new"));
    }

    @Test
    void saysWhatToDoWhenTheDiskIsFullAndRemembersNothingThatIsNotOnIt() {
        Ledger ledger = new Ledger(file, bytes -> {
            throw new IOException("No space left on device");
        });

        assertThatThrownBy(() -> ledger.add("k", row("one"))).isInstanceOf(OutputException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("Free some space");
        assertThat(ledger.find("k")).isEmpty();
    }

    @Test
    void saysWhatToDoWhenTheFileIsAFolder() throws IOException {
        Files.createDirectory(file);

        assertThatThrownBy(() -> Ledger.open(file)).isInstanceOf(OutputException.class)
                .hasMessageContaining("delete it");
    }

    @Test
    void holdsOneLineAnArticleWhateverItsText() throws IOException {
        Ledger.open(file).add("k1", row("a\nb\r\nc\u2028d"));

        assertThat(Files.readString(file, StandardCharsets.UTF_8).lines()).hasSize(1);
        assertThat(Ledger.open(file).find("k1")).contains(row("a\nb\r\nc\u2028d"));
    }
}
