package org.tarjoman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.article.Article;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;
import org.tarjoman.model.TinyBundle;
import org.tarjoman.quality.Flag;

class TranslationEngineTest {

    private static final EngineOptions OPTIONS = new EngineOptions(1, 2, null);
    private static TranslationEngine engine;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void load() {
        engine = TranslationEngine.open(Bundle.open(TinyBundle.FOLDER), OPTIONS);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static List<String> sentences(int count, int seed) {
        List<String> words = List.of("خبر", "ایران", "تهران", "گفت", "در", "از", "وزیر", "دیدار", "کتاب",
                "۱۲");
        Random random = new Random(seed);
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder sentence = new StringBuilder("خبر");
            for (int word = random.nextInt(6); word >= 0; word--) {
                sentence.append(' ').append(words.get(random.nextInt(words.size())));
            }
            sentences.add(sentence.toString());
        }
        return sentences;
    }

    private static void assertSame(List<TranslatedSentence> actual, List<TranslatedSentence> expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void refusesABundleOfTheTimeBeforeItsDecoderToldWhatItHasLookedAt() {
        Path folder = TinyBundle.copyTo(temporary.resolve("tiny"));
        TinyBundle.edit(folder, description -> description.addProperty("format", 1));

        assertThatThrownBy(() -> TranslationEngine.requireKnownFamily(Bundle.open(folder)))
                .isInstanceOf(ModelException.class).hasMessageContaining("tiny has format 1")
                .hasMessageContaining("the model that came with this program");
    }

    @Test
    void translatesASentenceTheSameAloneAndWithOthers() {
        List<String> sentences = sentences(24, 1);
        sentences.add("AFP");
        sentences.add("");
        try (TranslationEngine fresh = TranslationEngine.open(Bundle.open(TinyBundle.FOLDER), OPTIONS);
                SentenceTranslator translator = engine.newSentenceTranslator()) {
            List<TranslatedSentence> together = translator.translate(sentences, "pes_Arab");
            for (int i = 0; i < sentences.size(); i += 3) {
                try (SentenceTranslator other = fresh.newSentenceTranslator()) {
                    TranslatedSentence alone = other.translate(List.of(sentences.get(i)), "pes_Arab").get(0);
                    assertThat(alone.target()).isEqualTo(together.get(i).target());
                    assertThat(alone.flags()).isEqualTo(together.get(i).flags());
                }
            }
        }
    }

    @Test
    void recallsTheSameAsItTranslatedVectorsIncluded() {
        List<String> sentences = sentences(20, 2);
        sentences.add(String.join(" ", sentences(30, 20)));
        Path file = temporary.resolve("memory.jsonl");
        List<TranslatedSentence> first;
        List<TranslatedSentence> again;
        try (TranslationMemory memory = TranslationMemory.open(file, "tiny");
                TranslationEngine writing = TranslationEngine.open(
                        Bundle.open(TinyBundle.FOLDER), new EngineOptions(1, 2, memory));
                SentenceTranslator translator = writing.newSentenceTranslator()) {
            first = translator.translate(sentences, "pes_Arab");
            again = translator.translate(sentences, "pes_Arab");
            assertThat(writing.statistics().recalled()).isEqualTo(sentences.stream().distinct().count());
        }
        try (TranslationMemory memory = TranslationMemory.open(file, "tiny");
                TranslationEngine reading = TranslationEngine.open(
                        Bundle.open(TinyBundle.FOLDER), new EngineOptions(1, 2, memory));
                SentenceTranslator translator = reading.newSentenceTranslator()) {
            List<TranslatedSentence> later = translator.translate(sentences, "pes_Arab");
            assertThat(reading.statistics().rows()).isZero();
            assertSame(later, again);
        }
        assertSame(again, first);
        assertThat(first.get(20).flags()).contains(Flag.SENTENCE_SPLIT);
        assertThat(first).allMatch(sentence -> sentence.vector().length > 1);
    }

    @Test
    void givesFourThreadsTheSameAsOne() throws Exception {
        List<List<String>> articles = new ArrayList<>();
        List<List<TranslatedSentence>> expected = new ArrayList<>();
        try (TranslationEngine alone = TranslationEngine.open(Bundle.open(TinyBundle.FOLDER), OPTIONS);
                SentenceTranslator translator = alone.newSentenceTranslator()) {
            for (int i = 0; i < 4; i++) {
                articles.add(sentences(6, 100 + i));
                expected.add(translator.translate(articles.get(i), "pes_Arab"));
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        CyclicBarrier start = new CyclicBarrier(4);
        try (TranslationEngine shared = TranslationEngine.open(Bundle.open(TinyBundle.FOLDER), OPTIONS)) {
            List<Future<List<List<TranslatedSentence>>>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int first = thread;
                running.add(pool.submit(() -> {
                    List<List<TranslatedSentence>> results = new ArrayList<>();
                    start.await();
                    try (SentenceTranslator translator = shared.newSentenceTranslator()) {
                        // Each begins elsewhere, so that all of them meet the same sentences at some time.
                        for (int i = 0; i < articles.size(); i++) {
                            results.add(translator.translate(articles.get((first + i) % articles.size()), "pes_Arab"));
                        }
                    }
                    return results;
                }));
            }
            for (int thread = 0; thread < 4; thread++) {
                List<List<TranslatedSentence>> results = running.get(thread).get();
                for (int i = 0; i < articles.size(); i++) {
                    assertSame(results.get(i), expected.get((thread + i) % articles.size()));
                }
            }
            assertThat(shared.statistics().sentences()).isEqualTo(4 * 4 * 6);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void tokenizesTheSameInFourThreads() throws Exception {
        List<String> texts = sentences(100, 3);
        List<int[]> expected = texts.stream().map(Echo.TOKENIZER::encode).toList();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<int[]>>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                running.add(pool.submit(() -> texts.stream().map(Echo.TOKENIZER::encode).toList()));
            }
            for (Future<List<int[]>> future : running) {
                assertThat(future.get()).usingRecursiveComparison().isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void countsWhatItDid() {
        TranslationEngine counting = TranslationEngine.open(Bundle.open(TinyBundle.FOLDER), OPTIONS);
        try (counting; SentenceTranslator translator = counting.newSentenceTranslator()) {
            TranslationStatistics statistics = counting.statistics();
            assertThat(statistics.sentences()).isZero();
            assertThat(statistics.paddingShare()).isZero();

            translator.translate(List.of("خبر", "خبر ایران", "AFP", "خبر", ""), "pes_Arab");
            translator.translate(List.of("خبر"), "pes_Arab");

            assertThat(statistics.sentences()).isEqualTo(6);
            assertThat(statistics.recalled()).isEqualTo(1);
            assertThat(statistics.rows()).isEqualTo(2);
            // Start, end and one or two pieces; the shorter row is padded by one.
            assertThat(statistics.sourcePieces()).isEqualTo(7);
            assertThat(statistics.paddingShare()).isEqualTo(1 - 7 / 8.0);
            assertThat(statistics.targetPieces()).isGreaterThanOrEqualTo(2);
            assertThat(counting.beam()).isEqualTo(2);
        }
    }

    @Test
    void takesTheBeamOfTheBundleUnlessAskedForAnother() {
        try (TranslationEngine bundled = TranslationEngine.open(
                Bundle.open(TinyBundle.FOLDER), new EngineOptions(1, null, null))) {
            assertThat(bundled.beam()).isEqualTo(4);
        }
        assertThatThrownBy(() -> TranslationEngine.open(
                Bundle.open(TinyBundle.FOLDER), new EngineOptions(1, 9, null)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("between 1 and 8");
        assertThatThrownBy(() -> new EngineOptions(0, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    @Test
    void translatesArticles() {
        Article article = new Article("id", "file.txt", "", "خبر تهران", "", "", "", "",
                List.of(new Article.Paragraph("وزیر در تهران گفت. کتاب از ایران است.", false)), List.of(),
                List.of());
        try (ArticleTranslator translator = engine.newTranslator()) {
            TranslatedArticle translated = translator.translate(article, "pes_Arab");
            assertThat(translated.sentences()).hasSize(3)
                    .allMatch(sentence -> sentence.vector().length == 32);
        }
    }

    private Path copy() {
        return TinyBundle.copyTo(temporary.resolve("tiny"));
    }

    private static void assertRefused(Path folder, String... parts) {
        Bundle bundle = Bundle.open(folder);
        bundle.verify();
        assertThatThrownBy(() -> TranslationEngine.open(bundle, OPTIONS)).isInstanceOf(ModelException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void refusesAnUnknownFamily() {
        Path folder = copy();
        TinyBundle.edit(folder, description -> description.addProperty("family", "elmo"));

        assertRefused(folder, "tiny", "elmo", "Known: tarjoman, marian, nllb");
    }

    @Test
    void refusesAFamilyThatWritesSummaries() {
        Path folder = copy();
        TinyBundle.edit(folder, description -> description.addProperty("family", "bart"));

        assertRefused(folder, "tiny", "bart", "Known: tarjoman");
    }

    @Test
    void refusesDefaultsOutOfRange() {
        Path folder = copy();
        TinyBundle.edit(folder, description -> description.getAsJsonObject("decoding")
                .addProperty("beam", 50));

        assertRefused(folder, "tiny", Bundle.DESCRIPTION, "between 1 and 8", "Restore");
    }

    @Test
    void refusesTheTargetVocabularyOfAnotherModel() {
        Path folder = copy();
        JsonArray rows = new JsonArray();
        for (String piece : List.of("<pad>", "<s>", "</s>", "the")) {
            JsonArray row = new JsonArray();
            row.add(piece);
            row.add(0);
            rows.add(row);
        }
        TinyBundle.replace(folder, "target.json", new Gson().toJson(rows).getBytes());

        assertRefused(folder, "4 pieces", "mixed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder.onnx", "decoder.onnx", "select.onnx"})
    void refusesABrokenGraph(String file) throws IOException {
        Path folder = copy();
        byte[] content = Files.readAllBytes(folder.resolve(file));
        TinyBundle.replace(folder, file, java.util.Arrays.copyOf(content, content.length / 2));

        assertRefused(folder, folder.resolve(file).toString(), "cannot load");
    }

    @Test
    void refusesTheGraphOfAnotherPlace() throws IOException {
        Path folder = copy();
        TinyBundle.replace(folder, "decoder.onnx", Files.readAllBytes(folder.resolve("encoder.onnx")));

        assertRefused(folder, "tiny", "cannot translate a test sentence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target.json", "tokenizer.json"})
    void refusesABrokenVocabulary(String file) {
        Path folder = copy();
        TinyBundle.replace(folder, file, "{}".getBytes());

        assertRefused(folder, folder.resolve(file).toString());
    }

    @Test
    void refusesABundleThatLacksAFile() throws IOException {
        Path folder = copy();
        Files.delete(folder.resolve("select.onnx"));
        TinyBundle.edit(folder, description -> description.getAsJsonObject("files").remove("select.onnx"));

        assertRefused(folder, "select.onnx", "tiny");
    }

    @Test
    void doesNotCallAModelBrokenWhenItIsInterrupted() {
        Bundle bundle = Bundle.open(TinyBundle.FOLDER);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> TranslationEngine.open(bundle, OPTIONS))
                    .isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
