package org.tarjoman.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Understands a number written in digits: separators, dates, clock times. */
final class DigitNumber {

    /** A longer row of digits is read as its beginning: no figure in the news has so many. */
    private static final int MOST_DIGITS = 40;
    /** More parts than a date with a time has are not read. */
    private static final int MOST_PARTS = 8;

    private DigitNumber() {
    }

    /**
     * What the digits can mean.
     *
     * @param kind number, date or time
     * @param readings the ways to understand them, the likeliest first
     */
    record Meaning(NumberMention.Kind kind, List<List<BigDecimal>> readings) {

        /** Returns whether it is one plain number, which a scale word may follow. */
        boolean isPlain() {
            return readings.get(0).size() == 1;
        }
    }

    /**
     * Reads ASCII digits with {@code . , / :} among them.
     *
     * <p>A slash between two numbers is a decimal sign first, as Iranian agencies use it ({@code ۴۰/۲
     * درصد}); a dot or comma before three digits separates thousands first if it is a comma.
     */
    static Meaning read(String digits) {
        if (digits.indexOf(':') >= 0) {
            return readTime(digits);
        }
        if (digits.indexOf('/') >= 0) {
            return readSlashes(digits);
        }
        int dots = count(digits, '.');
        int commas = count(digits, ',');
        if (dots + commas == 0) {
            return number(List.of(plain(digits)));
        }
        if (dots > 0 && commas > 0) {
            char decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
            return number(List.of(decimal(digits, decimal)));
        }
        char separator = dots > 0 ? '.' : ',';
        boolean grouped = isGrouped(digits, separator);
        if (dots + commas == 1) {
            BigDecimal thousands = plain(digits);
            BigDecimal decimal = decimal(digits, separator);
            if (!grouped) {
                return number(List.of(decimal));
            }
            return number(separator == ',' ? List.of(thousands, decimal) : List.of(decimal, thousands));
        }
        return grouped ? number(List.of(plain(digits)))
                : new Meaning(NumberMention.Kind.CARDINAL, List.of(parts(digits, "[.,]")));
    }

    private static Meaning readTime(String digits) {
        List<BigDecimal> parts = parts(digits, "[:./,]");
        List<List<BigDecimal>> readings = new ArrayList<>();
        readings.add(parts);
        int hour = parts.get(0).intValue();
        boolean clock = parts.size() <= 3 && hour <= 24 && parts.get(1).intValue() < 60
                && digits.matches("\\d{1,2}:\\d\\d(:\\d\\d)?");
        if (clock) {
            if (parts.get(1).signum() == 0) {
                readings.add(List.of(parts.get(0)));
            }
            if (hour > 12) {
                readings.addAll(earlier(readings, 12));
            } else if (hour == 0) {
                readings.addAll(earlier(readings, -12));
            }
        }
        return new Meaning(clock ? NumberMention.Kind.TIME : NumberMention.Kind.CARDINAL, readings);
    }

    /** The same readings with the hour, the first value, moved back by some hours. */
    static List<List<BigDecimal>> earlier(List<List<BigDecimal>> readings, int hours) {
        List<List<BigDecimal>> moved = new ArrayList<>();
        for (List<BigDecimal> reading : readings) {
            List<BigDecimal> parts = new ArrayList<>(reading);
            parts.set(0, normal(parts.get(0).subtract(BigDecimal.valueOf(hours))));
            moved.add(parts);
        }
        return moved;
    }

    private static Meaning readSlashes(String digits) {
        List<BigDecimal> parts = parts(digits, "/");
        if (parts.size() == 2) {
            List<List<BigDecimal>> readings = new ArrayList<>();
            if (digits.matches("\\d+/\\d+")) {
                readings.add(List.of(normal(new BigDecimal(limit(digits).replace('/', '.')))));
            }
            readings.add(parts);
            return new Meaning(NumberMention.Kind.CARDINAL, readings);
        }
        if (parts.size() == 3) {
            // In a translation the month has become a name.
            return new Meaning(NumberMention.Kind.DATE,
                    List.of(parts, List.of(parts.get(0), parts.get(2)), List.of(parts.get(1), parts.get(2))));
        }
        return new Meaning(NumberMention.Kind.CARDINAL, List.of(parts));
    }

    private static Meaning number(List<BigDecimal> values) {
        return new Meaning(NumberMention.Kind.CARDINAL, values.stream().map(List::of).toList());
    }

    private static List<BigDecimal> parts(String digits, String separator) {
        List<BigDecimal> parts = new ArrayList<>();
        for (String part : digits.split(separator, MOST_PARTS + 1)) {
            if (parts.size() < MOST_PARTS) {
                parts.add(plain(part));
            }
        }
        return parts;
    }

    private static boolean isGrouped(String digits, char separator) {
        String[] groups = digits.split(separator == '.' ? "\\." : ",");
        if (groups[0].length() > 3 || groups[0].equals("0")) {
            return false;
        }
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal plain(String digits) {
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < digits.length() && bare.length() < MOST_DIGITS; i++) {
            if (Character.isDigit(digits.charAt(i))) {
                bare.append(digits.charAt(i));
            }
        }
        return normal(new BigDecimal(bare.toString()));
    }

    private static BigDecimal decimal(String digits, char sign) {
        String bare = digits.replace(sign == '.' ? "," : ".", "");
        int last = bare.lastIndexOf(sign);
        String whole = bare.substring(0, last).replace(String.valueOf(sign), "");
        return normal(new BigDecimal(limit(whole) + "." + limit(bare.substring(last + 1))));
    }

    private static String limit(String digits) {
        return digits.length() > MOST_DIGITS ? digits.substring(0, MOST_DIGITS) : digits;
    }

    private static int count(String text, char c) {
        return (int) text.chars().filter(x -> x == c).count();
    }

    /** Brings a value to the one form in which equal values are equal objects. */
    static BigDecimal normal(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
