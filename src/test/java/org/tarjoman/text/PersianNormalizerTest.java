package org.tarjoman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersianNormalizerTest {

    @Test
    void equalsTheTrainingCodeOnEveryLineOfTheFixture() throws IOException {
        List<String> lines;
        try (InputStream in = getClass().getResourceAsStream("/text/normalizer.tsv")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        assertThat(lines).hasSizeGreaterThan(100);
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).hasSize(2);
            assertThat(PersianNormalizer.normalize(unescape(columns[0]))).as(columns[0])
                    .isEqualTo(unescape(columns[1]));
        }
    }

    @Property(tries = 500)
    void changesNothingTheSecondTime(@ForAll("texts") String text) {
        String once = PersianNormalizer.normalize(text);
        assertThat(PersianNormalizer.normalize(once)).isEqualTo(once);
    }

    @Property(tries = 500)
    void losesNoLetter(@ForAll("plainTexts") String text) {
        // Letter by letter what the class says; characters that are no letters stand between words, but for marks.
        String expected = text.replaceAll("[\\u0640\\p{M}\\p{Cf}&&[^\u200C\\u0600-\\u0605\\u06DD]]", "")
                .replaceAll("[يى]", "ی").replace('ك', 'ک').replaceAll("[ةۀہە]", "ه").replaceAll("[أإٱ]", "ا")
                .replaceAll("ا{2,}لله", "الله");
        assertThat(letters(PersianNormalizer.normalize(text))).isEqualTo(letters(expected));
    }

    private static String letters(String text) {
        return text.codePoints().filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"االله", "ااالله", "اااااالله"})
    void takesAllAlefsButOneAway(String text) {
        assertThat(PersianNormalizer.normalize(text)).isEqualTo("الله");
    }

    @ParameterizedTest
    @CsvSource({
        "۶/۲ درصد, 6.2 درصد", "٦/٢درصد, 6.2درصد", "۱۲/۷۵ میلیون, 12.75 میلیون", "۲/۵ برابر, 2.5 برابر",
        "۱۴۰۲/۷/۱۲ درصد, 1402/7/12 درصد", "۲۴/۷ باز, 24/7 باز", "۱/۲ از, 1/2 از", "۵۰/۱۰۰۰ میلیون, 50/1000 میلیون"})
    void aSlashIsADecimalPointBeforeAUnitAlone(String text, String normalized) {
        assertThat(PersianNormalizer.normalize(text)).isEqualTo(normalized);
    }

    @Test
    void keepsTheHalfSpace() {
        assertThat(PersianNormalizer.normalize("مي\u200Cروند")).isEqualTo("می\u200Cروند");
    }

    @Provide
    Arbitrary<String> texts() {
        return characters('\uFB50', '\uFEFF');
    }

    @Provide
    Arbitrary<String> plainTexts() {
        return characters('\u2000', '\u206F');
    }

    private static Arbitrary<String> characters(char from, char to) {
        return Arbitraries.strings()
                .withCharRange('\u0600', '\u06FF').withCharRange('\u0000', '\u00FF')
                .withCharRange('\u2000', '\u206F').withCharRange(from, to)
                .withChars("االله \u200C۱٢3,٬٫ \u3000")
                .ofMaxLength(60);
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("\\u", i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }
}
