package org.tarjoman.article;

import java.util.List;
import java.util.Optional;

/**
 * A dateline that was cut off a body, with the block that it opened.
 *
 * @param dateline the dateline
 * @param blocks the body without it, before repetitions are removed
 * @param at index of the block that it opened
 */
record TakenDateline(Dateline dateline, List<Block> blocks, int at) {

    private static final int PARAGRAPHS = 3;

    /**
     * Cuts the dateline off the paragraph that it opens, one of the first three; a paragraph that is only a
     * dateline stays.
     *
     * @param blocks body, in which the paragraph is replaced by what is left of it
     * @param agencies the agencies that make a beginning a dateline
     */
    static Optional<TakenDateline> from(List<Block> blocks, Agencies agencies) {
        int seen = 0;
        for (int i = 0; i < blocks.size() && seen < PARAGRAPHS; i++) {
            Block block = blocks.get(i);
            if (block.kind() != Line.Kind.TEXT) {
                continue;
            }
            seen++;
            Optional<Dateline> dateline = Dateline.find(block.text(), agencies);
            if (dateline.isPresent()) {
                blocks.set(i, block.withText(dateline.get().rest()));
                return Optional.of(new TakenDateline(dateline.get(), blocks, i));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns which block the dateline opens once repetitions are gone: its own; failing that, the one that
     * its own repeated word for word, or that says all of it and more; failing that, the next text below its place.
     *
     * @param kept what is left of the blocks
     * @return index of that block, or the number of blocks that are left if there is none
     */
    int indexIn(List<Block> kept) {
        Block own = blocks.get(at);
        int index = indexOf(own, kept);
        if (index < 0) {
            String words = Fold.words(own.text());
            for (int i = 0; i < kept.size() && index < 0; i++) {
                index = !kept.get(i).isHeading() && Fold.words(kept.get(i).text()).equals(words) ? i : -1;
            }
        }
        String begun = Fold.words(own.text());
        for (int i = 0; i < kept.size() && index < 0 && !begun.isBlank(); i++) {
            index = !kept.get(i).isHeading() && Fold.words(kept.get(i).text()).contains(begun) ? i : -1;
        }
        for (int i = at + 1; i < blocks.size() && index < 0; i++) {
            index = blocks.get(i).isHeading() ? -1 : indexOf(blocks.get(i), kept);
        }
        return index < 0 ? kept.size() : index;
    }

    /** By identity: two blocks of the same words are equal, and one of them may be gone. */
    private static int indexOf(Block block, List<Block> kept) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i) == block) {
                return i;
            }
        }
        return -1;
    }
}
