package org.tarjoman.translate;

import java.util.concurrent.atomic.LongAdder;

/** Counts of what an engine has done since it was opened; safe for threads. */
public final class TranslationStatistics {

    private final LongAdder sentences = new LongAdder();
    private final LongAdder recalled = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder sourcePieces = new LongAdder();
    private final LongAdder paddedPieces = new LongAdder();
    private final LongAdder targetPieces = new LongAdder();

    void addSentences(int count, int fromMemory) {
        sentences.add(count);
        recalled.add(fromMemory);
    }

    void addBatch(int rowCount, int longest, int pieces) {
        rows.add(rowCount);
        sourcePieces.add(pieces);
        paddedPieces.add((long) rowCount * longest);
    }

    void addTarget(int pieces) {
        targetPieces.add(pieces);
    }

    /** Returns the sentences asked for, letterless and repeated ones included. */
    public long sentences() {
        return sentences.sum();
    }

    /** Returns the sentences answered from the memory. */
    public long recalled() {
        return recalled.sum();
    }

    /** Returns the rows that the model translated. */
    public long rows() {
        return rows.sum();
    }

    /** Returns the source pieces of those rows, start and end included, padding not. */
    public long sourcePieces() {
        return sourcePieces.sum();
    }

    /** Returns the pieces that the model gave, ends included. */
    public long targetPieces() {
        return targetPieces.sum();
    }

    /** Returns the pieces that the encoder read for those rows, padding included. */
    public long paddedPieces() {
        return paddedPieces.sum();
    }

    /** Returns the share of padding in the encoder's input, 0 to 1. */
    public double paddingShare() {
        long padded = paddedPieces.sum();
        return padded == 0 ? 0 : 1 - (double) sourcePieces.sum() / padded;
    }
}
