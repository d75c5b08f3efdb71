package org.tarjoman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "۱۲ کشتی رسید | Twelve ships arrived",
        "دوازده کشتی رسید | 12 ships arrived",
        "۲ میلیون و ۳۵۰ هزار تن گندم | 2.35 million tonnes of wheat",
        "۲ میلیون و ۳۵۰ هزار تن گندم | 2,350,000 tonnes of wheat",
        "۲ میلیون و ۳۵۰ هزار تن گندم | 2 million 350 thousand tonnes of wheat",
        "۲ میلیون و ۳۵۰ هزار تن گندم | 2 million plus another 350 thousand tonnes of wheat",
        "۳ هزار و ۲۰۰ میلیارد تومان | 3.2 trillion tomans",
        "۲۰درصدی شد | rose 20 percent",
        "نرخ ۴۰/۲ درصد شد | the rate hit 40.2 percent",
        "سیزدهمین جشنواره | the 13th festival",
        "بیست و سوم مهر ۱۴۰۲ | 23 Mehr 1402",
        "جلسه ۱۴۰۲/۷/۱۲ | the meeting of 12 Mehr 1402",
        "ساعت ۱۴:۳۰ آغاز شد | began at 2:30 p.m.",
        "ساعت ۱۴ آغاز شد | began at 2 p.m.",
        "ساعت ۸ شب آغاز شد | began at 20:00",
        "۱۰ تا ۲۰ میلیون لیتر | 10 million to 20 million litres",
        "یک مرد و یکی از زنان | a man and a woman",
        "نخستین نشست و دومین جلسه | the opening meeting and another session",
        "دو نفر آمدند | both came",
        "نیمی از شهر | 50 percent of the city",
        "دو سوم شهر | two-thirds of the city",
        "چهار سال و نیم | four and a half years",
        "بیست سال | two decades",
        "تورم هشت دهم درصد شد | inflation was 0.8 percent",
        "یک و دو دهم میلیارد دلار هزینه شد | it cost 1.2 billion dollars",
        "تورم به چهل و دو و سه دهم درصد رسید | inflation reached 42.3 percent",
        "رشد ۴ و ۷ دهم درصدی | a growth of 4.7 percent",
        "تورم به سی و پنج دهم درصد رسید | inflation reached 30.5 percent",
        "صد و دو دهم درصد | 100.2 percent",
        "بیست و پنج صدم درصد | 0.25 percent",
        "سه و بیست و پنج صدم متر | 3.25 metres",
        "تماس تلفنی نوددقیقه‌ای | a 90-minute call",
        "جاده چهاربانده | a four-lane road",
        "آبان ۹۸ | Aban 1398",
        "دهه ۶۰ | the 1980s",
        "۹۲ دلار و ۳۵ سنت | $92.35",
        "پاپ لئوی چهاردهم | Pope Leo XIV",
        "۱۲۰ همت بودجه | a budget of 120 trillion tomans",
        "خانواده چهارنفره | a family of four",
        "کشور ثالث | a third country",
        "۱۲ کشتی | 12 ships, all 12 of them new",
        "روز سه‌شنبه | on Tuesday",
    })
    void acceptsTheSameNumberInAnotherForm(String source, String target) {
        assertThat(NumberCheck.compare(source, target))
                .isEqualTo(new NumberCheck.Result(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "۱۹ کشتی رسید | 17 ships arrived | ۱۹ | 17",
        "۱۹ کشتی رسید | Ships arrived | ۱۹ | -",
        "کشتی‌ها رسیدند | 40 ships arrived | - | 40",
        "۲ میلیون و ۳۵۰ هزار تن | 2.35 billion tonnes | ۲ میلیون و ۳۵۰ هزار | 2.35 billion",
        "پنج کشتی رسید | three ships arrived | پنج | three",
        "۱۲ قایق و ۱۲ کشتی | 12 boats and ships | ۱۲ | -",
        "نرخ ۴۰/۲ درصد شد | the rate hit 42 percent | ۴۰/۲ درصد | 42 percent",
        "سال ۱۴۰۲ | in 1403 | ۱۴۰۲ | 1403",
        "ساعت ۱۴:۳۰ | at 14:50 | ۱۴:۳۰ | 14:50",
        "بیست و سوم مهر | 13 Mehr | بیست و سوم | 13",
    })
    void reportsWhatIsMissingAndWhatWasAdded(String source, String target, String missing, String added) {
        NumberCheck.Result result = NumberCheck.compare(source, target);
        assertThat(result).isEqualTo(new NumberCheck.Result(missing == null ? List.of() : List.of(missing),
                added == null ? List.of() : List.of(added)));
    }

    @Test
    void comparesLongRowsOfNumbers() {
        assertThat(NumberCheck.compare("۷ ".repeat(50_000), "7 ".repeat(49_999)).missing()).containsExactly("۷");
        assertThat(NumberCheck.compare("۷ ".repeat(50_000), "8 ".repeat(50_000)).missing()).hasSize(50_000);
    }

    @Property(tries = 300)
    void findsEveryWrongFigure(@ForAll @IntRange(min = 3, max = 100_000) int right,
            @ForAll @IntRange(min = 3, max = 100_000) int wrong) {
        String source = "شمار آنان " + right + " نفر است";
        assertThat(NumberCheck.compare(source, "They number " + wrong).agrees()).isEqualTo(right == wrong);
    }
}
