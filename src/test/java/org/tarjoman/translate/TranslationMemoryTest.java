package org.tarjoman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.translate.TranslationMemory.Entry;

class TranslationMemoryTest {

    private static final Entry HELLO = new Entry("Hello, \"world\"\nand more", -0.25, false, true, true, 0.05);
    private static final Entry RAIN = new Entry("Rain in Rasht", -1.5, true, false, false, 1);

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("new").resolve("memory.jsonl");
    }

    private void write(Entry entry, String... sources) {
        try (TranslationMemory memory = TranslationMemory.open(file, "model")) {
            for (String source : sources) {
                memory.add(source, entry);
            }
        }
    }

    private void assertHolds(String source, Entry entry) {
        try (TranslationMemory memory = TranslationMemory.open(file, "model")) {
            assertThat(memory.find(source)).contains(entry);
        }
    }

    @Test
    void keepsSentencesAcrossOpenings() {
        write(HELLO, "سلام دنیا \"نقل\" \\ \n < & \u2028 😀");
        write(RAIN, "باران در رشت");
        write(HELLO);

        assertHolds("سلام دنیا \"نقل\" \\ \n < & \u2028 😀", HELLO);
        assertHolds("باران در رشت", RAIN);
    }

    @Test
    void keepsTheFirstTranslationAndWritesItOnce() throws IOException {
        write(HELLO, "سلام", "سلام");
        write(RAIN, "سلام");

        assertHolds("سلام", HELLO);
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void takesNothingFromAnotherModel() {
        write(HELLO, "سلام");

        try (TranslationMemory memory = TranslationMemory.open(file, "other model")) {
            assertThat(memory.find("سلام")).isEmpty();
            memory.add("سلام", RAIN);
        }
        assertHolds("سلام", HELLO);
        try (TranslationMemory memory = TranslationMemory.open(file, "other model")) {
            assertThat(memory.find("سلام")).contains(RAIN);
        }
    }

    @Test
    void remembersARunWithoutAFile() {
        try (TranslationMemory memory = TranslationMemory.open(null, "model")) {
            memory.add("سلام", HELLO);
            assertThat(memory.find("سلام")).contains(HELLO);
            assertThat(memory.find("درود")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}", "null", "[]", "{\"model\":\"model\",\"source\":\"سلام\"}",
            "{\"model\":\"model\",\"source\":\"سلام\",\"entry\":{}}",
            "{\"model\":\"model\",\"source\":\"سلام\",\"entry\":{\"target\":\"Hello\",\"score\":\"low\"}}",
            "{\"model\":\"model\",\"source\":\"سلام\",\"entry\":{\"target\":\"Hel"})
    void passesOverLinesThatCannotBeRead(String line) throws IOException {
        write(RAIN, "باران");
        Files.writeString(file, line + "\n" + Files.readString(file) + line + "\n");
        write(HELLO, "درود");

        assertHolds("باران", RAIN);
        assertHolds("درود", HELLO);
        try (TranslationMemory memory = TranslationMemory.open(file, "model")) {
            assertThat(memory.find("سلام")).isEmpty();
        }
    }

    @Test
    void losesNothingButTheLineThatWasBeingWrittenWhenItWasKilled() throws IOException {
        write(HELLO, "باران", "سلام");
        byte[] whole = Files.readAllBytes(file);
        int lastLine = 0;
        for (int i = 0; i < whole.length - 1; i++) {
            lastLine = whole[i] == '\n' ? i + 1 : lastLine;
        }
        int letter = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\u00D8', lastLine);
        int number = new String(whole, StandardCharsets.ISO_8859_1).indexOf(":-0.25", lastLine);
        // Whole lines, half a Persian letter (it has two bytes), half a number, all but the line's end.
        for (int length : new int[] {lastLine, lastLine + 1, letter + 1, number + 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));

            write(RAIN, "دیدار");

            assertHolds("باران", HELLO);
            assertHolds("دیدار", RAIN);
        }
    }

    @Test
    void passesOverBytesThatAreNoText() throws IOException {
        write(HELLO, "باران");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String before = "{\"model\":\"model\",\"source\":\"سلام\",\"entry\":{\"target\":\"Hel";
        String after = "lo\",\"score\":-1,\"capped\":false,\"split\":false}}\n";
        bytes.write(before.getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.write(after.getBytes(StandardCharsets.UTF_8));
        bytes.write(Files.readAllBytes(file));
        Files.write(file, bytes.toByteArray());

        try (TranslationMemory memory = TranslationMemory.open(file, "model")) {
            assertThat(memory.find("سلام")).isEmpty();
            assertThat(memory.find("باران")).contains(HELLO);
        }
    }

    @Test
    void isNotStoppedByASentenceThatCannotBeWritten() {
        write(HELLO, "سلام \ud800", "باران");

        assertHolds("باران", HELLO);
        try (TranslationMemory memory = TranslationMemory.open(file, "model")) {
            assertThat(memory.find("سلام ?")).isEmpty();
            memory.add("درود \udc00", RAIN);
            assertThat(memory.find("درود \udc00")).contains(RAIN);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void doesNotRememberWhatHasNoScore(double score) {
        write(new Entry("?", score, false, false, false, 1), "سلام");
        write(HELLO, "باران");

        assertHolds("باران", HELLO);
        try (TranslationMemory memory = TranslationMemory.open(file, "model")) {
            assertThat(memory.find("سلام")).isEmpty();
        }
    }

    @Test
    void saysThatItsFileCannotBeUsed() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "").resolve("memory.jsonl");
        assertThatThrownBy(() -> TranslationMemory.open(blocked, "model"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(blocked.toString()).hasMessageContaining("--memory");

        assertThatThrownBy(() -> TranslationMemory.open(folder, "model"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder.toString()).hasMessageContaining("--memory");
    }

    @Test
    void lendsItsFileToOneRunAtATime() throws IOException {
        try (TranslationMemory first = TranslationMemory.open(file, "model")) {
            assertThatThrownBy(() -> TranslationMemory.open(file, "model"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString()).hasMessageContaining("in use by another run")
                    .hasMessageContaining("--memory");
            first.add("سلام", HELLO);
        }
        write(RAIN, "باران");

        assertHolds("سلام", HELLO);
        assertHolds("باران", RAIN);
    }

    @Test
    void forgetsTheOldestBeyondItsCapacity() {
        try (TranslationMemory memory = TranslationMemory.open(file, "model", 3)) {
            for (String source : List.of("یک", "دو", "سه", "چهار", "پنج")) {
                memory.add(source, HELLO);
            }
            assertThat(memory.find("یک")).isEmpty();
            assertThat(memory.find("دو")).isEmpty();
            assertThat(memory.find("سه")).isPresent();
            assertThat(memory.find("پنج")).isPresent();
        }
        try (TranslationMemory memory = TranslationMemory.open(file, "model", 2)) {
            assertThat(memory.find("سه")).isEmpty();
            assertThat(memory.find("چهار")).isPresent();
            assertThat(memory.find("پنج")).isPresent();
        }
    }

    @Test
    void goesOnAfterItIsClosed() {
        TranslationMemory memory = TranslationMemory.open(file, "model");
        memory.close();
        memory.close();

        memory.add("سلام", HELLO);

        assertThat(memory.find("سلام")).contains(HELLO);
    }

    @Test
    void writesWholeLinesFromManyThreads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (TranslationMemory memory = TranslationMemory.open(file, "model")) {
            for (int thread = 0; thread < 4; thread++) {
                int first = thread;
                pool.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        memory.add("جمله " + (i * (1 + first)), new Entry("sentence", -1, false, false, false, 1));
                    }
                });
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.readAllLines(file)).allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .doesNotHaveDuplicates();
        assertHolds("جمله " + 199 * 4, new Entry("sentence", -1, false, false, false, 1));
    }
}
