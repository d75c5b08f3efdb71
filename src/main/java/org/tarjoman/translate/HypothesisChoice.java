package org.tarjoman.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.TargetTokenizer;
import org.tarjoman.quality.Flag;
import org.tarjoman.quality.SentenceChecks;
import org.tarjoman.text.NumberCheck;

/**
 * Chooses among the hypotheses of a search the best one that keeps the source's numbers, and of those the
 * best one that leaves no part of the source unregarded.
 *
 * <p>What is best is told by the search's score and the coverage penalty together: of two hypotheses of nearly
 * one score the one that leaves out "the visit of" has looked at less of the source.
 *
 * <p>A model sometimes prefers a fluent sentence with a wrong figure, or without a clause, to one with the
 * right figure or the clause that it has found as well; for an analyst these count more than the wording.
 * A figure does not count more than the rest of the sentence: a hypothesis that avoids a wrong figure by
 * leaving text out, or that has another new fault, is never preferred.
 */
final class HypothesisChoice {

    /**
     * Weight of the coverage penalty beside the score, and the share of attention that is enough for it. Chosen
     * on 200 sentences of the development news with version 6 of the shipped model. On all 405 with version 7
     * it leaves the scores where they were (70.1 chrF, 70.0 without), and is kept for what it saves from being
     * left out.
     */
    private static final double COVERAGE_WEIGHT = 0.02;
    private static final double COVERAGE_ENOUGH = 0.5;

    /**
     * A stretch of the source with less attention than this is worth a second look, though most such
     * translations have lost nothing: with version 7 it is 35 of the
     * 405 sentences of the development news, and costs 20 % of the time.
     */
    private static final double DOUBTFUL_BELOW = 0.13;

    /**
     * By so much, as a mean natural logarithm for each piece, what fills a gap may be less likely than what left
     * it. Seen with version 7: 0.05 for a member of a list that was left out, 0.1 and more for names of which
     * the model knew the letters at best.
     */
    private static final double GUESSED_BELOW = 0.1;

    private final TargetTokenizer vocabulary;

    HypothesisChoice(TargetTokenizer vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Returns the hypothesis whose numbers disagree least with the source's; of equals one that covers the
     * source; of those the best by score and coverage penalty.
     *
     * @param source normalised source text
     * @param found hypotheses, best first; not empty
     */
    Hypothesis choose(String source, List<Hypothesis> found) {
        Hypothesis soundest = soundest(source, found);
        int losses = losses(source, soundest);
        Set<Flag> tolerated = faults(source, soundest);
        return found.stream().filter(other -> other == soundest || isAsSound(source, other, losses, tolerated))
                .max(Comparator.comparingDouble(HypothesisChoice::scoreWithCoverage)).orElse(soundest);
    }

    /**
     * Returns the best of a second search, or what the first one gave if that is sounder: a second look must
     * not trade one loss for another.
     *
     * @param source normalised source text
     * @param first what was chosen before
     * @param found hypotheses of the second search, best first; not empty
     */
    Hypothesis chooseAgain(String source, Hypothesis first, List<Hypothesis> found) {
        List<Hypothesis> all = new ArrayList<>(found);
        all.add(first);
        all.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
        Hypothesis second = choose(source, all);
        return isAsSound(source, second, losses(source, first), faults(source, first)) ? second : first;
    }

    /**
     * Returns the best of those that fill a gap, or what there was before. One of which the model is far less
     * sure is a guess, such as a name that it cannot spell: an omission that is flagged is better than that.
     *
     * @param source normalised source text
     * @param first what was chosen before
     * @param found hypotheses that go through the gap, in any order; may be empty
     */
    Hypothesis chooseFilled(String source, Hypothesis first, List<Hypothesis> found) {
        List<Hypothesis> likely =
                found.stream().filter(other -> other.score() >= first.score() - GUESSED_BELOW).toList();
        return likely.isEmpty() ? first : chooseAgain(source, first, likely);
    }

    private boolean isAsSound(String source, Hypothesis hypothesis, int losses, Set<Flag> tolerated) {
        return losses(source, hypothesis) <= losses && tolerated.containsAll(faults(source, hypothesis));
    }

    /** Returns whether a wider search may find something better: a number disagrees, or a part had little attention. */
    boolean isDoubtful(String source, Hypothesis hypothesis) {
        return losses(source, hypothesis) > 0
                || hypothesis.leastCoverage(SentenceChecks.COVERAGE_STRETCH) < DOUBTFUL_BELOW;
    }

    /** Returns the first with the fewest losses and no fault that the first of all has not. */
    private Hypothesis soundest(String source, List<Hypothesis> found) {
        Hypothesis chosen = found.get(0);
        int least = losses(source, chosen);
        Set<Flag> tolerated = least > 0 ? faults(source, chosen) : Set.of();
        for (int i = 1; i < found.size() && least > 0; i++) {
            int losses = losses(source, found.get(i));
            if (losses < least && tolerated.containsAll(faults(source, found.get(i)))) {
                least = losses;
                chosen = found.get(i);
            }
        }
        return chosen;
    }

    private static double scoreWithCoverage(Hypothesis hypothesis) {
        return hypothesis.score() + COVERAGE_WEIGHT * hypothesis.coveragePenalty(COVERAGE_ENOUGH);
    }

    /** Numbers that disagree count two each, so that they go before a stretch that is not covered. */
    private int losses(String source, Hypothesis hypothesis) {
        NumberCheck.Result result = NumberCheck.compare(source, vocabulary.text(hypothesis.ids()));
        return 2 * (result.missing().size() + result.added().size()) + (isUncovered(hypothesis) ? 1 : 0);
    }

    /** Returns whether a part of the source had so little attention that its translation is likely missing. */
    boolean isUncovered(Hypothesis hypothesis) {
        return SentenceChecks.isUncovered(hypothesis.leastCoverage(SentenceChecks.COVERAGE_STRETCH));
    }

    private Set<Flag> faults(String source, Hypothesis hypothesis) {
        Set<Flag> faults = EnumSet.noneOf(Flag.class);
        faults.addAll(SentenceChecks.check(source, vocabulary.text(hypothesis.ids()),
                hypothesis.meanLogProbability(), hypothesis.capped(), false).flags());
        faults.removeAll(Set.of(Flag.NUMBER_MISSING, Flag.NUMBER_ADDED));
        if (isUncovered(hypothesis)) {
            faults.add(Flag.UNCOVERED);
        }
        return faults;
    }
}
