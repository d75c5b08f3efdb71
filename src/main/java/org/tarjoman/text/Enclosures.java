package org.tarjoman.text;

import java.util.Arrays;

/**
 * Pairs of quotation marks and brackets in a text, and the stretches that they hold together.
 *
 * <p>Marks that are never closed count for nothing, so that one stray mark does not glue a paragraph.
 */
final class Enclosures {

    private static final String OPENING = "«“([{‹";
    private static final String CLOSING = "»”)]}›";
    /** Levels that a closing mark is compared with; keeps texts full of stray marks cheap. */
    private static final int LEVELS = 4;
    private static final int NONE = -1;

    /** For a closing mark the position of its partner, else {@link #NONE}. */
    private final int[] open;
    /** For each character the beginning of the short outermost stretch that holds it, or NONE. */
    private final int[] stretch;

    /**
     * Reads a text.
     *
     * @param text any text
     * @param words number of words that begin before each position, one entry more than characters
     * @param longest a stretch with more words than this is not held together
     */
    Enclosures(String text, int[] words, int longest) {
        int length = text.length();
        open = new int[length];
        stretch = new int[length];
        Arrays.fill(open, NONE);
        Arrays.fill(stretch, NONE);
        int[] close = findPairs(text);
        int from = NONE;
        int until = NONE;
        for (int i = 0; i < length; i++) {
            if (i > until && close[i] > i && words[close[i]] - words[i] <= longest) {
                from = i;
                until = close[i];
            }
            if (i <= until) {
                stretch[i] = from;
            }
        }
    }

    private int[] findPairs(String text) {
        int[] close = new int[text.length()];
        int[] stack = new int[16];
        int depth = 0;
        int straight = NONE;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (straight == NONE) {
                    straight = i;
                } else {
                    pair(straight, i, close);
                    straight = NONE;
                }
            } else if (OPENING.indexOf(c) >= 0) {
                if (depth == stack.length) {
                    stack = Arrays.copyOf(stack, 2 * depth);
                }
                stack[depth++] = i;
            } else if (CLOSING.indexOf(c) >= 0) {
                char partner = OPENING.charAt(CLOSING.indexOf(c));
                for (int d = depth - 1; d >= Math.max(0, depth - LEVELS); d--) {
                    if (text.charAt(stack[d]) == partner) {
                        pair(stack[d], i, close);
                        depth = d;
                        break;
                    }
                }
            }
        }
        return close;
    }

    private void pair(int from, int to, int[] close) {
        close[from] = to;
        open[to] = from;
    }

    /** Returns whether a character closes a pair, or is a closing mark without a partner. */
    boolean isClosing(String text, int at) {
        return open[at] != NONE || CLOSING.indexOf(text.charAt(at)) >= 0;
    }

    /** Returns whether a character opens a quotation. */
    static boolean opensQuotation(char c) {
        return c == '«' || c == '“' || c == '‹' || c == '"';
    }

    /** Returns the position of the mark that is closed at a position, or -1. */
    int partnerOf(int closing) {
        return open[closing];
    }

    /** Returns whether a cut before a position, above 0, would divide a short stretch. */
    boolean holdsTogether(int position) {
        return position < stretch.length && stretch[position] != NONE
                && stretch[position] == stretch[position - 1];
    }
}
