package org.tarjoman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "باران بارید. | جاده بسته شد.",
        "آیا برف می‌بارد؟ | هواشناسی پاسخ داد.",
        "چه روز خوبی! | همه آمدند.",
        "باران بارید.| جاده بسته شد",
        "مدرسه تعطیل شد.|وی گفت: فردا باز است.",
        "مدرسه تعطیل شد.|و دانش‌آموزان رفتند.",
        "آیا می‌آید؟|او پاسخی نداد.",
        "این طرح در سال ۱۴۰۲ آغاز شد. | سال ۱۴۰۳ پایان یافت.",
        "قرارداد در سال ۱۴۰۲. | وی افزود: خوب است.",
        "قرارداد در سال ۱۴۰۲.|وی افزود: خوب است.",
        "وی گفت: «ما کار می‌کنیم. نتیجه می‌گیریم.» | جلسه پایان یافت.",
        "وی گفت: «کار تمام شد.»|رئیس شورا رفت.",
        "«آیا خسته‌اید؟» | کسی پاسخ نداد.",
        "«باید کار کنیم.» | این را شهردار گفت.",
        "باران (شدید) بارید. | جاده بسته شد.",
        "نشانی ما www.example.ir است. | تماس بگیرید.",
        "نامه به a.b@example.org برسد. | پاسخ می‌دهیم.",
        "اعضای پ.ک.ک. | ارتش گفت.",
        "خبر رسید... | مردم آمدند.",
        "خبر رسید… | مردم آمدند.",
        "نه! | نه!! | چرا؟! | نمی‌دانم.",
        "He said so. | They left at 5 p.m. | Then it rained.",
        "گفت .  | رفت .",
        "سطر نخست\n\n|سطر دوم",
    })
    void endsASentence(String marked) {
        assertThat(strip(SentenceSplitter.split(marked.replace("|", ""))))
                .isEqualTo(strip(List.of(marked.split("\\|"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "نرخ رشد به ۱۲.۵ درصد و 3.5 واحد رسید",
        "پرونده در سال ۱۲۹۹ ه.ش. در تهران گشوده شد",
        "در سده سوم ق.م. شهری بود",
        "در سده سوم ق.م شهری بود",
        "شاعری به نام م. آزاد شعر خواند",
        "نویسنده م.ت. رضایی کتاب نوشت",
        "با حضور دکتر. احمدی برگزار شد",
        "شرکت U.S. Steel و Mr. Smith آمدند",
        "پایگاه https://example.ir/a.b?x=1!y خبر داد",
        "کتاب را خواند... و رفت",
        "کتاب را ...خواند و رفت",
        "او (!) آمد",
        "او گفت «نه. هرگز نمی‌روم. همین.» و رفت",
        "فیلم «چه کسی آمد؟» پخش شد",
        "«چه کسی آمد؟» گفت و رفت",
        "۳. ساختن پل",
        "الف. ساختن پل",
        "سخنگو گفت: باران می‌بارد",
        "باران آمد؛ جاده بسته شد",
        "خطی که\nشکسته است",
        "The price, e.g. of oil, rose",
        "نسخه ۲.۵.۱ آمد",
        "پ.ک.ک بیانیه داد",
        "...",
        "؟!",
    })
    void keepsTogether(String text) {
        assertThat(SentenceSplitter.split(text)).containsExactly(text);
        assertThat(SentenceSplitter.split(text + " است.")).containsExactly(text + " است.");
    }

    @Test
    void dividesALongQuotation() {
        String long1 = "وی گفت: «" + "کار ".repeat(20) + "می‌کنیم. ";
        String long2 = "باز هم " + "کار ".repeat(20) + "می‌کنیم.»";
        assertThat(SentenceSplitter.split(long1 + long2)).containsExactly(long1, long2);
    }

    @Test
    void ignoresAQuotationThatIsNeverClosed() {
        assertThat(SentenceSplitter.split("وی گفت: «کار شد. باران آمد.")).hasSize(2);
    }

    @Test
    void endsAtASemicolonBetweenLongParts() {
        String left = "کار ".repeat(12) + "شد؛ ";
        String right = "باران ".repeat(12) + "آمد.";
        assertThat(SentenceSplitter.split(left + right)).containsExactly(left, right);
        assertThat(SentenceSplitter.split(left + "باران آمد.")).hasSize(1);
        assertThat(SentenceSplitter.split("کار شد؛ " + right)).hasSize(1);
    }

    @Test
    void givesNothingForNothing() {
        assertThat(SentenceSplitter.split("")).isEmpty();
        assertThat(SentenceSplitter.split("  ")).containsExactly("  ");
    }

    @Property(tries = 1000)
    void losesNothing(@ForAll("texts") String text) {
        List<String> pieces = SentenceSplitter.split(text);
        assertThat(String.join("", pieces)).isEqualTo(text);
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            assertThat(pieces).allMatch(p -> p.codePoints().anyMatch(Character::isLetterOrDigit));
        }
    }

    @Property(tries = 300)
    void losesNothingOfAnyText(@ForAll String text) {
        assertThat(String.join("", SentenceSplitter.split(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"آ", ".", "آ.", "«", "«. ", "»", "( ", "آ. ", "ب؛ ", "\n"})
    void readsAMillionRepeatedCharacters(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());
        assertThat(String.join("", SentenceSplitter.split(text))).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("باران", "آمد", "م", "ه.ش", ".", "!", "؟", "…", "؛", ":", "«", "»", "(",
                        ")", "\"", " ", "  ", "\n", "۱۲", ".۵", "www.a.ir", "a@b.c", "U.S.", "الف", "\u200C",
                        "،", "😀", "و")
                .list().ofMaxSize(60).map(parts -> String.join("", parts));
    }

    private static List<String> strip(List<String> pieces) {
        return pieces.stream().map(String::strip).toList();
    }
}
