package org.tarjoman.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the numbers of an English text; used once. */
final class EnglishNumberReader {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Words that hold a number; they may stand for one of the source, and nothing asks for them. */
    private static final Map<String, List<String>> HINTS = Map.ofEntries(
            Map.entry("half", List.of("0.5", "2", "50")), Map.entry("halves", List.of("2")),
            Map.entry("quarter", List.of("0.25", "4", "3")), Map.entry("quarters", List.of("4")),
            Map.entry("thirds", List.of("3")), Map.entry("fourths", List.of("4")),
            Map.entry("fifths", List.of("5")), Map.entry("tenths", List.of("10")),
            Map.entry("once", List.of("1")), Map.entry("twice", List.of("2")),
            Map.entry("thrice", List.of("3")), Map.entry("single", List.of("1")),
            Map.entry("pair", List.of("2")), Map.entry("both", List.of("2")),
            Map.entry("couple", List.of("2")), Map.entry("double", List.of("2")),
            Map.entry("doubled", List.of("2")), Map.entry("bilateral", List.of("2")),
            Map.entry("triple", List.of("3")), Map.entry("tripled", List.of("3")),
            Map.entry("threefold", List.of("3")), Map.entry("trilateral", List.of("3")),
            Map.entry("tripartite", List.of("3")), Map.entry("trio", List.of("3")),
            Map.entry("troika", List.of("3")), Map.entry("triplets", List.of("3")),
            Map.entry("triangle", List.of("3")), Map.entry("quadruple", List.of("4")),
            Map.entry("quadrupled", List.of("4")), Map.entry("fourfold", List.of("4")),
            Map.entry("quadrilateral", List.of("4")), Map.entry("quartet", List.of("4")),
            Map.entry("quadripartite", List.of("4")), Map.entry("fivefold", List.of("5")),
            Map.entry("quintupled", List.of("5")), Map.entry("sixfold", List.of("6")),
            Map.entry("sevenfold", List.of("7")), Map.entry("tenfold", List.of("10")),
            Map.entry("hundredfold", List.of("100")), Map.entry("decade", List.of("10")),
            Map.entry("decades", List.of("20", "30")), Map.entry("century", List.of("100")),
            Map.entry("fortnight", List.of("14", "15")), Map.entry("teens", List.of("10")),
            Map.entry("noon", List.of("12")), Map.entry("midday", List.of("12")),
            Map.entry("midnight", List.of("24", "0", "12")), Map.entry("annual", List.of("12")),
            Map.entry("clock", List.of("24")), Map.entry("weekly", List.of("7")));

    private static final Set<String> RANGE = Set.of("to", "and", "or", "-", "–", "—");
    /** Units that a digit glued to them raises to a power: km2. */
    private static final Set<String> UNITS = Set.of("km", "m", "cm", "mm", "co");
    private static final Set<String> ARTICLES = Set.of("a", "an");

    private final String text;
    private final List<NumberToken> tokens;
    private final List<NumberMention> found = new ArrayList<>();
    private int at;

    EnglishNumberReader(String text) {
        this.text = text;
        this.tokens = withoutHyphens(NumberToken.of(text));
    }

