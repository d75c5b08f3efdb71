package org.tarjoman.article;

import java.util.ArrayList;
import java.util.List;

/**
 * Kicker and headline of an article and the blocks that are left for its body.
 *
 * @param kicker line above the headline, or empty
 * @param title headline, or empty
 * @param body the other blocks in order
 * @param repeated whether the headline stood in the text a second time
 */
record Headline(String kicker, String title, List<Block> body, boolean repeated) {

    private static final int KICKER_WORDS = 12;
    private static final int LAST_HEADLINE = 3;

    /**
     * Finds the headline.
     *
     * @param knownKicker kicker that the file's format tells, or empty
     * @param knownTitle headline that the file's format tells, or empty
     * @param blocks all blocks of the text
     */
    static Headline find(String knownKicker, String knownTitle, List<Block> blocks) {
        if (!knownTitle.isEmpty()) {
            return withKnownTitle(knownKicker, knownTitle, blocks);
        }
        int title = titleIndex(blocks);
        if (title < 0) {
            return new Headline(knownKicker, "", blocks, false);
        }
        String kicker = knownKicker;
        List<Block> body = new ArrayList<>(blocks);
        body.remove(title);
        if (title > 0 && kicker.isEmpty()) {
            kicker = body.remove(title - 1).text();
        }
        return new Headline(kicker, blocks.get(title).text(), body, false);
    }

    private static Headline withKnownTitle(String knownKicker, String title, List<Block> blocks) {
        String key = Fold.words(title);
        List<Block> body = new ArrayList<>(blocks);
        String kicker = knownKicker;
        for (int i = 0; i < Math.min(LAST_HEADLINE, body.size()); i++) {
            if (!key.isEmpty() && Fold.words(body.get(i).text()).equals(key)) {
                body.remove(i);
                if (i == 1 && kicker.isEmpty() && isKicker(body.get(0))) {
                    kicker = body.remove(0).text();
                }
                return new Headline(kicker, title, body, true);
            }
        }
        return new Headline(kicker, title, body, false);
    }

    private static int titleIndex(List<Block> blocks) {
        if (blocks.size() < 2) {
            return blocks.size() == 1 && blocks.get(0).kind() == Line.Kind.HEADING ? 0 : -1;
        }
        Block first = blocks.get(0);
        Block second = blocks.get(1);
        if (first.kind() == Line.Kind.HEADING) {
            boolean kicker = second.kind() == Line.Kind.HEADING && second.level() < first.level();
            return kicker ? 1 : 0;
        }
        if (second.kind() == Line.Kind.HEADING) {
            // A long block before the first heading is text; a short one is the kicker of that heading.
            if (isKicker(first)) {
                return 1;
            }
            return first.looksLikeHeadline() ? 0 : -1;
        }
        if (blocks.size() > 2 && blocks.get(2).kind() == Line.Kind.HEADING && blocks.get(2).level() == 1
                && isKicker(first) && isKicker(second)) {
            return 2;
        }
        if (!first.looksLikeHeadline()) {
            return -1;
        }
        boolean bodyFollows = blocks.size() > 2;
        return bodyFollows && isKicker(first) && second.looksLikeHeadline() && !second.isHeading()
                && !second.text().endsWith("؟") && isAbove(first, second) ? 1 : 0;
    }

    private static boolean isKicker(Block block) {
        return block.single() && !block.isHeading() && Fold.count(block.text()) <= KICKER_WORDS
                && (block.text().endsWith(":") || block.text().endsWith("؛") || block.looksLikeHeadline());
    }

    /** Tells a kicker above a headline from a headline above a subtitle. */
    private static boolean isAbove(Block kicker, Block title) {
        return kicker.text().endsWith(":") || kicker.text().endsWith("؛")
                || Fold.count(kicker.text()) <= Fold.count(title.text()) && Fold.count(title.text()) <= 20;
    }
}
