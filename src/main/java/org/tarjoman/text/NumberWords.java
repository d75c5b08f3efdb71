package org.tarjoman.text;

import java.util.HashMap;
import java.util.Map;

/** Number words of Persian and English with their values. */
final class NumberWords {

    /** Persian 1 to 900. */
    static final Map<String, Integer> PERSIAN = persian();
    /** Persian scale words. */
    static final Map<String, Long> PERSIAN_SCALES = persianScales();
    /** Persian ordinals, and fractions' denominators. */
    static final Map<String, Integer> PERSIAN_ORDINALS = persianOrdinals();

    /** English 0 to 90. */
    static final Map<String, Integer> ENGLISH = numbered("""
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
            fifteen sixteen seventeen eighteen nineteen""", """
            twenty thirty forty fifty sixty seventy eighty ninety""");
    /** English ordinals first to ninetieth. */
    static final Map<String, Integer> ENGLISH_ORDINALS = numbered("""
            zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
            thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""", """
            twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth""");
    /** English scale words and their short forms. */
    static final Map<String, Long> ENGLISH_SCALES = Map.of(
            "thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L,
            "trillion", 1_000_000_000_000L, "quadrillion", 1_000_000_000_000_000L,
            "bn", 1_000_000_000L, "mn", 1_000_000L, "tn", 1_000_000_000_000L);
    /** English ordinals of the scales and of hundred. */
    static final Map<String, Long> ENGLISH_SCALE_ORDINALS = Map.of(
            "hundredth", 100L, "thousandth", 1_000L, "millionth", 1_000_000L);

    private NumberWords() {
    }

    private static Map<String, Integer> persian() {
        Map<String, Integer> words = new HashMap<>(numbered("""
                صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده
                هجده نوزده""", """
                بیست سی چهل پنجاه شصت هفتاد هشتاد نود"""));
        String[] hundreds = "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split(" ");
        for (int i = 0; i < hundreds.length; i++) {
            words.put(hundreds[i], 100 * (i + 1));
        }
        words.put("یکصد", 100);
        words.put("هیجده", 18);
        words.put("هژده", 18);
        words.put("شصد", 600);
        return Map.copyOf(words);
    }

    private static Map<String, Long> persianScales() {
        Map<String, Long> scales = new HashMap<>();
        Map.of("هزار", 1_000L, "میلیون", 1_000_000L, "ملیون", 1_000_000L, "میلیارد", 1_000_000_000L,
                "ملیارد", 1_000_000_000L, "بیلیون", 1_000_000_000_000L, "تریلیون", 1_000_000_000_000L)
                .forEach((word, value) -> {
                    scales.put(word, value);
                    scales.put(word + "ی", value);
                });
        return Map.copyOf(scales);
    }

    private static Map<String, Integer> persianOrdinals() {
        Map<String, Integer> words = new HashMap<>();
        PERSIAN.forEach((word, value) -> {
            // سه becomes سوم and سی becomes سی‌ام; the others take م or ُمین.
            if (value != 3 && value != 30) {
                words.put(word + "م", value);
                words.put(word + "مین", value);
                words.put(word + "می", value);
            }
        });
        words.put("سوم", 3);
        words.put("سومین", 3);
        words.put("سومی", 3);
        words.put("اول", 1);
        words.put("اولین", 1);
        words.put("نخست", 1);
        words.put("نخستین", 1);
        words.put("هزارم", 1000);
        words.put("هزارمین", 1000);
        return Map.copyOf(words);
    }

    private static Map<String, Integer> numbered(String units, String tens) {
        Map<String, Integer> words = new HashMap<>();
        String[] ones = units.split("\\s+");
        for (int i = 0; i < ones.length; i++) {
            words.put(ones[i], i);
        }
        String[] tenfold = tens.split("\\s+");
        for (int i = 0; i < tenfold.length; i++) {
            words.put(tenfold[i], 20 + 10 * i);
        }
        return Map.copyOf(words);
    }
}