    /** "Three-and-a-half-million" reads like the same words apart; hyphens at digits stay. */
    private static List<NumberToken> withoutHyphens(List<NumberToken> tokens) {
        List<NumberToken> kept = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            boolean between = i > 0 && i + 1 < tokens.size() && tokens.get(i).is("-") && tokens.get(i).glued()
                    && tokens.get(i + 1).glued() && tokens.get(i - 1).isWord() && tokens.get(i + 1).isWord();
            if (!between) {
                kept.add(tokens.get(i));
            }
        }
        return kept;
    }

    List<NumberMention> read() {
        while (at < tokens.size()) {
            if (!readOne()) {
                at++;
            }
        }
        return found;
    }

    private NumberToken token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NumberToken.NONE;
    }

    private boolean readOne() {
        NumberToken first = token(at);
        if (first.isDigits()) {
            DigitNumber.Meaning meaning = DigitNumber.read(first.text());
            if (!meaning.isPlain() || meaning.kind() == NumberMention.Kind.TIME) {
                List<List<BigDecimal>> readings = new ArrayList<>(meaning.readings());
                int end = at + 1;
                if (meaning.kind() == NumberMention.Kind.TIME) {
                    end = readHalfOfDay(end, readings);
                }
                add(at, end, meaning.kind(), readings, false);
                return true;
            }
        } else if (!first.isWord()) {
            return false;
        }
        if (readCompound()) {
            return true;
        }
        List<List<BigDecimal>> hints = hints(first);
        if (!hints.isEmpty()) {
            add(at, at + 1, NumberMention.Kind.FRACTION, hints, true);
        }
        return !hints.isEmpty();
    }

    /** What a word may count besides number words proper: "decade", "eighths", "fortyfold", "XIV". */
    private List<List<BigDecimal>> hints(NumberToken token) {
        String word = token.text();
        if (HINTS.containsKey(word)) {
            return HINTS.get(word).stream().map(v -> List.of(DigitNumber.normal(new BigDecimal(v)))).toList();
        }
        long value = RomanNumeral.value(text.substring(token.start(), token.end()));
        if (value == 0 && word.endsWith("fold")) {
            value = NumberWords.ENGLISH.getOrDefault(word.substring(0, word.length() - 4), 0);
        }
        if (value == 0 && word.endsWith("ies")) {
            value = NumberWords.ENGLISH.getOrDefault(word.substring(0, word.length() - 3) + "y", 0);
        }
        if (value == 0 && word.endsWith("s")) {
            String one = word.substring(0, word.length() - 1);
            value = NumberWords.ENGLISH_SCALE_ORDINALS.getOrDefault(one,
                    (long) NumberWords.ENGLISH_ORDINALS.getOrDefault(one, 0));
        }
        return value == 0 ? List.of() : List.of(List.of(DigitNumber.normal(BigDecimal.valueOf(value))));
    }

    /** Adds the hours of the 24-hour clock for "p.m."; returns the position behind it. */
    private int readHalfOfDay(int from, List<List<BigDecimal>> readings) {
        NumberToken half = token(from);
        boolean dotted = (half.is("p") || half.is("a")) && token(from + 1).is(".") && token(from + 2).is("m");
        boolean short1 = half.is("pm") || half.is("am");
        if (!dotted && !short1) {
            return from;
        }
        BigDecimal hour = readings.get(0).get(0);
        if (hour.compareTo(BigDecimal.valueOf(12)) < 0) {
            if (half.text().startsWith("p")) {
                readings.addAll(DigitNumber.earlier(readings, -12));
            }
        } else if (half.text().startsWith("a")) {
            readings.addAll(DigitNumber.earlier(readings, 12));
        }
        return from + (dotted ? 3 : 1);
    }

    private boolean readCompound() {
        int start = at;
        NumberSegment segment = readSegment(start);
        if (segment == null) {
            return false;
        }
        NumberCompound number = new NumberCompound(segment);
        while (number.isOpen()) {
            int next = token(number.end()).is("and") ? number.end() + 1 : number.end();
            boolean afterAnd = next > number.end();
            NumberSegment more = readSegment(next);
            if (!number.takes(more, afterAnd) || more.ordinal() && !afterAnd
                    || ARTICLES.contains(token(next).text())) {
                break;
            }
            number.add(more);
        }
        BigDecimal total = number.total();
        List<List<BigDecimal>> readings = number.readings();
        int end = number.end();
        boolean small = total.compareTo(BigDecimal.valueOf(2)) <= 0;
        boolean exponent = token(start).glued() && UNITS.contains(token(start - 1).text());
        boolean weak = small && number.words() || exponent && number.isSingle();
        NumberMention.Kind kind = number.kind();
        if (token(end).is("%") || token(end).is("percent") || token(end).is("percentage")) {
            kind = NumberMention.Kind.PERCENT;
            end++;
        } else if (token(end).is("per") && token(end + 1).is("cent")) {
            kind = NumberMention.Kind.PERCENT;
            end += 2;
        } else if (number.isSingle() && !number.words()) {
            end = readTail(end, total, readings);
        }
        if (number.isSingle()) {
            addScaleOfRange(end, total, number.scale(), readings);
        }
        add(start, end, kind, readings, weak);
        return true;
    }

    /** In "10 to 20 million" the scale belongs to both ends. */
    private void addScaleOfRange(int end, BigDecimal value, BigDecimal scale,
            List<List<BigDecimal>> readings) {
        if (scale.compareTo(BigDecimal.ONE) > 0 || !RANGE.contains(token(end).text())) {
            return;
        }
        NumberSegment other = readSegment(token(end + 1).is("$") ? end + 2 : end + 1);
        if (other != null && other.hasScale()) {
            readings.add(List.of(DigitNumber.normal(value.multiply(other.scale()))));
        }
    }

    /** Reads "1990s", "5 p.m.", "F-16" and other things that stand at a plain number in digits. */
    private int readTail(int end, BigDecimal total, List<List<BigDecimal>> readings) {
        NumberToken next = token(end);
        boolean whole = total.scale() <= 0;
        if (!whole) {
            addSmallerUnits(total, readings);
            return readHalfOfDay(end, readings);
        }
        if (whole && next.is("s") && next.glued()) {
            readings.add(List.of(DigitNumber.normal(total.remainder(HUNDRED))));
            return end + 1;
        }
        if (next.glued() && (next.is("m") || next.is("k") || next.is("b"))) {
            long scale = next.is("k") ? 1_000L : next.is("m") ? 1_000_000L : 1_000_000_000L;
            readings.add(List.of(DigitNumber.normal(total.multiply(BigDecimal.valueOf(scale)))));
            return end + 1;
        }
        if (whole && total.compareTo(BigDecimal.valueOf(24)) <= 0) {
            return readHalfOfDay(end, readings);
        }
        return end;
    }

    /** Persian tells 92.35 dollars as 92 dollars and 35 cents, 3.4 tonnes as 3 tonnes and 400 kilograms. */
    private static void addSmallerUnits(BigDecimal total, List<List<BigDecimal>> readings) {
        BigDecimal whole = new BigDecimal(total.toBigInteger());
        BigDecimal rest = total.subtract(whole);
        for (int digits = 1; digits <= 3; digits++) {
            BigDecimal units = rest.movePointRight(digits);
            if (units.stripTrailingZeros().scale() <= 0) {
                readings.add(List.of(DigitNumber.normal(whole), DigitNumber.normal(units)));
            }
        }
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
            if (token(end).glued() && Set.of("st", "nd", "rd", "th").contains(token(end).text())) {
                ordinal = true;
                end++;
            }
        } else if (ARTICLES.contains(first.text())
                && (isScale(start + 1) || token(start + 1).is("hundred") || token(start + 1).is("dozen"))) {
            value = BigDecimal.ONE;
            words = true;
        } else if (first.is("half") && (ARTICLES.contains(token(start + 1).text()))
                && (isScale(start + 2) || token(start + 2).is("dozen"))) {
            value = HALF;
            words = true;
            end = start + 2;
        } else if (NumberWords.ENGLISH_SCALE_ORDINALS.containsKey(first.text())) {
            value = BigDecimal.valueOf(NumberWords.ENGLISH_SCALE_ORDINALS.get(first.text()));
            return new NumberSegment(end, DigitNumber.normal(value), List.of(), BigDecimal.ONE, true, true);
        } else {
            int[] word = readWords(start);
            if (word == null) {
                return null;
            }
            value = BigDecimal.valueOf(word[1]);
            ordinal = word[2] == 1;
            words = true;
            end = word[0];
        }
        BigDecimal scale = BigDecimal.ONE;
        if (!ordinal && token(end).is("hundred")) {
            value = value.multiply(HUNDRED);
            end++;
            int rest = token(end).is("and") ? end + 1 : end;
            int[] word = readWords(rest);
            if (word != null && word[1] > 0) {
                value = value.add(BigDecimal.valueOf(word[1]));
                ordinal = word[2] == 1;
                end = word[0];
            }
        } else if (!ordinal && token(end).is("dozen")) {
            value = value.multiply(BigDecimal.valueOf(12));
            end++;
        }
        if (!ordinal && token(end).is("and") && token(end + 1).is("a") && token(end + 2).is("half")) {
            value = value.add(HALF);
            end += 3;
        }
        for (int i = 0; i < NumberSegment.MOST_SCALES && !ordinal; i++) {
            // "12-billion-dollar" has a hyphen before its scale word.
            int next = token(end).is("-") && token(end).glued() ? end + 1 : end;
            if (!isScale(next)) {
                break;
            }
            scale = scale.multiply(BigDecimal.valueOf(NumberWords.ENGLISH_SCALES.get(token(next).text())));
            end = next + 1;
        }
        if (token(end).is("and") && token(end + 1).is("a") && token(end + 2).is("half")
                && scale.compareTo(BigDecimal.ONE) > 0) {
            value = value.add(HALF);
            end += 3;
        }
        return NumberSegment.of(end, value, alternatives, scale, ordinal, words);
    }

    private boolean isScale(int index) {
        return token(index).isWord() && NumberWords.ENGLISH_SCALES.containsKey(token(index).text());
    }

    /** Reads "twenty-three", "seven", "thirty-first"; gives end, value and 1 for an ordinal, or null. */
    private int[] readWords(int start) {
        String first = token(start).text();
        if (!token(start).isWord()) {
            return null;
        }
        Integer ordinal = NumberWords.ENGLISH_ORDINALS.get(first);
        if (ordinal != null) {
            return new int[] {start + 1, ordinal, 1};
        }
        Integer value = NumberWords.ENGLISH.get(first);
        if (value == null) {
            return null;
        }
        if (value >= 20) {
            int next = start + 1;
            Integer unit = NumberWords.ENGLISH.get(token(next).text());
            Integer last = NumberWords.ENGLISH_ORDINALS.get(token(next).text());
            if (unit != null && unit > 0 && unit < 10) {
                return new int[] {next + 1, value + unit, 0};
            }
            if (last != null && last > 0 && last < 10) {
                return new int[] {next + 1, value + last, 1};
            }
        }
        return new int[] {start + 1, value, 0};
    }

    private void add(int from, int to, NumberMention.Kind kind, List<List<BigDecimal>> readings,
            boolean weak) {
        int start = token(from).start();
        int end = token(to - 1).end();
        found.add(new NumberMention(start, end, text.substring(start, end), kind, readings, weak));
        at = to;
    }
}
