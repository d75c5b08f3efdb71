package org.tarjoman.bench;

/**
 * What a benchmark measured.
 *
 * @param loadSeconds time to load the weights and translate a first word
 * @param seconds time for all articles
 * @param articles articles translated in that time
 * @param sentences their sentences
 * @param sourcePieces their source pieces, without padding
 * @param targetPieces pieces that came out, ends included
 * @param paddingShare share of padding in the encoder's input, 0 to 1
 * @param beam hypotheses of the search
 */
public record BenchmarkResult(double loadSeconds, double seconds, int articles, int sentences,
        long sourcePieces, long targetPieces, double paddingShare, int beam) {

    /** Returns articles a minute. */
    public double articlesPerMinute() {
        return articles * 60 / seconds;
    }

    /** Returns source pieces a second. */
    public double sourcePiecesPerSecond() {
        return sourcePieces / seconds;
    }

    /** Returns target pieces a second. */
    public double targetPiecesPerSecond() {
        return targetPieces / seconds;
    }

    /**
     * Returns the multiply-adds a second that the work amounts to.
     *
     * @param perSourcePiece multiply-adds of a source piece
     * @param perTargetPiece multiply-adds of a target piece of one hypothesis
     */
    public double multiplyAddsPerSecond(long perSourcePiece, long perTargetPiece) {
        return (sourcePieces * (double) perSourcePiece
                + targetPieces * (double) perTargetPiece * beam) / seconds;
    }
}
