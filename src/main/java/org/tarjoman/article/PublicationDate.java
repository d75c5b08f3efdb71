package org.tarjoman.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.time4j.PlainDate;
import net.time4j.calendar.PersianCalendar;

/** Reads dates of publication: Iran's and Afghanistan's solar calendar and the Gregorian one. */
final class PublicationDate {

    private static final List<String> SOLAR_MONTHS = List.of(
            "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "ابان", "اذر", "دی", "بهمن",
            "اسفند");
    private static final List<String> LATIN_SOLAR_MONTHS = List.of("farvardin", "ordibehesht", "khordad",
            "tir", "mordad", "shahrivar", "mehr", "aban", "azar", "dey", "bahman", "esfand");
    private static final List<String> AFGHAN_MONTHS = List.of(
            "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت");
    private static final List<List<String>> GREGORIAN_MONTHS = List.of(
            List.of("ژانویه", "جنوری", "january", "jan"), List.of("فوریه", "فبروری", "february", "feb"),
            List.of("مارس", "مارچ", "march", "mar"), List.of("اوریل", "اپریل", "april", "apr"),
            List.of("مه", "می", "may"), List.of("ژوئن", "جون", "june", "jun"),
            List.of("ژوئیه", "جولای", "july", "jul"), List.of("اوت", "اگوست", "اگست", "august", "aug"),
            List.of("سپتامبر", "سپتمبر", "september", "sep", "sept"),
            List.of("اکتبر", "اکتوبر", "october", "oct"), List.of("نوامبر", "نومبر", "november", "nov"),
            List.of("دسامبر", "دسمبر", "december", "dec"));
    private static final List<String> DAYS = List.of(
            "یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "یازدهم", "دوازدهم",
            "سیزدهم", "چهاردهم", "پانزدهم", "شانزدهم", "هفدهم", "هجدهم", "نوزدهم", "بیستم", "بیست و یکم",
            "بیست و دوم", "بیست و سوم", "بیست و چهارم", "بیست و پنجم", "بیست و ششم", "بیست و هفتم",
            "بیست و هشتم", "بیست و نهم", "سی ام", "سی و یکم");
    private static final List<String> UNITS = List.of(
            "", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده",
            "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده");
    private static final List<String> TENS = List.of(
            "", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود");

    private static final Pattern NUMERIC =
            Pattern.compile("(\\d{4}) ?[-/.] ?(\\d{1,2}) ?[-/.] ?(\\d{1,2})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2}) ?[-/.] ?(\\d{1,2}) ?[-/.] ?(\\d{4})");
    private static final Pattern ISO_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[t ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?"
            + " ?(z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern LABEL = Pattern.compile("^((تاریخ|زمان|ساعت)? ?(انتشار|درج|خبر|مخابره|ثبت"
            + "|بروزرسانی|به روز رسانی)( خبر| مطلب)?|تاریخ|منتشر شده( در)?|published( on| at)?|date|updated"
            + "|posted( on)?) ?:? ?");
    private static final Pattern WEEKDAY = Pattern.compile("(^|(?<= ))((یک|دو|سه|چهار|پنج) ?شنبه|شنبه|جمعه"
            + "|(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)(?= |$|[,،])");
    private static final Pattern TIME = Pattern.compile(
            "(ساعت )?(^|(?<=[ -]))\\d{1,2}:\\d{2}(:\\d{2})?( ?(ب ظ|ق ظ|am|pm))?( ?به وقت \\p{L}+)?(?= |$)");

    private PublicationDate() {
    }

    /**
     * Reads a date given as a value of its own.
     *
     * @param text a date, maybe with its weekday, time and a label such as تاریخ انتشار
     * @return the date, or nothing if the text is not wholly a date
     */
    static Optional<LocalDate> read(String text) {
        if (text.length() > 120) {
            return Optional.empty();
        }
        String rest = Fold.digits(Fold.label(text)).replace("آ", "ا").replace("أ", "ا").replace("؛", " ");
        rest = LABEL.matcher(rest).replaceFirst("");
        Matcher iso = ISO_TIME.matcher(rest);
        if (iso.matches()) {
            return numbers(iso.group(1).split("-"), 0, 1, 2);
        }
        rest = TIME.matcher(rest).replaceAll(" ");
        rest = WEEKDAY.matcher(rest).replaceAll(" ");
        rest = rest.replaceAll("(^[\\s,،|–—-]+|[\\s,،|–—.-]+$)", "").replaceAll("\\s+", " ");
        return date(rest);
    }

    /** Returns a date as ISO text where it can be read, else as it was written. */
    static String isoOrAsWritten(String text) {
        return read(text).map(LocalDate::toString).orElse(text.strip());
    }

    private static Optional<LocalDate> date(String text) {
        Matcher numeric = NUMERIC.matcher(text);
        if (numeric.matches()) {
            return numbers(groups(numeric), 0, 1, 2);
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return numbers(groups(dayFirst), 2, 1, 0);
        }
        List<String> words = Arrays.stream(text.replaceAll("(?<=\\p{L})ماه(?= )", "").split("[ ,،]+"))
                .filter(w -> !w.equals("ماه") && !w.equals("سال") && !w.equals("of")).toList();
        for (int i = 0; i < words.size(); i++) {
            Optional<LocalDate> found = around(words, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Reads day and year around the name of a month at a place. */
    private static Optional<LocalDate> around(List<String> words, int i) {
        String month = words.get(i);
        int solar = Math.max(Math.max(SOLAR_MONTHS.indexOf(month), AFGHAN_MONTHS.indexOf(month)),
                LATIN_SOLAR_MONTHS.indexOf(month)) + 1;
        int gregorian = 0;
        for (int m = 0; m < GREGORIAN_MONTHS.size(); m++) {
            gregorian = GREGORIAN_MONTHS.get(m).contains(month) ? m + 1 : gregorian;
        }
        if (solar == 0 && gregorian == 0) {
            return Optional.empty();
        }
        int day = day(String.join(" ", words.subList(0, i)));
        int year = year(String.join(" ", words.subList(i + 1, words.size())));
        if (i == 0 && words.size() == 3) {
            day = day(words.get(1));
            year = year(words.get(2));
        }
        if (day == 0 || year == 0) {
            return Optional.empty();
        }
        return year < 1600 ? solar(year, solar, day) : gregorian(year, gregorian, day);
    }

    private static int day(String text) {
        if (text.matches("\\d{1,2}( ?(ام|م|st|nd|rd|th))?")) {
            return Integer.parseInt(text.replaceAll("\\D", ""));
        }
        return text.equals("اول") ? 1 : DAYS.indexOf(text.replace("سیام", "سی ام")) + 1;
    }

    private static int year(String text) {
        if (text.matches("\\d{4}( (شمسی|خورشیدی|میلادی|هجری شمسی))?")) {
            return Integer.parseInt(text.substring(0, 4));
        }
        int year = 0;
        for (String word : text.split(" و | ")) {
            int unit = UNITS.indexOf(word);
            int ten = TENS.indexOf(word);
            if (word.equals("هزار")) {
                year = Math.max(1, year) * 1000;
            } else if (word.equals("سیصد")) {
                year += 300;
            } else if (word.equals("چهارصد")) {
                year += 400;
            } else if (unit > 0) {
                year += unit;
            } else if (ten > 0) {
                year += ten * 10;
            } else {
                return 0;
            }
        }
        return year >= 1300 && year < 2200 ? year : 0;
    }

    private static String[] groups(Matcher matcher) {
        return new String[] {matcher.group(1), matcher.group(2), matcher.group(3)};
    }

    private static Optional<LocalDate> numbers(String[] parts, int year, int month, int day) {
        int y = Integer.parseInt(parts[year]);
        int m = Integer.parseInt(parts[month]);
        int d = Integer.parseInt(parts[day]);
        return y < 1600 ? solar(y, m, d) : gregorian(y, m, d);
    }

    private static Optional<LocalDate> solar(int year, int month, int day) {
        if (year < 1300 || year > 1499 || month < 1 || month > 12
                || !PersianCalendar.isValid(year, month, day)) {
            return Optional.empty();
        }
        PlainDate date = PersianCalendar.of(year, month, day).transform(PlainDate.class);
        return Optional.of(LocalDate.of(date.getYear(), date.getMonth(), date.getDayOfMonth()));
    }

    private static Optional<LocalDate> gregorian(int year, int month, int day) {
        try {
            return year < 1900 || year > 2199 ? Optional.empty()
                    : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
