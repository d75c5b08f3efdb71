package org.tarjoman.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tarjoman.summarize.SummaryWriter.Written;

/** A writer that keeps the first words of what it reads, ten at a time. */
class PartwiseWriterTest {

    private static final int LONGEST = 10;

    private final List<String> read = new ArrayList<>();

    private static int words(String text) {
        return text.split(" ").length;
    }

    private PartwiseWriter keeping(int words) {
        return new PartwiseWriter(PartwiseWriterTest::words, LONGEST, text -> {
            read.add(text);
            return new Written(Arrays.stream(text.split(" ")).limit(words).collect(Collectors.joining(" ")),
                    !text.contains("endless"));
        });
    }

    @Test
    void readsAShortTextAtOnce() {
        assertThat(keeping(2).write(List.of("a b c", "d e f"))).isEqualTo(new Written("a b", true));
        assertThat(read).containsExactly("a b c d e f");
    }

    @Test
    void readsPartsAndThenTheirSummariesTogether() {
        Written written = keeping(4).write(List.of("a b c d e f", "g h i j k l", "m n o p q r"));

        assertThat(read).containsExactly("a b c d e f", "g h i j k l", "m n o p q r",
                "a b c d g h i j", "m n o p", "a b c d m n o p");
        assertThat(written).isEqualTo(new Written("a b c d", true));
    }

    @Test
    void cutsASentenceThatIsTooLongBetweenWords() {
        keeping(2).write(List.of("one two three four five six seven eight nine ten eleven twelve"));

        assertThat(read.subList(0, 2)).allMatch(part -> words(part) <= LONGEST);
        assertThat(String.join(" ", read.subList(0, 2)))
                .isEqualTo("one two three four five six seven eight nine ten eleven twelve");
    }

    @Test
    void tellsWhenAnyPartBrokeOff() {
        assertThat(keeping(2).write(List.of("a b c endless e f", "g h i j k l")).finished()).isFalse();
    }

    @Test
    void givesUpOnAWriterThatWritesNoShorterThanItReads() {
        Written written = keeping(100).write(List.of("a b c d e f", "g h i j k l"));

        assertThat(written).isEqualTo(new Written("a b c d e f g h i j k l", false));
        assertThat(read).hasSize(2);
    }
}
