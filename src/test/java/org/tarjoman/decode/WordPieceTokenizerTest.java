package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.model.ModelException;
import org.tarjoman.model.TinyBundle;

class WordPieceTokenizerTest {

    private static final Path FILE = TinyBundle.FOLDER.resolve("tokenizer.json");
    private static final int START = 2;
    private static final int END = 3;
    private static final int NEWS = 4;
    private static final int TEHRAN = 6;

    private static WordPieceTokenizer tokenizer;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        tokenizer = new WordPieceTokenizer(FILE);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    private Path changed(String from, String to) throws IOException {
        String content = Files.readString(FILE);
        assertThat(content).contains(from);
        return Files.writeString(folder.resolve("tokenizer.json"), content.replace(from, to));
    }

    @Test
    void putsStartAndEndAroundThePieces() {
        assertThat(tokenizer.encode("خبر تهران")).containsExactly(START, NEWS, TEHRAN, END);
        assertThat(tokenizer.encode("")).containsExactly(START, END);
        assertThat(tokenizer.encode("  ")).containsExactly(START, END);
    }

    @Test
    void neverTruncatesOrPads() {
        int[] ids = tokenizer.encode("خبر ".repeat(2000) + "تهران");

        assertThat(ids).hasSize(2003);
        assertThat(ids[2001]).isEqualTo(TEHRAN);
        assertThat(tokenizer.encode("خبر")).hasSize(3);
    }

    @Test
    void neverTruncatesEvenIfTheFileAsksForIt() throws IOException {
        Path file = changed("\"truncation\": null",
                "\"truncation\": {\"direction\": \"Right\", \"max_length\": 8,"
                + " \"strategy\": \"LongestFirst\", \"stride\": 0}");
        try (WordPieceTokenizer truncating = new WordPieceTokenizer(file)) {
            assertThat(truncating.encode("خبر ".repeat(600))).hasSize(602);
        }
    }

    @Test
    void takesTheNamesOfSpecialPiecesForOrdinaryText() {
        assertThat(tokenizer.encode("[SEP] خبر [CLS]")).startsWith(START).endsWith(END)
                .containsOnlyOnce(START).containsOnlyOnce(END).contains(NEWS);
    }

    @Test
    void survivesCharactersThatNoTextHolds() {
        assertThat(tokenizer.encode("خبر \ud800 تهران")).startsWith(START, NEWS).endsWith(TEHRAN, END);
        assertThat(tokenizer.encode("خبر \0 تهران")).startsWith(START, NEWS).endsWith(TEHRAN, END);
        assertThat(tokenizer.hasUnknownText("\udc00 خبر \ud83d")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"خبر 漢 تهران", "漢", "😀 خبر 漢", "خبر €5", "خبر 5 ± 1", "خبر ½", "قيمت ٹماٹر"})
    void noticesTextWithoutPieces(String text) {
        assertThat(tokenizer.hasUnknownText(text)).isTrue();
    }

    @Test
    void noticesAWordThatIsTooLongForThePieces() {
        assertThat(tokenizer.encode("خ".repeat(101))).hasSize(3);
        assertThat(tokenizer.hasUnknownText("خ".repeat(101))).isTrue();
        assertThat(tokenizer.hasUnknownText("خ".repeat(100))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "خبر تهران", "خبر – تهران", "خبر–تهران", "😀 خبر 😀", "🔹 خبر", "می\u200cگفت",
            "news 15"})
    void isSilentAboutMarksAndPictures(String text) {
        assertThat(tokenizer.hasUnknownText(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"[CLS]\"", "\"[SEP]\""})
    void saysThatASpecialPieceIsMissing(String piece) throws IOException {
        Path file = changed(piece, "\"[other]\"");

        assertThatThrownBy(() -> new WordPieceTokenizer(file)).isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("lacks")
                .hasMessageContaining("Restore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "no JSON", "{\"model\": {}}"})
    void saysThatTheFileIsNoTokenizer(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), content);

        assertThatThrownBy(() -> new WordPieceTokenizer(file)).isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("cannot be loaded");
    }

    @Test
    void saysThatTheFileIsMissing() {
        Path missing = folder.resolve("none.json");
        assertThatThrownBy(() -> new WordPieceTokenizer(missing)).isInstanceOf(ModelException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void refusesToWorkWhenClosed() {
        WordPieceTokenizer closed = new WordPieceTokenizer(FILE);
        closed.close();

        assertThatThrownBy(() -> closed.encode("خبر")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsDjlOffTheNetworkBeforeItLoadsAnything() {
        System.clearProperty("ai.djl.offline");
        System.clearProperty("OPT_OUT_TRACKING");

        new WordPieceTokenizer(FILE).close();

        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    @Test
    void readsTheIdsOfSpecialPiecesFromTheFile() throws IOException {
        JsonObject content = new Gson().fromJson(Files.readString(FILE), JsonObject.class);
        JsonObject pieces = content.getAsJsonObject("model").getAsJsonObject("vocab");
        pieces.addProperty("[CLS]", 4);
        pieces.addProperty("خبر", 2);
        Path file = Files.writeString(folder.resolve("tokenizer.json"), content.toString());
        try (WordPieceTokenizer other = new WordPieceTokenizer(file)) {
            assertThat(other.encode("خبر")).containsExactly(4, 2, END);
        }
    }
}
