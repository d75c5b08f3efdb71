package org.tarjoman.decode;

/** Joins the pieces that a model writes to text; safe to share between threads. */
@FunctionalInterface
public interface TargetTokenizer {

    /**
     * Joins pieces to text.
     *
     * @param ids piece ids; those that are not text, such as the start, are passed over
     * @return the text
     * @throws org.tarjoman.model.ModelException if the model gave a piece that the tokenizer does not have
     */
    String text(int[] ids);
}
