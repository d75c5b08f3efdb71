package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withPrecision;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tarjoman.model.Bundle;

/**
 * Holds the search to the answers that the reference in models/training recorded: for a tiny model in
 * every build, for another when {@code -Dtarjoman.reference} names its folder (see golden.py there).
 */
class ReferenceSearchTest {

    private static final Path FOLDER = Path.of(
            System.getProperty("tarjoman.reference", "src/test/resources/decode/tiny"));
    private static Bundle bundle;
    private static OnnxWeights weights;
    private static JsonObject golden;
    private static List<int[]> sources;

    @BeforeAll
    static void load() throws Exception {
        bundle = Bundle.open(FOLDER);
        weights = new OnnxWeights(bundle, 1);
        golden = new Gson().fromJson(Files.readString(FOLDER.resolve("golden.json")), JsonObject.class);
        sources = new ArrayList<>();
        for (JsonElement source : golden.getAsJsonArray("sources")) {
            sources.add(ints(source.getAsJsonArray()));
        }
    }

    @AfterAll
    static void close() {
        weights.close();
    }

    @Test
    void givesTheReferencesHypothesesForEveryOption() {
        TargetVocabulary vocabulary = TargetVocabulary.read(bundle.file("target.json"));
        int compared = 0;
        for (JsonElement element : golden.getAsJsonArray("cases")) {
            JsonObject expectations = element.getAsJsonObject();
            SearchOptions options = options(expectations.getAsJsonObject("options"));
            List<Hypothesis> found = translate(options, sources);
            for (int i = 0; i < sources.size(); i++) {
                JsonObject expected = expectations.getAsJsonArray("hypotheses").get(i).getAsJsonObject();
                Hypothesis hypothesis = found.get(i);
                String where = options + ", source " + i;
                assertThat(hypothesis.ids()).as(where).isEqualTo(ints(expected.getAsJsonArray("ids")));
                assertThat(hypothesis.score()).as(where)
                        .isCloseTo(expected.get("score").getAsDouble(), within(1e-4));
                assertThat(hypothesis.capped()).as(where).isEqualTo(expected.get("capped").getAsBoolean());
                assertThat(vocabulary.text(hypothesis.ids())).as(where)
                        .isEqualTo(expected.get("text").getAsString());
                assertThat(hypothesis.coverage()).as(where)
                        .containsExactly(floats(expected.getAsJsonArray("coverage")), withPrecision(1e-4f));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(300);
    }

    @Test
    void givesTheSameWhateverSharesTheBatch() {
        SearchOptions options = options(golden.getAsJsonArray("cases")
                .get(golden.getAsJsonArray("cases").size() / 2).getAsJsonObject()
                .getAsJsonObject("options"));
        List<Hypothesis> together = translate(options, sources);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(3));
        List<Hypothesis> shuffled = translate(options, order.stream().map(sources::get).toList());
        for (int i = 0; i < order.size(); i++) {
            assertThat(shuffled.get(i).ids()).isEqualTo(together.get(order.get(i)).ids());
            assertThat(translate(options, List.of(sources.get(i))).get(0).ids())
                    .isEqualTo(together.get(i).ids());
        }
    }

    private static List<Hypothesis> translate(SearchOptions options, List<int[]> rows) {
        List<Hypothesis> found = new ArrayList<>();
        try (OnnxStepModel model = new OnnxStepModel(weights)) {
            for (int i = 0; i < rows.size(); i += 40) {
                List<int[]> batch = rows.subList(i, Math.min(rows.size(), i + 40));
                found.addAll(new BeamSearch(model, options).translate(batch));
            }
        }
        return found;
    }

    private static SearchOptions options(JsonObject o) {
        return new SearchOptions(o.get("beam").getAsInt(), o.get("alpha").getAsDouble(),
                o.get("ngram").getAsInt(), o.get("ngram_limit").getAsInt(),
                o.get("cap_factor").getAsDouble(), o.get("cap_extra").getAsInt());
    }

    private static float[] floats(JsonArray array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsFloat();
        }
        return values;
    }

    private static int[] ints(JsonArray array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsInt();
        }
        return values;
    }
}
