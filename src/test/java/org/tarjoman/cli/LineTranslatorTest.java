package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LineTranslatorTest {

    private final List<List<String>> batches = new ArrayList<>();

    private String translate(String input, int batch) throws IOException {
        return translate(input.getBytes(StandardCharsets.UTF_8), batch);
    }

    private String translate(byte[] input, int batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LineTranslator(sentences -> {
            batches.add(sentences);
            return sentences.stream().map(s -> s.toUpperCase(Locale.ROOT)).toList();
        }, batch).translate(new ByteArrayInputStream(input), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesOneLineForEachLine() throws IOException {
        assertThat(translate("one\ntwo\nthree\n", 2)).isEqualTo("ONE\nTWO\nTHREE\n");
        assertThat(batches).containsExactly(List.of("one", "two"), List.of("three"));
    }

    @Test
    void keepsEmptyLinesEmptyAndSendsThemNowhere() throws IOException {
        assertThat(translate("\none\n \t\n\ntwo\n\n", 10)).isEqualTo("\nONE\n\n\nTWO\n\n");
        assertThat(batches).containsExactly(List.of("one", "two"));
    }

    @Test
    void countsALastLineWithoutItsEnd() throws IOException {
        assertThat(translate("one\ntwo", 10)).isEqualTo("ONE\nTWO\n");
        assertThat(translate("", 10)).isEmpty();
    }

    @Test
    void endsALineAtLineFeedsOnly() throws IOException {
        assertThat(translate("a\r\nb\rc\u2028d\u0085e\n", 10)).isEqualTo("A\nB C D E\n");
        assertThat(batches).containsExactly(List.of("a", "b\rc\u2028d\u0085e"));
    }

    @Test
    void replacesWhatIsNotUtf8AndGoesOn() throws IOException {
        assertThat(translate(new byte[] {'a', (byte) 0xff, '\n', 'b', '\n'}, 10)).isEqualTo("A\uFFFD\nB\n");
    }

    @Test
    void refusesATranslatorThatLosesASentence() {
        LineTranslator losing = new LineTranslator(sentences -> sentences.subList(1, sentences.size()), 10);

        assertThatThrownBy(() -> losing.translate(
                new ByteArrayInputStream("a\nb\n".getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("1 translations of 2");
    }
}
