package org.tarjoman.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A model that answers from a script, and keeps watch over how it is used.
 *
 * <p>It follows each row's pieces through tokens and parents as a real state follows its caches, so
 * that a wrong parent or slot shows in what it answers, or at once.
 */
public final class ScriptedModel implements StepModel {

    /** Id that ends a target, as in the shipped family. */
    public static final int END = 2;
    private static final int START = 1;
    /** Candidates that the script does not name: far behind, and different from all that it names. */
    private static final int FILLER = 10_000;
    /** Candidates of each row, as many as the shipped model gives. */
    static final int CANDIDATES = 16;

    private final Script script;
    private final List<List<int[]>> batches = new ArrayList<>();
    private final List<List<Integer>> selections = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private int open;
    private int steps;
    private int closes;
    private Runnable beforeStep = () -> { };
    private BiFunction<int[], List<Integer>, float[]> coverage = (source, prefix) -> new float[0];

    /** What the model thinks. */
    @FunctionalInterface
    public interface Script {

        /**
         * Returns continuations with their probabilities; the rest of 1 is nobody's.
         *
         * @param source source ids
         * @param prefix target ids so far, without the start
         */
        Map<Integer, Double> next(int[] source, List<Integer> prefix);
    }

    /** Constructs a model. */
    public ScriptedModel(Script script) {
        this.script = script;
    }

    /** Sets what happens before each step. */
    public ScriptedModel beforeStep(Runnable action) {
        beforeStep = action;
        return this;
    }

    /** Sets what the model says that it looked at, for a source. */
    public ScriptedModel coverage(Function<int[], float[]> shares) {
        return coverage((source, prefix) -> shares.apply(source));
    }

    /** Sets what the model says that it looked at, for a source and the pieces of a row so far. */
    public ScriptedModel coverage(BiFunction<int[], List<Integer>, float[]> shares) {
        coverage = shares;
        return this;
    }

    /** Returns the sources of each batch that was encoded. */
    public List<List<int[]>> batches() {
        return batches;
    }

    /** Returns the slots of each selection. */
    public List<List<Integer>> selections() {
        return selections;
    }

    /** Returns how many rows each step had. */
    public List<Integer> rows() {
        return rows;
    }

    /** Returns how many states were encoded and not closed. */
    public int openStates() {
        return open;
    }

    /** Returns how many steps were taken. */
    public int steps() {
        return steps;
    }

    /** Returns how often the model was closed. */
    public int closes() {
        return closes;
    }

    @Override
    public void close() {
        closes++;
    }

    @Override
    public int startId() {
        return START;
    }

    @Override
    public int endId() {
        return END;
    }

    @Override
    public State encode(List<int[]> sources, int beam) {
        batches.add(sources.stream().map(int[]::clone).toList());
        open++;
        return new ScriptedState(sources, beam);
    }

    private final class ScriptedState implements State {

        private final List<int[]> sources;
        private final int beam;
        private int[] sentences;
        /** Sentence and pieces of each row of the step before. */
        private int[] rowSentence;
        private List<List<Integer>> prefixes;
        private boolean first = true;
        private boolean closed;

        ScriptedState(List<int[]> sources, int beam) {
            this.sources = List.copyOf(sources);
            this.beam = beam;
            sentences = new int[sources.size()];
            Arrays.setAll(sentences, i -> i);
            rowSentence = new int[sentences.length * beam];
            Arrays.setAll(rowSentence, row -> row / beam);
            prefixes = new ArrayList<>();
            for (int row = 0; row < rowSentence.length; row++) {
                prefixes.add(List.of());
            }
        }

        @Override
        public Candidates step(int[] tokens, int[] parents, Wanted wanted) {
            check(!closed, "a step after the end");
            beforeStep.run();
            steps++;
            rows.add(tokens.length);
            check(tokens.length == sentences.length * beam, "a step with " + tokens.length
                    + " rows instead of "
                    + sentences.length * beam);
            List<List<Integer>> next = new ArrayList<>();
            int[] nextSentence = new int[tokens.length];
            float[] logProbabilities = new float[tokens.length * CANDIDATES];
            long[] ids = new long[tokens.length * CANDIDATES];
            for (int row = 0; row < tokens.length; row++) {
                nextSentence[row] = sentences[row / beam];
                check(rowSentence[parents[row]] == nextSentence[row],
                        "row " + row + " goes on with a row of another sentence");
                List<Integer> prefix = new ArrayList<>(prefixes.get(parents[row]));
                if (first) {
                    check(tokens[row] == START, "the first piece is not the start");
                } else {
                    prefix.add(tokens[row]);
                }
                next.add(List.copyOf(prefix));
                fill(sources.get(nextSentence[row]), prefix, row * CANDIDATES, logProbabilities, ids);
            }
            first = false;
            prefixes = next;
            rowSentence = nextSentence;
            return new Candidates(CANDIDATES, logProbabilities, ids, new float[0], new int[0], new float[0],
                    row -> coverage.apply(sources.get(nextSentence[row]), next.get(row)));
        }

        private void fill(int[] source, List<Integer> prefix, int at, float[] logProbabilities, long[] ids) {
            Map<Integer, Double> wanted = new TreeMap<>(script.next(source, prefix));
            check(wanted.size() <= CANDIDATES, "too many candidates");
            List<Map.Entry<Integer, Double>> sorted = new ArrayList<>(wanted.entrySet());
            sorted.sort(Map.Entry.<Integer, Double>comparingByValue().reversed());
            for (int i = 0; i < CANDIDATES; i++) {
                boolean named = i < sorted.size();
                ids[at + i] = named ? sorted.get(i).getKey() : FILLER + i;
                logProbabilities[at + i] = named ? (float) Math.log(sorted.get(i).getValue()) : -100 - i;
            }
        }

        @Override
        public void select(int[] slots) {
            check(!closed, "a selection after the end");
            check(slots.length > 0, "a selection of nothing");
            selections.add(Arrays.stream(slots).boxed().toList());
            int[] before = sentences;
            sentences = Arrays.stream(slots).map(slot -> before[slot]).toArray();
        }

        @Override
        public float[] vector(int sentence) {
            check(!closed, "a vector after the end");
            return new float[] {sentence, Arrays.hashCode(sources.get(sentence)) % 1000};
        }

        @Override
        public void close() {
            check(!closed, "closed twice");
            closed = true;
            open--;
        }
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }
}
