package org.tarjoman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "۱۲ نفر آمدند | 12",
        "١٢ نفر آمدند | 12",
        "12 نفر آمدند | 12",
        "۱۲۳۴۵ تن | 12345",
        "۱۲٬۳۴۵ تن | 12345",
        "۱۲,۳۴۵ تن | 12345",
        "۱۲،۳۴۵ تن | 12345",
        "نرخ ۴۰٫۲ بود | 40.2",
        "نرخ ۴۰.۲ بود | 40.2",
        "نرخ ۴۰/۲ بود | 40.2",
        "نرخ ۴۰,۲۵ بود | 40.25",
        "۱٬۲۳۴٬۵۶۷ ریال | 1234567",
        "۲ میلیون و ۳۵۰ هزار نفر | 2350000",
        "۲ میلیون و ۳۵۰ هزار و ۱۲ نفر | 2350012",
        "۲ میلیون ۳۵۰ هزار نفر | 2350000",
        "یک میلیون و ۲۰۰ هزار رأس | 1200000",
        "۱.۵ میلیارد دلار | 1500000000",
        "۱۲ هزار میلیارد تومان | 12000000000000",
        "۳ هزار و ۲۰۰ میلیارد تومان | 3200000000000",
        "هزار و ۲۰۰ تن | 1200",
        "یک‌هزار و ۲۰۰ تن | 1200",
        "نیم میلیون نفر | 500000",
        "دو و نیم میلیون نفر | 2500000",
        "دو میلیون و نیم نفر | 2500000",
        "وام ۵۰ میلیونی | 50000000",
        "هفت نفر | 7",
        "بیست و سه نفر | 23",
        "بیست‌وسه نفر | 23",
        "سیصد و چهل و دو نفر | 342",
        "نهصد و نود و نه نفر | 999",
        "صد و یازده نفر | 111",
        "سه هزار و پانصد و بیست نفر | 3520",
        "صدهزار تن | 100000",
        "چهار صد سال | 400",
        "سوم مهر | 3",
        "بیست و سوم مهر | 23",
        "بیست‌وسوم مهر | 23",
        "سیزدهم آبان | 13",
        "سیزدهمین نشست | 13",
        "سی‌ویکمین نشست | 31",
        "سی ام مهر | 30",
        "پنجاه‌ودومین نشست | 52",
        "۲۰ درصد | 20",
        "۲۰درصدی | 20",
        "۲۰٪ | 20",
        "سه نفر تا هفت نفر | 3 7",
        "۱۰ تا ۱۲ نفر | 10 12",
        "بین ۲ میلیون و ۳ میلیون نفر | 2000000 3000000",
        "۱۲ مهر ۱۴۰۲ | 12 1402",
        "بیست و دو، سه روز | 22 3",
        "پنج، شش روز | 5 6",
        "گروه ۵+۱ | 5 1",
        "کووید۱۹ | 19",
        "چهارماهه | 4",
        "نیمی از شهر | 0.5",
    })
    void readsPersian(String text, String values) {
        assertThat(values(NumberReader.persian(text))).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "روز سه‌شنبه و پنج شنبه",
        "صدای باران و سهم مردم",
        "میلیون‌ها نفر و صدها روستا و ده‌ها شهر",
        "چند صد نفر و چند میلیون تن",
        "هفته آینده، چهارمحال و بختیاری",
        "میلیون و میلیارد",
    })
    void findsNoNumberInOtherWords(String text) {
        assertThat(NumberReader.persian(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "12 people | 12",
        "12,000 people | 12000",
        "2.35 million people | 2350000",
        "2 million 350 thousand people | 2350000",
        "2 million and 350 thousand people | 2350000",
        "$4.12 billion | 4120000000",
        "a 25-billion-toman loan | 25000000000",
        "twenty-three people | 23",
        "twenty three people | 23",
        "one hundred and five people | 105",
        "two hundred people | 200",
        "five thousand two hundred people | 5200",
        "a million people | 1000000",
        "half a million people | 500000",
        "two and a half million people | 2500000",
        "three-and-a-half-million-year-old bone | 3500000",
        "a dozen people | 12",
        "two dozen people | 24",
        "the third meeting | 3",
        "the 13th meeting | 13",
        "the twenty-third meeting | 23",
        "the hundredth goal | 100",
        "20 percent | 20",
        "20% | 20",
        "20 per cent | 20",
        "the 1990s | 1990",
        "10 to 12 people | 10 12",
        "a 10-12 split | 10 12",
        "half the city | 0.5",
        "Darius III | 3",
        "a fortyfold rise | 40",
        "thousands of people |",
        "12 Mehr 1402 | 12 1402",
        "fourteen thousand first-time pilgrims | 14000 1",
    })
    void readsEnglish(String text, String values) {
        assertThat(values(NumberReader.english(text))).isEqualTo(values == null ? "" : values);
    }

    @Test
    void tellsDatesAndTimesInTheirParts() {
        NumberMention date = NumberReader.persian("تاریخ ۱۴۰۲/۷/۱۲ بود").get(0);
        assertThat(date.kind()).isEqualTo(NumberMention.Kind.DATE);
        assertThat(date.readings().get(0)).containsExactly(number("1402"), number("7"), number("12"));
        NumberMention time = NumberReader.persian("ساعت ۱۴:۳۰ بود").get(0);
        assertThat(time.kind()).isEqualTo(NumberMention.Kind.TIME);
        assertThat(time.readings()).contains(List.of(number("14"), number("30")),
                List.of(number("2"), number("30")));
    }

    @Test
    void tellsKinds() {
        assertThat(NumberReader.persian("۲۰ درصد").get(0).kind()).isEqualTo(NumberMention.Kind.PERCENT);
        assertThat(NumberReader.persian("دهمین").get(0).kind()).isEqualTo(NumberMention.Kind.ORDINAL);
        assertThat(NumberReader.persian("نیمی").get(0).kind()).isEqualTo(NumberMention.Kind.FRACTION);
        assertThat(NumberReader.english("5 p.m.").get(0).readings())
                .containsExactly(List.of(number("5")), List.of(number("17")));
    }

    @Test
    void givesTheNumberAsWritten() {
        String text = "مبلغ ۲ میلیون و ۳۵۰ هزار تومان و ۲۰ درصد";
        List<NumberMention> numbers = NumberReader.persian(text);
        assertThat(numbers).extracting(NumberMention::text).containsExactly("۲ میلیون و ۳۵۰ هزار", "۲۰ درصد");
        assertThat(numbers).allMatch(n -> text.substring(n.start(), n.end()).equals(n.text()));
    }

    @Property(tries = 300)
    void readsEveryFigureInEveryDigitSystem(@ForAll @LongRange(min = 0, max = 999_999_999_999L) long value,
            @ForAll @IntRange(min = 0, max = 2) int system) {
        StringBuilder text = new StringBuilder();
        for (char digit : Long.toString(value).toCharArray()) {
            text.append((char) (new char[] {'0', '\u0660', '\u06F0'}[system] + digit - '0'));
        }
        assertThat(NumberReader.persian("شمار " + text + " نفر").get(0).value())
                .isEqualByComparingTo(BigDecimal.valueOf(value));
    }

    @Property(tries = 300)
    void readsEveryNumberInWords(@ForAll @IntRange(min = 1, max = 999_999) int value) {
        assertThat(NumberReader.persian(inWords(value) + " نفر").get(0).value())
                .isEqualByComparingTo(BigDecimal.valueOf(value));
    }

    @Property(tries = 500)
    void staysWithinTheText(@ForAll("texts") String text) {
        for (List<NumberMention> numbers : List.of(NumberReader.persian(text), NumberReader.english(text))) {
            int last = 0;
            for (NumberMention number : numbers) {
                assertThat(number.start()).isGreaterThanOrEqualTo(last);
                assertThat(text.substring(number.start(), number.end())).isEqualTo(number.text());
                last = number.end();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"۱", "'۱ '", "'۱.'", "'1,'", "'هزار '", "'بیست و '", "'twenty '", "'million '", "'۱/'", "I"})
    void readsLongRepetitions(String unit) {
        String text = unit.repeat(100_000);
        NumberReader.persian(text);
        assertThat(NumberReader.english(text)).hasSizeLessThanOrEqualTo(100_000);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("۱۲", "۳", ".", ",", "/", ":", "هزار", "میلیون", "و", "نیم", "بیست", "سوم",
                        "درصد", "تا", "شنبه", " ", " ", "\u200C", "\u064E", "ام", "12", "million", "and",
                        "a", "half", "twenty", "-", "third", "p.m.", "dozen", "صد", "چهارماهه", "سال", "ساعت")
                .list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    private static String inWords(int value) {
        String[] ones = ("- یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده "
                + "هفده هجده نوزده").split(" ");
        String[] tens = "- - بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split(" ");
        String[] hundreds = "- صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split(" ");
        if (value >= 1000) {
            return inWords(value / 1000) + " هزار" + (value % 1000 == 0 ? "" : " و " + inWords(value % 1000));
        }
        if (value >= 100) {
            return hundreds[value / 100] + (value % 100 == 0 ? "" : " و " + inWords(value % 100));
        }
        if (value >= 20) {
            return tens[value / 10] + (value % 10 == 0 ? "" : " و " + inWords(value % 10));
        }
        return ones[value];
    }

    private static BigDecimal number(String value) {
        return DigitNumber.normal(new BigDecimal(value));
    }

    private static String values(List<NumberMention> numbers) {
        return String.join(" ", numbers.stream().map(n -> n.value().toPlainString()).toList());
    }
}
