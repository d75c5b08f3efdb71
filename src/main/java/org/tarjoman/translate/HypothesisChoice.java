package org.tarjoman.translate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.TargetTokenizer;
import org.tarjoman.quality.Flag;
import org.tarjoman.quality.SentenceChecks;
import org.tarjoman.text.NumberCheck;

/**
 * Chooses among the hypotheses of a search the best one that keeps the source's numbers.
 *
 * <p>A model sometimes prefers a fluent sentence with a wrong figure to one with the right figure
 * that it has found as well; for an analyst the figure counts more than the wording. It does not
 * count more than the rest of the sentence: a hypothesis that avoids a wrong figure by leaving text
 * out, or that has another new fault, is never preferred.
 */
final class HypothesisChoice {

    private final TargetTokenizer vocabulary;

    HypothesisChoice(TargetTokenizer vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Returns the hypothesis whose numbers disagree least with the source's; the best of equals.
     *
     * @param source normalised source text
     * @param found hypotheses, best first; not empty
     */
    Hypothesis choose(String source, List<Hypothesis> found) {
        Hypothesis chosen = found.get(0);
        int fewest = disagreements(source, chosen);
        Set<Flag> tolerated = fewest > 0 ? faults(source, chosen) : Set.of();
        for (int i = 1; i < found.size() && fewest > 0; i++) {
            int disagreements = disagreements(source, found.get(i));
            if (disagreements < fewest && tolerated.containsAll(faults(source, found.get(i)))) {
                fewest = disagreements;
                chosen = found.get(i);
            }
        }
        return chosen;
    }

    private int disagreements(String source, Hypothesis hypothesis) {
        NumberCheck.Result result = NumberCheck.compare(source, vocabulary.text(hypothesis.ids()));
        return result.missing().size() + result.added().size();
    }

    private Set<Flag> faults(String source, Hypothesis hypothesis) {
        Set<Flag> faults = EnumSet.noneOf(Flag.class);
        faults.addAll(SentenceChecks.check(source, vocabulary.text(hypothesis.ids()),
                hypothesis.meanLogProbability(), hypothesis.capped(), false).flags());
        faults.removeAll(Set.of(Flag.NUMBER_MISSING, Flag.NUMBER_ADDED));
        return faults;
    }
}
