package org.tarjoman.text;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the numbers of a Persian sentence with those of its English translation.
 *
 * <p>Each number of the source must occur in the target as the same value, as often as in the source,
 * in whatever form: digits or words, one figure (2.35 million) or its parts (2 million 350 thousand),
 * a time of 24 or of 12 hours. Small number words (one, second, یک) and words like "half" may stand for
 * a number and are never asked for. A number that the target repeats is not counted as added.
 */
public final class NumberCheck {

    /**
     * What a comparison found.
     *
     * @param missing numbers of the source, as written there, that the target lacks
     * @param added numbers of the target, as written there, that the source lacks
     */
    public record Result(List<String> missing, List<String> added) {

        /** Copies the lists. */
        public Result {
            missing = List.copyOf(missing);
            added = List.copyOf(added);
        }

        /** Returns whether the numbers agree. */
        public boolean agrees() {
            return missing.isEmpty() && added.isEmpty();
        }
    }

    /** Beyond this only plain equality is looked at; no sentence has so many numbers, a table may. */
    private static final long MOST_COMPARISONS = 250_000;

    private final List<NumberMention> source;
    private final List<NumberMention> target;
    private final boolean[] sourceMet;
    private final boolean[] targetMet;

    private NumberCheck(List<NumberMention> source, List<NumberMention> target) {
        this.source = source;
        this.target = target;
        this.sourceMet = new boolean[source.size()];
        this.targetMet = new boolean[target.size()];
    }

    /**
     * Compares a sentence with its translation.
     *
     * @param source Persian sentence
     * @param target English translation
     * @return what is missing and what was added, in order of the text
     */
    public static Result compare(String source, String target) {
        return new NumberCheck(NumberReader.persian(source), NumberReader.english(target)).run();
    }

    private Result run() {
        // Sure matches come first, lest a looser one take their partner away.
        meetEqual();
        if (open(sourceMet) * open(targetMet) <= MOST_COMPARISONS) {
            meetLikely();
        }
        return new Result(missing(), added());
    }

    /** Pairs numbers whose likeliest readings are equal. */
    private void meetEqual() {
        Map<List<BigDecimal>, Deque<Integer>> waiting = new HashMap<>();
        for (int t = 0; t < target.size(); t++) {
            waiting.computeIfAbsent(target.get(t).readings().get(0), r -> new ArrayDeque<>()).add(t);
        }
        for (int s = 0; s < source.size(); s++) {
            Deque<Integer> partners = waiting.get(source.get(s).readings().get(0));
            if (partners != null && !partners.isEmpty()) {
                sourceMet[s] = true;
                targetMet[partners.poll()] = true;
            }
        }
    }

    /** Pairs what is left by any reading, then in parts. */
    private void meetLikely() {
        for (int s = 0; s < source.size(); s++) {
            for (int t = 0; t < target.size() && !sourceMet[s]; t++) {
                if (!targetMet[t] && shareReading(source.get(s), target.get(t))) {
                    sourceMet[s] = true;
                    targetMet[t] = true;
                }
            }
        }
        for (int s = 0; s < source.size(); s++) {
            if (!sourceMet[s]) {
                sourceMet[s] = meetParts(source.get(s), target, targetMet);
            }
        }
        for (int t = 0; t < target.size(); t++) {
            if (!targetMet[t]) {
                targetMet[t] = meetParts(target.get(t), source, sourceMet);
            }
        }
    }

    private static long open(boolean[] met) {
        long open = 0;
        for (boolean one : met) {
            open += one ? 0 : 1;
        }
        return open;
    }

    private static boolean shareReading(NumberMention a, NumberMention b) {
        for (List<BigDecimal> reading : a.readings()) {
            if (b.readings().contains(reading)) {
                return true;
            }
        }
        return false;
    }

    /** Finds the parts of a number as numbers of their own on the other side. */
    private static boolean meetParts(NumberMention number, List<NumberMention> others, boolean[] met) {
        for (List<BigDecimal> reading : number.readings()) {
            if (reading.size() < 2) {
                continue;
            }
            List<Integer> taken = new ArrayList<>();
            for (BigDecimal part : reading) {
                int other = find(part, others, met, taken);
                if (other < 0) {
                    break;
                }
                taken.add(other);
            }
            if (taken.size() == reading.size()) {
                taken.forEach(i -> met[i] = true);
                return true;
            }
        }
        return false;
    }

    private static int find(BigDecimal part, List<NumberMention> others, boolean[] met, List<Integer> taken) {
        for (int i = 0; i < others.size(); i++) {
            if (!met[i] && !taken.contains(i) && others.get(i).readings().contains(List.of(part))) {
                return i;
            }
        }
        return -1;
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (int s = 0; s < source.size(); s++) {
            if (!sourceMet[s] && !source.get(s).weak()) {
                missing.add(source.get(s).text());
            }
        }
        return missing;
    }

    private List<String> added() {
        Set<List<BigDecimal>> known = new HashSet<>();
        source.forEach(number -> known.addAll(number.readings()));
        List<String> added = new ArrayList<>();
        for (int t = 0; t < target.size(); t++) {
            NumberMention number = target.get(t);
            if (!targetMet[t] && !number.weak() && number.readings().stream().noneMatch(known::contains)) {
                added.add(number.text());
            }
        }
        return added;
    }
}
