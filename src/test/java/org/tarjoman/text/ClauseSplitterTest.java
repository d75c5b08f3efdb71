package org.tarjoman.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClauseSplitterTest {

    @Test
    void leavesASentenceThatFitsAlone() {
        assertThat(ClauseSplitter.split("باران آمد، جاده بسته شد.", s -> true))
                .containsExactly("باران آمد، جاده بسته شد.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "باران تندی در شهر بارید، |همه راه‌های کوهستانی بسته شد",
        "باران تندی در شهر بارید؛ |همه راه‌ها، بسته ماند",
        "باران تندی در شهر بارید |و راه‌های کوهستانی بسته شد",
        "شهردار تهران در جلسه شورا گفت: |راه‌ها و پل‌ها باز است",
        "باران تندی در شهر بارید – |راه‌های کوهستانی باز است",
        "شهردار تهران در جلسه شورا آن را |«راه تازه شهر ما» خواند",
        "باران تند و سیل در شهر بود. |راه‌ها بسته شد",
    })
    void cutsAtTheBestMarkNearTheMiddle(String marked) {
        String text = marked.replace("|", "");
        assertThat(ClauseSplitter.split(text, String::length, text.length() - 5))
                .containsExactly(marked.split("\\|"));
    }

    @Test
    void prefersAClauseMarkToABareAnd() {
        List<String> parts = ClauseSplitter.split("شهردار و استاندار به شهر آمدند، باران و برف هم بارید",
                String::length, 35);
        assertThat(parts.get(0)).endsWith("آمدند، ");
    }

    @Test
    void keepsCombiningMarksAndSurrogatePairsTogether() {
        assertThat(ClauseSplitter.split("مُمُمُمُ", String::length, 3)).allMatch(p -> p.startsWith("م"));
        assertThat(ClauseSplitter.split("😀😀😀", String::length, 3)).containsExactly("😀", "😀", "😀");
    }

    @Test
    void givesASingleCodePointThatCannotFit() {
        assertThat(ClauseSplitter.split("😀آ", s -> s.isEmpty())).containsExactly("😀", "آ");
    }

    @Test
    void refusesAMaximumBelowOne() {
        assertThatThrownBy(() -> ClauseSplitter.split("آب", String::length, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesNothingForNothing() {
        assertThat(ClauseSplitter.split("", s -> true)).isEmpty();
    }

    @Test
    void dividesFiveThousandWordsWithoutAStop() {
        String text = "باران ".repeat(5000);
        List<String> parts = ClauseSplitter.split(text, s -> s.split(" ").length, 60);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).hasSizeLessThan(200).allMatch(p -> p.split(" ").length <= 60);
    }

    @ParameterizedTest
    @CsvSource({"آ", "' '", "\u064B", "'آ '", "'آ، '", "😀", "\u200D"})
    void dividesAMillionRepeatedCharacters(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());
        List<String> parts = ClauseSplitter.split(text, String::length, 500);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).allMatch(p -> p.length() <= 500);
    }

    @Property(tries = 500)
    void losesNothingAndFits(@ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 30) int maximum) {
        List<String> parts = ClauseSplitter.split(text, String::length, maximum);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).allMatch(p -> !p.isEmpty() && p.length() <= maximum);
        assertThat(parts).noneMatch(p -> Character.isLowSurrogate(p.charAt(0)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("باران", "آمد", "و", "که", "،", "؛", ":", "«", "»", " ", " ", "😀",
                        "\u064E", "۱۲")
                .list().ofMaxSize(80).map(parts -> String.join("", parts));
    }
}
