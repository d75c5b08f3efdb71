package org.tarjoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarjoman.decode.Hypothesis;

class HypothesisChoiceTest {

    private static final String WORDS = "خبر دیدار وزیر در تهران از کتاب ";

    private static String chosen(String source, String... answers) {
        List<Hypothesis> found = new ArrayList<>();
        for (String answer : answers) {
            found.add(new Hypothesis(Echo.ids(answer), -0.1 * Echo.ids(answer).length, -1, false,
                    new float[0]));
        }
        Hypothesis hypothesis = new HypothesisChoice(Echo.VOCABULARY).choose(source, found);
        return answers[found.indexOf(hypothesis)];
    }

    @Test
    void takesTheBestIfItsNumbersAgree() {
        assertThat(chosen(WORDS + "19", WORDS + "19", "خبر " + WORDS + "19")).isEqualTo(WORDS + "19");
        assertThat(chosen(WORDS, WORDS, "خبر " + WORDS)).isEqualTo(WORDS);
    }

    @Test
    void prefersTheRightNumber() {
        assertThat(chosen(WORDS + "۱۹", WORDS + "17", WORDS + "16", WORDS + "19", "خبر " + WORDS + "19"))
                .isEqualTo(WORDS + "19");
    }

    @Test
    void prefersFewerWrongNumbers() {
        assertThat(chosen(WORDS + "19 55", WORDS + "17 54", WORDS + "19 56", WORDS + "18 55"))
                .isEqualTo(WORDS + "19 56");
    }

    @Test
    void takesTheBestIfNoneIsBetter() {
        assertThat(chosen(WORDS + "19", WORDS + "17", WORDS + "16")).isEqualTo(WORDS + "17");
    }

    @Test
    void neverPrefersAHypothesisThatLeavesTextOut() {
        // The short ones have no wrong number, since they have hardly anything.
        assertThat(chosen(WORDS, WORDS + "17", "", "خبر")).isEqualTo(WORDS + "17");
        assertThat(chosen(WORDS, WORDS + "17", "", "خبر", WORDS + "گفت")).isEqualTo(WORDS + "گفت");
    }

    @Test
    void prefersAHypothesisThatCoversTheSource() {
        assertThat(covering(WORDS, WORDS + "گفت", 0.01f, "خبر " + WORDS, 0.2f)).isEqualTo("خبر " + WORDS);
    }

    @Test
    void prefersAHypothesisThatLookedAtMoreOfTheSourceIfTheScoresAreClose() {
        // Ten pieces at 0.2 cost 10 ln(0.5 / 0.2) x 0.02 = 0.18.
        assertThat(chosen(scored(-1, 0.2f), scored(-1.15, 0.5f))).isEqualTo(1);
        assertThat(chosen(scored(-1, 0.2f), scored(-1.2, 0.5f))).isZero();
    }

    @Test
    void asksForNoMoreAttentionThanIsEnough() {
        assertThat(chosen(scored(-1, 0.5f), scored(-1.01, 0.9f))).isZero();
    }

    @Test
    void goesByTheScoreIfTheModelDoesNotTellWhatItLookedAt() {
        assertThat(chosen(new Hypothesis(Echo.ids(WORDS), -1, -1, false, new float[0]),
                new Hypothesis(Echo.ids(WORDS), -1, -1.01, false, new float[0]))).isZero();
    }

    @Test
    void tradesNoLossForAnotherInASecondLook() {
        HypothesisChoice choice = new HypothesisChoice(Echo.VOCABULARY);
        String source = WORDS + "19";
        Hypothesis uncovered = withCoverage(WORDS + "19", 0.01f);
        Hypothesis misread = withCoverage(WORDS + "17", 0.9f);
        Hypothesis right = withCoverage(WORDS + "19", 0.9f);

        assertThat(choice.chooseAgain(source, uncovered, List.of(misread))).isSameAs(uncovered);
        assertThat(choice.chooseAgain(source, uncovered, List.of(misread, right))).isSameAs(right);
        assertThat(choice.chooseAgain(source, misread, List.of(uncovered))).isSameAs(misread);
    }

    /** Returns the place of the hypothesis that is chosen. */
    private static int chosen(Hypothesis... found) {
        return List.of(found).indexOf(new HypothesisChoice(Echo.VOCABULARY).choose(WORDS, List.of(found)));
    }

    /** A hypothesis that looked at each of ten pieces so much; start and end of the row do not count. */
    private static Hypothesis scored(double score, float share) {
        float[] coverage = new float[12];
        Arrays.fill(coverage, 1, 11, share);
        return new Hypothesis(Echo.ids(WORDS), -1, score, false, new float[0], coverage);
    }

    @Test
    void keepsTheNumberRatherThanTheCoverage() {
        assertThat(covering(WORDS + "19", WORDS + "19", 0.01f, WORDS + "17", 0.9f)).isEqualTo(WORDS + "19");
        assertThat(covering(WORDS + "19", WORDS + "17", 0.01f, WORDS + "19", 0.01f)).isEqualTo(WORDS + "19");
        // A stretch left out is a new fault, and no price for the right figure.
        assertThat(covering(WORDS + "19", WORDS + "17", 0.9f, WORDS + "19", 0.01f)).isEqualTo(WORDS + "17");
    }

    private static String covering(String source, String first, float share, String second, float other) {
        List<Hypothesis> found = List.of(withCoverage(first, share), withCoverage(second, other));
        Hypothesis hypothesis = new HypothesisChoice(Echo.VOCABULARY).choose(source, found);
        return List.of(first, second).get(found.indexOf(hypothesis));
    }

    private static Hypothesis withCoverage(String answer, float share) {
        float[] coverage = new float[12];
        Arrays.fill(coverage, share);
        return new Hypothesis(Echo.ids(answer), -0.1 * Echo.ids(answer).length, -1, false, new float[0], coverage);
    }

    @Test
    void fillsAGapOnlyWithWhatIsNearlyAsLikely() {
        HypothesisChoice choice = new HypothesisChoice(Echo.VOCABULARY);
        Hypothesis gap = scored(-0.6, 0.01f);
        Hypothesis likely = scored(-0.69, 0.2f);
        Hypothesis guess = scored(-0.71, 0.2f);

        assertThat(choice.chooseFilled(WORDS, gap, List.of(guess, likely))).isSameAs(likely);
        assertThat(choice.chooseFilled(WORDS, gap, List.of(guess))).isSameAs(gap);
        assertThat(choice.chooseFilled(WORDS, gap, List.of())).isSameAs(gap);
        assertThat(choice.chooseFilled(WORDS, gap, List.of(scored(-0.59, 0.005f)))).isSameAs(gap);
    }

    @Test
    void neverPrefersAHypothesisThatRepeatsItself() {
        assertThat(chosen(WORDS + "19", WORDS + "17", "خبر ".repeat(8) + "19")).isEqualTo(WORDS + "17");
    }
}
