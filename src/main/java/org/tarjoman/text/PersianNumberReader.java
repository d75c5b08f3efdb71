package org.tarjoman.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the numbers of a Persian text; used once. */
final class PersianNumberReader {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final String AND = "و";

    /** Words that are numbers and more common things: no/nine, village/ten, thirty in names. */
    private static final Set<Integer> AMBIGUOUS = Set.of(9, 10, 30);

    /** Words after a number word that make one idea of the two (trilateral, threefold). */
    private static final Set<String> FUSING = Set.of("جانبه", "گانه", "گوش", "ضلعی", "راهی", "راه", "برابر",
            "قلو", "رقمی", "بعدی", "چندان", "نهایی");

    private static final Set<String> MONTHS = Set.of("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد",
            "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند");
    /** Written short for a thousand milliard tomans. */
    private static final String HEMMAT = "همت";
    private static final BigDecimal TRILLION = new BigDecimal("1000000000000");

    private static final Map<String, List<String>> FRACTIONS = Map.of(
            "نیم", List.of("0.5", "2", "50"), "نیمی", List.of("0.5", "2", "50"),
            "نصف", List.of("0.5", "2", "50"),
            "ثلث", List.of("3"), "ربع", List.of("0.25", "4"), "خمس", List.of("5"),
            "دوجین", List.of("12"), "ثالث", List.of("3"), "ثالثی", List.of("3"),
            "دهه", List.of("10"));

    private static final Set<String> MEASURES = Set.of("درصد", "درصدی", "ثانیه", "متر", "واحد", "میلیمتر");

    private static final Set<String> RANGE = Set.of("تا", "الی", "یا", "به", "و", "-", "–", "—");

    private static final Set<String> EVENING = Set.of("شب", "عصر", "بعدازظهر", "ظهر", "غروب", "شامگاه");

    private final String text;
    private final List<NumberToken> tokens;
    private final List<NumberMention> found = new ArrayList<>();
    private int at;

    PersianNumberReader(String text) {
        this.text = text;
        this.tokens = JoinedNumberWords.divide(NumberToken.of(text));
    }

    List<NumberMention> read() {
        while (at < tokens.size()) {
            if (isWeekday(at) || isVaguePlural(at) || !readOne()) {
                at++;
            }
        }
        return found;
    }

