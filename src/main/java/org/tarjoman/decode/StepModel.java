package org.tarjoman.decode;

import java.util.Arrays;
import java.util.List;

/**
 * An encoder-decoder that advances one piece at a time: the seam between search and engine.
 *
 * <p>Rows are laid out sentence by sentence: hypothesis {@code k} of the sentence in slot
 * {@code s} is row {@code s * beam + k}.
 */
public interface StepModel extends AutoCloseable {

    /**
     * Encodes a batch of sentences.
     *
     * @param sources source ids with the start and end pieces that the family wants
     * @param beam rows for each sentence
     * @return the state of the search over the batch; the caller closes it
     */
    State encode(List<int[]> sources, int beam);

    /** Returns the id that starts a target. */
    int startId();

    /** Returns the id that ends a target. */
    int endId();

    /** Frees what this instance alone uses; shared weights stay. */
    @Override
    void close();

    /** The encoded sentences and the pieces decoded so far. */
    interface State extends AutoCloseable {

        /**
         * Advances every row by one piece.
         *
         * @param tokens the last piece of each row
         * @param parents for each row the row of the step before that it continues
         * @param wanted what to answer; a model whose graph has a fixed number of candidates gives those
         * @return the best continuations of each row
         */
        Candidates step(int[] tokens, int[] parents, Wanted wanted);

        /**
         * Keeps only some sentences, in the given order; the rows of the next step follow it.
         *
         * @param slots slots of the sentences that stay
         */
        void select(int[] slots);

        /** Returns the sentence vector of a sentence by its place in the batch at the start. */
        float[] vector(int sentence);

        /** Frees the state's native memory. */
        @Override
        void close();
    }

    /**
     * What a search needs of a step to be exact.
     *
     * @param best how many of the best continuations of each row
     * @param ids pieces whose log-probabilities it needs in each row, however small they are
     */
    record Wanted(int best, int[] ids) {

        /** Returns what is wanted for several sentences at once. */
        static Wanted all(List<Wanted> all) {
            return new Wanted(all.stream().mapToInt(Wanted::best).max().orElseThrow(),
                    all.stream().flatMapToInt(w -> Arrays.stream(w.ids)).sorted().distinct().toArray());
        }
    }

    /**
     * Best continuations of each row, best first.
     *
     * @param width continuations of each row
     * @param logProbabilities natural log-probabilities [rows × width], row by row
     * @param ids piece ids [rows × width]
     * @param logSums each row's log-sum-exp of its logits: what log-probabilities lack to be logits [rows];
     *     empty if the model does not tell
     * @param asked the pieces that were asked for, ascending
     * @param askedLogProbabilities their log-probabilities [rows × asked]
     * @param coverage what each row has looked at so far; to be asked before the next step
     */
    record Candidates(int width, float[] logProbabilities, long[] ids, float[] logSums, int[] asked,
            float[] askedLogProbabilities, Coverage coverage) {

        /** Candidates of a model that does not tell what it looked at. */
        Candidates(int width, float[] logProbabilities, long[] ids, float[] logSums, int[] asked,
                float[] askedLogProbabilities) {
            this(width, logProbabilities, ids, logSums, asked, askedLogProbabilities, row -> new float[0]);
        }

        /** Candidates of a model that answers with the best alone. */
        Candidates(int width, float[] logProbabilities, long[] ids) {
            this(width, logProbabilities, ids, new float[0], new int[0], new float[0]);
        }

        /** Returns the log-probability of a piece that was asked for. */
        float logProbability(int row, int id) {
            return askedLogProbabilities[row * asked.length + Arrays.binarySearch(asked, id)];
        }
    }

    /** Tells what the rows of a step have looked at. */
    @FunctionalInterface
    interface Coverage {

        /**
         * Returns, for each source piece of the row's sentence, start and end included, the greatest share of
         * attention, 0 to 1, that any step of this row gave it; padding may follow. Empty if the model does
         * not tell.
         */
        float[] of(int row);
    }
}
