package org.tarjoman.decode;

import java.util.List;

/**
 * An encoder-decoder that advances one piece at a time: the seam between search and engine.
 *
 * <p>Rows are laid out sentence by sentence: hypothesis {@code k} of the sentence in slot
 * {@code s} is row {@code s * beam + k}.
 */
public interface StepModel {

    /** Candidates that a step returns for each row, best first. */
    int CANDIDATES = 16;

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

    /** The encoded sentences and the pieces decoded so far. */
    interface State extends AutoCloseable {

        /**
         * Advances every row by one piece.
         *
         * @param tokens the last piece of each row
         * @param parents for each row the row of the step before that it continues
         * @return the best continuations of each row
         */
        Candidates step(int[] tokens, int[] parents);

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
     * Best continuations of each row.
     *
     * @param logProbabilities natural log-probabilities [rows × {@link #CANDIDATES}], row by row
     * @param ids piece ids [rows × {@link #CANDIDATES}]
     */
    record Candidates(float[] logProbabilities, long[] ids) {
    }
}
