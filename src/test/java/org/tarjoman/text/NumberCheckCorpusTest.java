package org.tarjoman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often the number check is wrong, on the translations of {@code models/training/data/authored}, which
 * are taken to be right. The README gives the figures that this test prints.
 */
class NumberCheckCorpusTest {

    private static final Path FOLDER = Path.of("models/training/data/authored");
    private static final List<String[]> PAIRS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(FOLDER)) {
            files = found.filter(file -> file.toString().endsWith(".txt.gz")).sorted().toList();
        }
        for (Path file : files) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                reader.lines().map(line -> line.split(" \\|\\|\\| ")).filter(pair -> pair.length == 2)
                        .forEach(PAIRS::add);
            }
        }
        assertThat(PAIRS).hasSizeGreaterThan(20_000);
    }

    @Test
    void isSilentOnRightTranslations() {
        long missing = 0;
        long added = 0;
        for (String[] pair : PAIRS) {
            NumberCheck.Result result = NumberCheck.compare(pair[0], pair[1]);
            missing += result.missing().isEmpty() ? 0 : 1;
            added += result.added().isEmpty() ? 0 : 1;
        }
        System.out.printf("number check: of %d right translations %d miss a number, %d have one too many%n",
                PAIRS.size(), missing, added);

        assertThat(missing).isLessThan(PAIRS.size() / 200);
        assertThat(added).isLessThan(PAIRS.size() / 200);
    }

    @Test
    void seesOneDigitThatIsWrong() {
        Random random = new Random(1);
        int changed = 0;
        int seen = 0;
        for (String[] pair : PAIRS) {
            if (pair[1].chars().noneMatch(Character::isDigit)
                    || !NumberCheck.compare(pair[0], pair[1]).agrees()) {
                continue;
            }
            changed++;
            seen += NumberCheck.compare(pair[0], withOneDigitChanged(pair[1], random)).agrees() ? 0 : 1;
        }
        System.out.printf("number check: of %d translations with a digit changed %d are seen%n", changed, seen);

        assertThat(changed).isGreaterThan(1_000);
        assertThat(seen).isGreaterThan(changed * 98 / 100);
    }

    private static String withOneDigitChanged(String text, Random random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                places.add(i);
            }
        }
        int place = places.get(random.nextInt(places.size()));
        char other = (char) ('0' + (text.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
        return text.substring(0, place) + other + text.substring(place + 1);
    }
}
