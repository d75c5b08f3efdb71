package org.tarjoman.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A number that is added up from segments as they are read: 2 million, 350 thousand. */
final class NumberCompound {

    private final NumberSegment first;
    private final List<BigDecimal> parts = new ArrayList<>();
    private BigDecimal total;
    private BigDecimal scale;
    private boolean words;
    private boolean ordinal;
    private int end;

    NumberCompound(NumberSegment first) {
        this.first = first;
        parts.add(first.value());
        total = first.value();
        scale = first.scale();
        words = first.words();
        ordinal = first.ordinal();
        end = first.end();
    }

    /** Returns whether smaller segments may follow: none do after an ordinal or a number without a scale. */
    boolean isOpen() {
        return !ordinal && scale.compareTo(BigDecimal.ONE) > 0;
    }

    /** Returns whether a segment may be the next part, the token before it apart. */
    boolean takes(NumberSegment more, boolean afterAnd) {
        return more != null && more.value().compareTo(scale) < 0
                && (afterAnd || more.scale().compareTo(BigDecimal.ONE) != 0 || more.words());
    }

    void add(NumberSegment more) {
        parts.add(more.value());
        total = total.add(more.value());
        scale = more.scale();
        words &= more.words();
        ordinal = more.ordinal();
        end = more.end();
    }

    /** Adds a segment that names how many of its own unit the parts so far are. */
    void raise(NumberSegment more) {
        parts.add(more.value());
        total = total.multiply(more.scale()).add(more.value());
        words &= more.words();
        end = more.end();
    }

    /** Adds half of the last unit. */
    void addHalf(BigDecimal half, int endOfHalf) {
        parts.add(half);
        total = total.add(half);
        end = endOfHalf;
    }

    /** Returns the ways to read the number so far, the likeliest first; the list may be added to. */
    List<List<BigDecimal>> readings() {
        List<List<BigDecimal>> readings = new ArrayList<>();
        readings.add(List.of(total()));
        if (isSingle()) {
            readings.addAll(first.alternatives());
        } else {
            readings.add(parts.stream().map(DigitNumber::normal).toList());
        }
        return readings;
    }

    boolean isSingle() {
        return parts.size() == 1;
    }

    BigDecimal total() {
        return DigitNumber.normal(total);
    }

    /** Returns the scale of the last part. */
    BigDecimal scale() {
        return scale;
    }

    /** Returns whether all of it is written in words. */
    boolean words() {
        return words;
    }

    NumberMention.Kind kind() {
        return ordinal ? NumberMention.Kind.ORDINAL : NumberMention.Kind.CARDINAL;
    }

    /** Returns the index of the token behind it. */
    int end() {
        return end;
    }
}