    private NumberToken token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NumberToken.NONE;
    }

    private boolean isWeekday(int index) {
        NumberToken next = token(index + 1);
        return token(index).isWord() && (next.is("شنبه") || next.is("شنبهها") || next.is("شنبهای"));
    }

    /** "ده‌ها" and "صدها" are dozens and hundreds of no known number. */
    private boolean isVaguePlural(int index) {
        NumberToken next = token(index + 1);
        return token(index).isWord() && next.glued() && (next.is("ها") || next.is("های"));
    }

    private boolean readOne() {
        NumberToken first = token(at);
        if (first.isDigits()) {
            DigitNumber.Meaning meaning = DigitNumber.read(first.text());
            if (!meaning.isPlain()) {
                add(at, at + 1, meaning.kind(), meaning.readings(), false);
                return true;
            }
        } else if (!first.isWord()) {
            return false;
        } else if (first.text().startsWith("شبانه") && token(at + 1).text().startsWith("روز")) {
            add(at, at + 2, NumberMention.Kind.CARDINAL, List.of(List.of(BigDecimal.valueOf(24))), true);
            return true;
        } else if (first.is("چند") && (isScale(at + 1) || token(at + 1).text().startsWith("صد"))) {
            // "A few hundred" is no number.
            at += 2;
            while (isScale(at)) {
                at++;
            }
            return true;
        } else if (FRACTIONS.containsKey(first.text()) && !isScale(at + 1)) {
            List<List<BigDecimal>> readings = FRACTIONS.get(first.text()).stream()
                    .map(v -> List.of(DigitNumber.normal(new BigDecimal(v)))).toList();
            add(at, at + 1, NumberMention.Kind.FRACTION, readings, true);
            return true;
        }
        return readCompound();
    }

    private boolean readCompound() {
        int start = at;
        NumberSegment segment = readSegment(start);
        if (segment == null) {
            return false;
        }
        NumberCompound number = new NumberCompound(segment);
        while (number.isOpen()) {
            int next = token(number.end()).is(AND) ? number.end() + 1 : number.end();
            boolean afterAnd = next > number.end();
            if (token(next).is("نیم") && afterAnd) {
                number.addHalf(number.scale().multiply(HALF), next + 1);
                break;
            }
            NumberSegment more = isWeekday(next) ? null : readSegment(next);
            if (more != null && afterAnd && number.isSingle() && isRaised(segment, more)) {
                // "۳ هزار و ۲۰۰ میلیارد" is 3,200 milliards.
                number.raise(more);
                break;
            }
            if (!number.takes(more, afterAnd)) {
                break;
            }
            number.add(more);
        }
        BigDecimal total = number.total();
        List<List<BigDecimal>> readings = number.readings();
        int end = number.end();
        boolean weak = number.words() && isWeakWord(start, end, total);
        NumberMention.Kind kind = number.kind();
        if (number.isSingle() && !isPercent(end)) {
            addYears(start, total, readings);
            addScaleOfRange(end, total, number.scale(), readings);
            addHalf(end, total, number.scale(), readings);
            end = addDecimal(end, total, readings);
            if (token(end).is(HEMMAT)) {
                readings.add(List.of(DigitNumber.normal(total.multiply(TRILLION))));
            }
            addHours(start, end, total, readings);
        }
        if (isPercent(end)) {
            kind = NumberMention.Kind.PERCENT;
            end++;
        }
        add(start, end, kind, readings, weak);
        return true;
    }

    private boolean isPercent(int index) {
        return token(index).is("%") || token(index).is("درصد") || token(index).is("درصدی")
                || token(index).is("پرسنت");
    }

    private boolean isWeakWord(int start, int end, BigDecimal total) {
        NumberToken next = token(end);
        boolean single = end == start + 1;
        return total.compareTo(BigDecimal.valueOf(2)) <= 0
                || single && token(start).is("صد")
                || token(start - 1).is("یک") && token(start).glued()
                || single && AMBIGUOUS.contains(total.intValue())
                || single && token(start).is("هزار")
                || next.isWord() && (next.glued() || FUSING.contains(next.text()));
    }

    private NumberSegment readSegment(int start) {
        NumberToken first = token(start);
        BigDecimal value;
        List<List<BigDecimal>> alternatives = new ArrayList<>();
        boolean words = false;
        boolean ordinal = false;
        int end = start + 1;
        if (first.isDigits()) {
            DigitNumber.Meaning meaning = DigitNumber.read(first.text());
            if (!meaning.isPlain()) {
                return null;
            }
            value = meaning.readings().get(0).get(0);
            alternatives.addAll(meaning.readings().subList(1, meaning.readings().size()));
        } else if (first.is("نیم") && isScale(start + 1)) {
            value = HALF;
            words = true;
        } else if (first.is("یکهزار") || first.is("هزار")) {
            value = BigDecimal.ONE;
            words = true;
            end = first.is("هزار") ? start : end;
        } else {
            WordNumber word = readWords(start);
            if (word == null) {
                return null;
            }
            value = BigDecimal.valueOf(word.value());
            ordinal = word.ordinal();
            words = true;
            end = word.end();
        }
        BigDecimal scale = first.is("یکهزار") ? BigDecimal.valueOf(1000) : BigDecimal.ONE;
        Decimal decimal = ordinal ? null : decimalAfter(end);
        if (decimal != null) {
            value = value.add(decimal.part());
            end = decimal.end();
        } else if (!ordinal && token(end).is(AND) && token(end + 1).is("نیم")
                && (isScale(end + 2) || scaleless(value, end))) {
            alternatives.add(List.of(DigitNumber.normal(value)));
            value = value.add(HALF);
            end += 2;
        }
        for (int i = 0; i < NumberSegment.MOST_SCALES && !ordinal && isScale(end); i++) {
            scale = scale.multiply(BigDecimal.valueOf(NumberWords.PERSIAN_SCALES.get(token(end).text())));
            end++;
        }
        return NumberSegment.of(end, value, alternatives, scale, ordinal, words);
    }

    private record Decimal(int end, BigDecimal part) {
    }

    /**
     * Reads the decimals of "یک و دو دهم میلیارد", 1.2 milliards. Only a scale or a measure behind them tells
     * them from two numbers or from a day of the month.
     */
    private Decimal decimalAfter(int end) {
        if (!token(end).is(AND)) {
            return null;
        }
        int after = end + 2;
        BigDecimal digits;
        if (token(end + 1).isDigits()) {
            DigitNumber.Meaning meaning = DigitNumber.read(token(end + 1).text());
            if (!meaning.isPlain()) {
                return null;
            }
            digits = meaning.readings().get(0).get(0);
        } else {
            WordNumber word = readWords(end + 1);
            if (word == null || word.ordinal()) {
                return null;
            }
            digits = BigDecimal.valueOf(word.value());
            after = word.end();
        }
        int places = token(after).is("دهم") ? 1 : token(after).is("صدم") ? 2 : 0;
        boolean measured = isScale(after + 1) || MEASURES.contains(token(after + 1).text());
        boolean fits = digits.scale() <= 0 && digits.compareTo(BigDecimal.TEN.pow(places)) < 0;
        return places > 0 && measured && fits ? new Decimal(after + 1, digits.movePointLeft(places)) : null;
    }

    private static boolean isRaised(NumberSegment first, NumberSegment second) {
        BigDecimal thousand = BigDecimal.valueOf(1000);
        return first.scale().compareTo(thousand) == 0 && second.scale().compareTo(thousand) > 0
                && second.value().compareTo(second.scale().multiply(thousand)) < 0;
    }

    /** In "۱۰ تا ۲۰ میلیون" the scale belongs to both ends. */
    private void addScaleOfRange(int end, BigDecimal value, BigDecimal scale,
            List<List<BigDecimal>> readings) {
        NumberToken to = token(end);
        if (scale.compareTo(BigDecimal.ONE) > 0 || !RANGE.contains(to.text())) {
            return;
        }
        NumberSegment other = readSegment(end + 1);
        if (other != null && other.hasScale()) {
            readings.add(List.of(DigitNumber.normal(value.multiply(other.scale()))));
        }
    }

    /** In "چهار سال و نیم" the half stands behind the thing counted. */
    private void addHalf(int end, BigDecimal value, BigDecimal scale, List<List<BigDecimal>> readings) {
        if (token(end).isWord() && token(end + 1).is(AND) && token(end + 2).is("نیم")) {
            readings.add(List.of(DigitNumber.normal(value.add(scale.multiply(HALF)))));
        }
    }

    private boolean scaleless(BigDecimal value, int end) {
        return value.compareTo(BigDecimal.valueOf(1000)) < 0 && !isScale(end);
    }

    private boolean isScale(int index) {
        return token(index).isWord() && NumberWords.PERSIAN_SCALES.containsKey(token(index).text());
    }

    private record WordNumber(int end, int value, boolean ordinal) {
    }

    /** Reads "سیصد و بیست و سه" and the like: each word must be of a lower rank than the one before. */
    private WordNumber readWords(int start) {
        int value = 0;
        int rank = 10_000;
        int end = start;
        int next = start;
        while (token(next).isWord() && !isWeekday(next)) {
            String word = token(next).text();
            Integer cardinal = NumberWords.PERSIAN.get(word);
            Integer ordinal = NumberWords.PERSIAN_ORDINALS.get(word);
            int part = cardinal != null ? cardinal : ordinal != null ? ordinal : -1;
            if (part < 0 || part >= rank || part == 0 && value > 0) {
                break;
            }
            boolean alone = value == 0;
            if (ordinal != null && !alone && (word.startsWith("اول") || word.startsWith("نخست"))) {
                break;
            }
            end = next + 1;
            if (part > 1 && part < 10 && cardinal != null && token(end).is("صد")) {
                // "چهار صد" in two words.
                part *= 100;
                end++;
            }
            value += part;
            if (cardinal == null) {
                return new WordNumber(end, value, true);
            }
            if (isOrdinalEnding(end)) {
                return new WordNumber(end + 1, value, true);
            }
            rank = part >= 100 ? 100 : part >= 20 ? 10 : 0;
            if (rank == 0 || !token(end).is(AND)) {
                break;
            }
            next = end + 1;
        }
        return end == start ? null : new WordNumber(end, value, false);
    }

    private boolean isOrdinalEnding(int index) {
        return token(index).is("ام") || token(index).is("امین") || token(index).is("مین")
                || token(index).is("م") && token(index).glued();
    }

    /** "هشت دهم درصد" is 0.8 and "سیزده صدم" 0.13; returns the position behind it. */
    private int addDecimal(int end, BigDecimal value, List<List<BigDecimal>> readings) {
        boolean tenths = token(end).text().startsWith("دهم");
        boolean hundredths = token(end).text().startsWith("صدم");
        if (!tenths && !hundredths) {
            return end;
        }
        readings.add(List.of(DigitNumber.normal(value.movePointLeft(tenths ? 1 : 2))));
        // "سی و پنج دهم" is 30.5 rather than 3.5: tens or hundreds are whole, what follows them are the parts.
        BigDecimal parts = value.scale() > 0 ? value : value.remainder(BigDecimal.TEN.pow(tenths ? 1 : 2));
        BigDecimal fewer = value.scale() > 0 ? value : value.remainder(BigDecimal.TEN);
        for (BigDecimal part : List.of(parts, fewer)) {
            readings.add(List.of(DigitNumber.normal(
                    value.subtract(part).add(part.movePointLeft(tenths ? 1 : 2)))));
        }
        // "دهم" may be a day of the month; only with a measure behind it is it surely a tenth.
        return MEASURES.contains(token(end + 1).text()) ? end + 1 : end;
    }

    /** Years and decades are told short: "سال ۹۸", "دهه شصت". */
    private void addYears(int start, BigDecimal value, List<List<BigDecimal>> readings) {
        if (value.scale() > 0 || value.compareTo(BigDecimal.valueOf(100)) >= 0) {
            return;
        }
        boolean decade = false;
        boolean year = false;
        for (int i = start - 1; i >= Math.max(0, start - 4); i--) {
            decade |= token(i).text().startsWith("دهه");
            year |= token(i).is("سال") || token(i).is("سالهای");
        }
        year |= MONTHS.contains(token(start - 1).text());
        if (!decade && !year) {
            return;
        }
        int two = value.intValue();
        readings.add(List.of(BigDecimal.valueOf(1300 + two)));
        readings.add(List.of(BigDecimal.valueOf(1400 + two)));
        readings.add(List.of(BigDecimal.valueOf(1900 + two)));
        readings.add(List.of(BigDecimal.valueOf(2000 + two)));
        if (decade) {
            // The decade 1360 to 1369 is 1981 to 1990 and is called the 1980s.
            readings.add(List.of(BigDecimal.valueOf(1300 + two + 620)));
        }
    }

    /** English tells hours after noon from 1 to 12 again. */
    private void addHours(int start, int end, BigDecimal value, List<List<BigDecimal>> readings) {
        boolean hour = token(start - 1).is("ساعت") || token(start - 2).is("ساعت");
        int at24 = value.scale() > 0 || value.compareTo(BigDecimal.valueOf(24)) > 0 ? -1 : value.intValue();
        if (hour && at24 > 12) {
            readings.add(List.of(DigitNumber.normal(BigDecimal.valueOf(at24 - 12))));
        } else if (at24 >= 1 && at24 < 12 && (hour || EVENING.contains(token(end).text()))) {
            readings.add(List.of(DigitNumber.normal(BigDecimal.valueOf(at24 + 12))));
        }
    }

    private void add(int from, int to, NumberMention.Kind kind, List<List<BigDecimal>> readings,
            boolean weak) {
        int start = token(from).start();
        int end = token(to - 1).end();
        found.add(new NumberMention(start, end, text.substring(start, end), kind, readings, weak));
        at = to;
    }
}
