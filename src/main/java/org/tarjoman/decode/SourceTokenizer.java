package org.tarjoman.decode;

/** Cuts normalised source text into the pieces that a model reads; safe to share between threads. */
public interface SourceTokenizer extends AutoCloseable {

    /**
     * Returns the ids of a text, with the pieces that the model's family puts around it.
     *
     * @param normalized text as {@code PersianNormalizer} gives it
     */
    int[] encode(String normalized);

    /**
     * Returns whether a text holds letters, digits, signs of currencies or of arithmetic for which
     * there is no piece: the model passes over them. Marks and pictures do not count.
     *
     * @param normalized text as {@code PersianNormalizer} gives it
     */
    boolean hasUnknownText(String normalized);

    /**
     * Returns the tokenizer for texts in one language: this one, unless the model is told which language it reads.
     *
     * @param language ISO 639-3 code and script ({@code prs_Arab}); one that the model cannot be told of
     *     gives this tokenizer
     */
    default SourceTokenizer in(String language) {
        return this;
    }

    @Override
    void close();
}
