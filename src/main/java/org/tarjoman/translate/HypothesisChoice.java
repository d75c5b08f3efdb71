package org.tarjoman.translate;

import java.util.List;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.TargetVocabulary;
import org.tarjoman.text.NumberCheck;

/**
 * Chooses among the hypotheses of a search the best one that keeps the source's numbers.
 *
 * <p>A model sometimes prefers a fluent sentence with a wrong figure to one with the right figure
 * that it has found as well; for an analyst the figure counts more than the wording.
 */
final class HypothesisChoice {

    private final TargetVocabulary vocabulary;

    HypothesisChoice(TargetVocabulary vocabulary) {
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
        for (int i = 1; i < found.size() && fewest > 0; i++) {
            int disagreements = disagreements(source, found.get(i));
            if (disagreements < fewest) {
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
}
