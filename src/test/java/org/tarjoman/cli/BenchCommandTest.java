package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.tarjoman.job.ExitCode;
import org.tarjoman.model.TinyBundle;

/** Runs the benchmark on the tiny model, whose speed is of no interest, and reads what it prints. */
class BenchCommandTest extends CommandLineTestBase {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private Map<String, String> bench(JsonObject work, String... more) throws IOException {
        Path models = Files.createDirectories(folder.resolve("bench"));
        Path bundle = Files.createDirectories(models.resolve("tiny"));
        try (Stream<Path> files = Files.list(TinyBundle.FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, bundle.resolve(file.getFileName()));
            }
        }
        Path description = bundle.resolve("bundle.json");
        JsonObject json = new Gson().fromJson(Files.readString(description), JsonObject.class);
        json.add("work", work);
        Files.writeString(description, json.toString());
        List<String> args = Stream.concat(Stream.of("bench", "--models", models.toString()), Stream.of(more)).toList();
        assertThat(tarjoman(args.toArray(String[]::new))).as(err::toString).isEqualTo(ExitCode.DONE.number());
        return out.toString().lines().collect(Collectors.toMap(
                line -> line.substring(0, 18).strip(), line -> line.substring(18).strip()));
    }

    private static double number(String line, int which) {
        Matcher matcher = NUMBER.matcher(line);
        for (int i = 0; i <= which; i++) {
            assertThat(matcher.find()).as(line).isTrue();
        }
        return Double.parseDouble(matcher.group());
    }

    @Test
    void reportsFiguresThatAgreeWithEachOther() throws IOException {
        JsonObject work = new JsonObject();
        work.addProperty("multiplyAddsPerSourcePiece", 2_000_000);
        work.addProperty("multiplyAddsPerTargetPiece", 3_000_000);

        Map<String, String> lines = bench(work, "--workers", "2", "--threads", "1", "--beam", "2");

        assertThat(lines.get("model")).isEqualTo("tiny 1 fp32, beam 2");
        assertThat(lines.get("workers x threads")).startsWith("2 x 1 on ");
        assertThat(lines.get("corpus")).startsWith("25 articles, 375 sentences, ");
        double seconds = number(lines.get("corpus"), 2);
        assertThat(seconds).isPositive();
        assertThat(number(lines.get("articles"), 0)).isCloseTo(25 * 60 / seconds, within(1 + 0.06 * 25 * 60 / (seconds * seconds)));
        assertThat(number(lines.get("source pieces"), 0)).isPositive();
        assertThat(number(lines.get("source pieces"), 1)).isBetween(0.0, 90.0);
        assertThat(number(lines.get("target pieces"), 0)).isPositive();
        if (OS.LINUX.isCurrentOs()) {
            assertThat(number(lines.get("peak memory"), 0)).isBetween(20.0, 20_000.0);
        }
        assertThat(number(lines.get("multiply-adds"), 0)).isEqualTo(3);
        // Every source piece once, and every target piece for both hypotheses.
        double billions = number(lines.get("source pieces"), 0) * 0.002 + number(lines.get("target pieces"), 0) * 2 * 0.003;
        Function<Double, Double> tolerance = value -> 0.15 + value * 0.05;
        assertThat(number(lines.get("multiply-adds"), 1)).isCloseTo(billions, within(tolerance.apply(billions)));
        double bare = number(lines.get("bare matrices"), 0);
        assertThat(bare).isPositive();
        assertThat(number(lines.get("bare matrices"), 2))
                .isCloseTo(100 * number(lines.get("multiply-adds"), 1) / bare, within(15 / bare + 1));
    }

    @Test
    void leavesOutTheDistanceToTheMachinesLimitIfTheModelDoesNotTellItsWork() throws IOException {
        assertThat(bench(new JsonObject(), "--beam", "1")).containsKeys("articles", "peak memory")
                .doesNotContainKeys("multiply-adds", "bare matrices");
    }
}
