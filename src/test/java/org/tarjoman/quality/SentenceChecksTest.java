package org.tarjoman.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceChecksTest {

    private static final String SOURCE = "شهردار شیراز گفت که بازسازی پل قدیمی شهر پیش از پایان پاییز "
            + "با هزینه ۱۲ میلیارد تومان به انجام می‌رسد.";
    private static final String TARGET = "The mayor of Shiraz said that the restoration of the city's old "
            + "bridge would be finished before the end of autumn at a cost of 12 billion tomans.";

    @Test
    void findsNothingInACorrectTranslation() {
        SentenceChecks.Result result = SentenceChecks.check(SOURCE, TARGET, -0.5, false, false);
        assertThat(result.flags()).isEmpty();
        assertThat(result.missingNumbers()).isEmpty();
    }

    @Test
    void flagsATranslationThatLacksHalf() {
        assertThat(check(SOURCE, "The mayor of Shiraz said this costs 12 billion tomans."))
                .isEqualTo("[TOO_SHORT]");
    }

    @Test
    void flagsATranslationThatSaysMuchMore() {
        assertThat(check("پل باز شد.", TARGET.replace("12", "twelve"))).contains("TOO_LONG");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "پل باز شد. | The bridge was opened.",
        "کره شمالی | North Korea",
        "بله | Yes",
        "سی‌ان‌ان | CNN",
        "دیروز | yesterday",
    })
    void allowsShortTextsMoreSpread(String source, String target) {
        assertThat(check(source, target)).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "the end of the year and the end of the month and the end of the week and the end of the day",
        "It was very very very very late",
        "he said he said he said he said so",
        "of the city of the city of the city of the city",
        "a b a c a b a d b a c d a b d c b a d a c b d a b c a d b c a d",
    })
    void findsLoops(String text) {
        assertThat(Repetition.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "It was very, very late",
        "He said that he had said what she said",
        "no, no, no",
        "The Islamic Republic of Iran and the Islamic Republic of Pakistan agreed",
    })
    void findsNoLoopInPlainText(String text) {
        assertThat(Repetition.isIn(text)).isFalse();
    }

    @Test
    void flagsWhatIsLeftInPersian() {
        assertThat(check("شهردار شیراز آمد.", "The mayor of شیراز came.")).isEqualTo("[UNTRANSLATED]");
    }

    @Test
    void flagsAnEmptyTranslationAndItsNumbers() {
        SentenceChecks.Result result = SentenceChecks.check(SOURCE, " ", -0.5, false, false);
        assertThat(result.flags()).containsExactlyInAnyOrder(Flag.EMPTY, Flag.NUMBER_MISSING);
        assertThat(result.missingNumbers()).containsExactly("۱۲ میلیارد");
    }

    @Test
    void flagsWrongNumbers() {
        SentenceChecks.Result result = SentenceChecks.check(SOURCE, TARGET.replace("12", "17"), -0.5,
                false, false);
        assertThat(result.flags()).containsExactlyInAnyOrder(Flag.NUMBER_MISSING, Flag.NUMBER_ADDED);
        assertThat(result.missingNumbers()).containsExactly("۱۲ میلیارد");
    }

    @Test
    void flagsWhatTheModelSaysOfItself() {
        assertThat(SentenceChecks.check(SOURCE, TARGET, -1.7, true, true).flags()).containsExactlyInAnyOrder(
                Flag.LOW_CONFIDENCE, Flag.LENGTH_CAP, Flag.SENTENCE_SPLIT);
        assertThat(SentenceChecks.check(SOURCE, TARGET, Double.NaN, false, false).flags())
                .containsExactly(Flag.LOW_CONFIDENCE);
        assertThat(SentenceChecks.check(SOURCE, TARGET, SentenceChecks.LOW_CONFIDENCE_BELOW, false, false).flags()).isEmpty();
    }

    @Test
    void tellsThatAPartLacksText() {
        assertThat(SentenceChecks.lacksText(SOURCE, TARGET)).isFalse();
        assertThat(SentenceChecks.lacksText(SOURCE, "The mayor of Shiraz said this.")).isTrue();
        assertThat(SentenceChecks.lacksText("بله", " ")).isTrue();
        assertThat(SentenceChecks.lacksText("۱۲ / ۷", "")).isFalse();
    }

    @Property(tries = 300)
    void judgesAPartAsItJudgesASentence(@ForAll String source, @ForAll String target) {
        Set<Flag> flags = SentenceChecks.check(source, target, -0.5, false, false).flags();
        assertThat(SentenceChecks.lacksText(source, target))
                .isEqualTo(flags.contains(Flag.EMPTY) || flags.contains(Flag.TOO_SHORT));
    }

    @Test
    void asksNothingOfAModelForTextWithoutLetters() {
        assertThat(SentenceChecks.check("۱۲ / ۷ – ***", "12 / 7 – ***", -9, true, true).flags()).isEmpty();
        assertThat(SentenceChecks.check("***", "", -9, true, true).flags()).isEmpty();
        assertThat(SentenceChecks.check("۱۲", "", 0, false, false).flags())
                .containsExactly(Flag.NUMBER_MISSING);
    }

    @Property(tries = 300)
    void answersForAnyText(@ForAll String source, @ForAll String target) {
        SentenceChecks.Result result = SentenceChecks.check(source, target, -0.5, false, false);
        assertThat(result.flags().contains(Flag.NUMBER_MISSING))
                .isEqualTo(!result.missingNumbers().isEmpty());
        assertThat(result.flags()).doesNotContain(Flag.LOW_CONFIDENCE, Flag.LENGTH_CAP);
    }

    private static String check(String source, String target) {
        return SentenceChecks.check(source, target, -0.5, false, false).flags().toString();
    }
}
