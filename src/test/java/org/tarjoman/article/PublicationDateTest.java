package org.tarjoman.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "۱۴۰۲/۰۵/۱۲|2023-08-03",
        "1402-5-12|2023-08-03",
        "١٤٠٢/٠٥/١٢|2023-08-03",
        "۱۲/۰۵/۱۴۰۲|2023-08-03",
        "۱۲ مرداد ۱۴۰۲|2023-08-03",
        "پنجشنبه ۱۲ مرداد ماه ۱۴۰۲ - ۱۰:۲۵|2023-08-03",
        "پنج‌شنبه، ۱۲ مرداد ۱۴۰۲ ساعت ۱۰:۲۵|2023-08-03",
        "تاریخ انتشار: ۱۲ مردادماه ۱۴۰۲|2023-08-03",
        "دوازدهم مرداد هزار و چهارصد و دو|2023-08-03",
        "سی‌ام آذر ۱۴۰۳|2024-12-20",
        "بیست و یکم آبان ماه سال ۱۴۰۳|2024-11-11",
        "اول فروردین ۱۴۰۴|2025-03-21",
        "۳۰ اسفند ۱۴۰۳|2025-03-20",
        "۵ اسد ۱۴۰۳|2024-07-26",
        "2023-08-03T10:22:00+03:30|2023-08-03",
        "2023-08-03T06:52:00Z|2023-08-03",
        "2023-08-03 10:22|2023-08-03",
        "2023/08/03|2023-08-03",
        "12 Mordad 1402|2023-08-03",
        "۳ اوت ۲۰۲۳|2023-08-03",
        "3 August 2023|2023-08-03",
        "August 3, 2023|2023-08-03",
        "Thu, 3 Aug 2023|2023-08-03"})
    void readsDatesOfBothCalendars(String text, String iso) {
        assertThat(PublicationDate.read(text)).hasToString("Optional[" + iso + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "فردا", "۱۴۰۲/۱۳/۰۱", "۳۱ مهر ۱۴۰۲", "۳۰ اسفند ۱۴۰۲", "2023-02-30", "مرداد",
            "۱۴۰۲",
        "۰۲/۰۵/۱۲", "در ۱۲ مرداد ۱۴۰۲ سد گیلان افتتاح شد", "۱۲ نفر در مرداد ۱۴۰۲"})
    void leavesWhatIsNoDate(String text) {
        assertThat(PublicationDate.read(text)).isEmpty();
    }

    @Test
    void keepsAnUnreadableDateAsItWasWritten() {
        assertThat(PublicationDate.isoOrAsWritten(" دیروز عصر ")).isEqualTo("دیروز عصر");
        assertThat(PublicationDate.isoOrAsWritten("۱۴۰۳/۱/۱")).isEqualTo("2024-03-20");
    }
}
