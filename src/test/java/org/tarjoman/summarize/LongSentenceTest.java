package org.tarjoman.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongSentenceTest {

    @Test
    void leavesASentenceThatFits() {
        assertThat(LongSentence.shortened("Rain fell in Bam, and snow.", 6)).isEqualTo("Rain fell in Bam, and snow.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "Rain fell, in Bam and Qom, it was dry there | Rain fell, in Bam and Qom…",
        "Rain fell in Bam; it was dry there in Qom | Rain fell in Bam…",
        "Rain fell in Bam: it was dry there in Qom | Rain fell in Bam…",
        "He said: \"Rain fell\" of Bam in the far south | He said: \"Rain fell\"…",
        "He said: “Rain fell” of Bam in the far south | He said: “Rain fell”…",
        "Rain fell in Bam and it was dry in Qom | Rain fell in Bam…",
        "The guards' commander, Maj. Gen. Salami said little | The guards' commander, Maj. Gen. Salami said…",
        "Rain fell there, as on Jan. 12 last year | Rain fell there, as on Jan. 12…"})
    void cutsAtTheLastClauseEndThatFits(String sentence, String shortened) {
        assertThat(LongSentence.shortened(sentence, 7)).isEqualTo(shortened);
    }

    @Test
    void cutsRatherWhereASentenceEndsWithinTheText() {
        assertThat(LongSentence.shortened("Rain fell on Bam. In Qom, it was dry, he said", 8))
                .isEqualTo("Rain fell on Bam…");
        assertThat(LongSentence.shortened("Rain fell on Dr. Karimi, who was in Qom, he said", 8))
                .as("no sentence end").isEqualTo("Rain fell on Dr. Karimi…");
    }

    @Test
    void cutsRatherBeforeTheSpeechThatEndsAReport() {
        assertThat(LongSentence.shortened("He called rain good and stated: \"In Qom, it was dry, too.\"", 8))
                .isEqualTo("He called rain good…");
        assertThat(LongSentence.shortened("He called rain good and he stated: \"In Qom, it was dry, too.\"", 8))
                .isEqualTo("He called rain good…");
        assertThat(LongSentence.shortened("He spoke and stated: \"In Qom, it was dry, it was so.\"", 9))
                .as("less than half before it").isEqualTo("He spoke and stated: \"In Qom, it was dry…\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "He said: \"Rain fell in Bam, where it is dry.\" | He said: \"Rain fell in Bam…\"",
        "He said: “Rain fell in Bam, where it is dry.” | He said: “Rain fell in Bam…”",
        "He said \"rain\" fell in Bam, where it is dry. | He said \"rain\" fell in Bam…"})
    void closesAQuotationThatTheCutLeavesOpen(String sentence, String shortened) {
        assertThat(LongSentence.shortened(sentence, 7)).isEqualTo(shortened);
    }

    @Test
    void cutsBetweenWordsRatherThanToLessThanHalf() {
        assertThat(LongSentence.shortened("According to IRNA, rain fell in the far south of Bam", 8))
                .isEqualTo("According to IRNA, rain fell in the far…");
        assertThat(LongSentence.shortened("According to IRNA, rain fell in the far south of Bam", 6))
                .isEqualTo("According to IRNA…");
    }

    @Test
    void aCommaInANumberIsNoClauseEnd() {
        assertThat(LongSentence.shortened("Rain fell on 1,200 wells in the south of Bam", 5))
                .isEqualTo("Rain fell on 1,200 wells…");
    }

    @Provide
    Arbitrary<String> longSentences() {
        return Arbitraries.of("rain", "Bam.", "Qom,", "and", "\"we\"", "3.5", "Dr.", "said:", "“It", "is”", "a.m.;")
                .list().ofMinSize(41).ofMaxSize(120).map(words -> String.join(" ", words));
    }

    @Property(tries = 300)
    void keepsHalfOfTheRoomToAllOfItWordForWord(
            @ForAll @From("longSentences") String sentence, @ForAll @IntRange(min = 1, max = 40) int room) {
        String shortened = LongSentence.shortened(sentence, room);

        assertThat(2 * EnglishWords.count(shortened)).isBetween(room, 2 * room);
        assertThat(shortened).matches(".*" + LongSentence.ELLIPSIS + "[\"”]?");
        String cut = shortened.substring(0, shortened.lastIndexOf(LongSentence.ELLIPSIS));
        assertThat(sentence).startsWith(cut);
        assertThat(List.of(sentence.split(" ")).get(EnglishWords.count(shortened) - 1))
                .as("the last word is whole, but for its marks")
                .startsWith(cut.substring(cut.lastIndexOf(' ') + 1))
                .matches(last -> last.replaceAll("[,;:.]+$", "").equals(cut.substring(cut.lastIndexOf(' ') + 1)));
    }
}
