package org.tarjoman.family;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a family puts around a text, and how its targets begin.
 *
 * @param text words before the text, such as {@code "summarize: "}; often empty
 * @param before pieces before the text
 * @param after pieces after the text
 * @param decoderStart the piece that starts a target
 * @param forcedBos the piece that must follow it, or {@link org.tarjoman.decode.GenerateOptions#NONE}
 */
public record Prompt(String text, List<Integer> before, List<Integer> after, int decoderStart, int forcedBos) {

    /** Returns the pieces of source and target that the family decides on; one may be {@code NONE}, which is -1. */
    IntStream ids() {
        return IntStream.concat(Stream.of(before, after).flatMap(List::stream).mapToInt(Integer::intValue),
                IntStream.of(decoderStart, forcedBos));
    }

    /** Returns a text's pieces with those of the family around them. */
    public int[] around(int[] pieces) {
        int[] all = new int[before.size() + pieces.length + after.size()];
        int at = 0;
        for (int id : before) {
            all[at++] = id;
        }
        System.arraycopy(pieces, 0, all, at, pieces.length);
        at += pieces.length;
        for (int id : after) {
            all[at++] = id;
        }
        return all;
    }
}
