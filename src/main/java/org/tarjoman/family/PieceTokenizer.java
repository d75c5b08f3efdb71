package org.tarjoman.family;

import java.util.OptionalInt;

/** A hub model's tokenizer without what its family puts around a text; safe to share between threads. */
public interface PieceTokenizer extends AutoCloseable {

    /** Returns the pieces of a text. */
    int[] pieces(String text);

    /** Returns whether a text holds letters, digits or signs for which there is no piece. */
    boolean hasUnknownText(String text);

    /** Returns the text of pieces; special ones are passed over. */
    String text(int[] ids);

    /** Returns the id of a special piece such as a language code, empty if there is none. */
    OptionalInt special(String piece);

    /** Returns the number of pieces, special ones included. */
    int size();

    /** Returns whether a piece is a special one such as a mask or a language, which no ordinary text gives. */
    boolean isSpecial(int id);

    /** Returns the number of pieces without the special ones that stand behind all others. */
    default int sizeWithoutLastSpecial() {
        int size = size();
        while (size > 0 && isSpecial(size - 1)) {
            size--;
        }
        return size;
    }

    @Override
    void close();
}
