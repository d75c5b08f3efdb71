package org.tarjoman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {

    private static final String PERSIAN = """
            شهردار شیراز روز دوشنبه گفت که بازسازی پل قدیمی شهر پیش از پایان پاییز به انجام می‌رسد. وی افزود
            پیمانکار باید هزینه تأخیر را خود بپردازد و مردم نیز از این پس می‌توانند گزارش کار را ببینند.""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pes_Arab | باغداران دماوند می‌گویند که سرمای بهاری شکوفه‌های گیلاس را از بین برده است.",
        "pes_Arab | باغداران دماوند مي گويند كه سرماي بهاري شكوفه هاي گيلاس را از بين برده است.",
        "prs_Arab | داکتران شفاخانه کابل می‌گویند که مسوولان ولسوالی برای تداوی مریضان کمک کرده‌اند.",
        "arb_Arab | قال رئيس البلدية إن الجسر القديم في المدينة سوف يفتح قبل نهاية العام.",
        "urd_Arab | شہر کے میئر نے کہا ہے کہ پرانے پل کی مرمت کا کام اس سال کے آخر تک مکمل ہو جائے گا۔",
        "pbt_Arab | د ښار مشر وويل چې د زاړه پله د بيا جوړولو کار به د کال تر پايه پورې بشپړ شي.",
        "azb_Arab | شهرین باشچیسی دئدی کی بو کؤرپونون ایشی ایلین سونونا قدر بیتهجک و داها یاخشی اولاجاق.",
        "azj_Latn | Şəhərin bələdiyyə sədri dedi ki, köhnə körpünün təmiri ilin sonuna qədər başa çatacaq.",
        "tur_Latn | Belediye başkanı, eski köprünün onarımının yıl sonuna kadar biteceğini söyledi.",
        "eng_Latn | The mayor said that the repair of the old bridge would end by the end of the year.",
        "und | Der Bürgermeister sagte, dass die alte Brücke bis Ende des Jahres fertig wird.",
        "und | Мэр сказал, что старый мост будет открыт.",
        "und | ۱۲ ۱۴ ۱۶",
        "und | شار لە ڕۆژی دووشەممە گوتی کە پردی کۆنی شار پێش کۆتایی ساڵ دەکرێتەوە.",
    })
    void knowsTheLanguage(String code, String text) {
        assertThat(LanguageDetector.detect(text).code()).isEqualTo(code);
    }

    @Test
    void keepsPersianWithArabicQuotations() {
        String text = PERSIAN + " وی در پایان این دعا را خواند: اللهم أنت ربي لا إله إلا أنت وأنا عبدك.";
        assertThat(LanguageDetector.detect(text).code()).isEqualTo(LanguageDetector.PERSIAN);
    }

    @Test
    void keepsPersianWithEnglishNames() {
        String text = PERSIAN + " The Bridge Engineering Company of Shiraz and Partners Limited";
        assertThat(LanguageDetector.detect(text).code()).isEqualTo(LanguageDetector.PERSIAN);
    }

    @Test
    void keepsIranianNewsAboutAfghanistanPersian() {
        String text = PERSIAN + " وزیر خارجه در کابل با والی هلمند دیدار کرد و از ولایت ننگرهار گفت.";
        assertThat(LanguageDetector.detect(text).code()).isEqualTo(LanguageDetector.PERSIAN);
    }

    @Test
    void guessesPersianForAHeadlineWithoutCommonWords() {
        DetectedLanguage language = LanguageDetector.detect("گشایش پل شیراز");
        assertThat(language.code()).isEqualTo(LanguageDetector.PERSIAN);
        assertThat(language.confidence()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "شرکت مشترک ایرانی و آلمانی، مجری ساخت نیروگاه و خطوط انتقال",
        "تیراندازی مرزبانی و کشته‌شدن قاچاقچی گوسفند",
        "استقلال کشورها و خط قرمز دیپلماسی",
        "بازدید کارکنان بیمارستان بعد از زلزله"})
    void takesAShortLineForPersianThoughItsFewCommonWordsAreThoseOfOthers(String line) {
        assertThat(LanguageDetector.detect(line).code()).isEqualTo(LanguageDetector.PERSIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"بعد زيارة الوفد المصري", "وزير الخارجية يستقبل السفير", "رئیس الوزراء یستقبل الوفد العراقی"})
    void takesAShortLineForArabic(String line) {
        assertThat(LanguageDetector.detect(line).code()).isEqualTo(LanguageDetector.ARABIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"تبریزده بیر یئنی کیتابخانا آچیلدی", "بیزیم کندده بیر مدرسه تیکیلیر"})
    void takesAShortLineForAzerbaijani(String line) {
        assertThat(LanguageDetector.detect(line).code()).isEqualTo(LanguageDetector.SOUTH_AZERBAIJANI);
    }

    @Test
    void takesEverySentenceOfTheDevelopmentNewsForPersian() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("models/training/data/news-dev.fa"));
        assertThat(lines).hasSize(405).allSatisfy(line -> assertThat(LanguageDetector.detect(line).code())
                .isIn(LanguageDetector.PERSIAN, LanguageDetector.DARI));
    }

    @Test
    void isSurerOfMoreText() {
        assertThat(LanguageDetector.detect(PERSIAN + PERSIAN).confidence())
                .isGreaterThan(LanguageDetector.detect("شهردار شیراز گفت").confidence());
    }

    @Property(tries = 300)
    void answersForAnyText(@ForAll String text) {
        assertThat(LanguageDetector.detect(text).confidence()).isBetween(0.0, 1.0);
    }
}
