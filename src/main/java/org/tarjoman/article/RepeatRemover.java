package org.tarjoman.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives a headline, lead or paragraph that stands in an article several times once. Only a block goes
 * whose every word stands in another one that stays.
 */
final class RepeatRemover {

    private static final int SHORTEST_PARAGRAPH = 6;
    private static final int LEADS = 3;
    private static final int LOOK_AHEAD = 3;
    private static final int LONGEST_ATTRIBUTION = 20;

    private RepeatRemover() {
    }

    /**
     * Removes repetitions.
     *
     * @param title headline
     * @param blocks body
     * @return the body without them; as long as the given one if there were none
     */
    static List<Block> remove(String title, List<Block> blocks) {
        List<List<String>> words = new ArrayList<>();
        blocks.forEach(block -> words.add(Fold.list(block.text())));
        List<String> titleWords = Fold.list(title);
        Set<List<String>> seen = new HashSet<>();
        List<Block> kept = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            List<String> own = words.get(i);
            boolean repeated = !own.isEmpty() && own.equals(titleWords) && blocks.size() > 1
                    || own.size() >= SHORTEST_PARAGRAPH && !seen.add(own)
                    || i < LEADS && !blocks.get(i).isHeading() && comesAgain(words, i, blocks);
            if (!repeated) {
                kept.add(blocks.get(i));
            }
        }
        return kept;
    }

    /** Returns whether a lead is the beginning of a paragraph below it, maybe behind an attribution. */
    private static boolean comesAgain(List<List<String>> words, int i, List<Block> blocks) {
        List<String> lead = words.get(i);
        if (lead.size() < SHORTEST_PARAGRAPH) {
            return false;
        }
        String text = blocks.get(i).text();
        boolean cutOff = text.endsWith("…") || text.endsWith("...");
        for (int j = i + 1; j < Math.min(words.size(), i + 1 + LOOK_AHEAD); j++) {
            List<String> other = words.get(j);
            if (other.size() <= lead.size()) {
                // An equal paragraph is the one that goes; if both went, the text would be lost.
                continue;
            }
            int at = Collections.indexOfSubList(other, lead);
            if (at < 0 && cutOff) {
                at = Collections.indexOfSubList(other, lead.subList(0, lead.size() - 1));
                int last = at + lead.size() - 1;
                at = at >= 0 && last < other.size() && other.get(last).startsWith(lead.get(lead.size() - 1))
                        ? at : -1;
            }
            if (at == 0 || at > 0 && at <= LONGEST_ATTRIBUTION
                    && Attribution.isAttribution(String.join(" ", other.subList(0, at)))) {
                return true;
            }
        }
        return false;
    }
}
