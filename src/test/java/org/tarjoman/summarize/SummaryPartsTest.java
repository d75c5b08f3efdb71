package org.tarjoman.summarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tarjoman.quality.Flag;
import org.tarjoman.translate.TranslatedSentence;

class SummaryPartsTest {

    private static Likeness likeness(String title, String... sentences) {
        List<TranslatedSentence> body = new ArrayList<>();
        for (String sentence : sentences) {
            body.add(Sample.sentence(sentence));
        }
        return Likeness.of(title == null ? null : Sample.sentence(title), body);
    }

    private static SentenceFeatures feature(double headline, int words, boolean hangs) {
        return new SentenceFeatures(headline, 0, 0, 0, words, hangs, false);
    }

    private static final SummaryWeights HEADLINE_ONLY = new SummaryWeights(1, 0, 0, 0, 0, 0.5, 0.3, 0.2, 1);

    @Test
    void wordsKeepNumbersAndNamesTogether() {
        assertThat(EnglishWords.of("In Gonbad-e Kavus, 8.5% of Iran's 1,200 wells: dry."))
                .containsExactly("In", "Gonbad-e", "Kavus", "8.5", "of", "Iran's", "1,200", "wells", "dry");
    }

    @Test
    void contentWordsAreFoldedAndWithoutStopWords() {
        assertThat(EnglishWords.content("He said that Iran's wells are dry; the Press’s pass too."))
                .containsExactly("iran", "well", "dry", "press", "pass");
    }

    @Test
    void wordsAreCountedBetweenBlanks() {
        assertThat(EnglishWords.count("  one -  two\nthree ")).isEqualTo(4);
        assertThat(EnglishWords.count(" ")).isZero();
    }

    @Test
    void bagsWithoutCommonWordsAreUnlike() {
        assertThat(new WordBag("rain in Bam").cosine(new WordBag("snow in Qom"))).isZero();
        assertThat(new WordBag("the of").cosine(new WordBag("the of"))).isZero();
        assertThat(new WordBag("rain in Bam").cosine(new WordBag("Bam: rain"))).isCloseTo(1, within(1e-12));
        assertThat(new WordBag("rain in Bam").coveredBy(new WordBag("Bam is dry"))).isEqualTo(0.5);
    }

    @Test
    void vectorsAreComparedAroundTheirMean() {
        // With the large common part left in, all three would have cosines above 0.99.
        CentredVectors vectors = CentredVectors.of(List.of(
                new float[] {100, 1, 0}, new float[] {100, 1, 0}, new float[] {100, -2, 0})).orElseThrow();

        assertThat(vectors.cosine(0, 1)).isCloseTo(1, within(1e-9));
        assertThat(vectors.cosine(0, 2)).isCloseTo(-1, within(1e-9));
        assertThat(vectors.cosines(new float[] {100, 5, 0}).orElseThrow()[0]).isCloseTo(1, within(1e-9));
        assertThat(vectors.cosines(new float[] {100, 5})).isEmpty();
    }

    @Test
    void unusableVectorsAreNotCompared() {
        assertThat(CentredVectors.of(List.of())).isEmpty();
        assertThat(CentredVectors.of(List.of(new float[0], new float[0]))).isEmpty();
        assertThat(CentredVectors.of(List.of(new float[] {1}, new float[0]))).isEmpty();
        assertThat(CentredVectors.of(List.of(new float[] {1}, new float[] {Float.NaN}))).isEmpty();
    }

    @Test
    void aLineOfFiguresWithoutAVectorDoesNotTakeTheOthersTheirs() {
        List<TranslatedSentence> sentences = new ArrayList<>(List.of(
                Sample.sentence("Rain fell in Bam.", new float[] {5, 1}),
                Sample.sentence("Showers were seen there.", new float[] {5, 1}),
                Sample.sentence("Prices rose.", new float[] {5, -2})));
        TranslatedSentence title = Sample.sentence("Wet weather", new float[] {5, 1});
        Likeness without = Likeness.of(title, sentences);
        sentences.add(Sample.sentence("12 - 14 Bam"));
        Likeness with = Likeness.of(title, sentences);

        assertThat(without.between(0, 1)).isCloseTo(0.5, within(1e-6));
        assertThat(with.between(0, 1)).isEqualTo(without.between(0, 1));
        assertThat(with.toHeadline(1)).isEqualTo(without.toHeadline(1)).isPositive();
        assertThat(with.between(0, 3))
                .isEqualTo(new WordBag("Rain fell in Bam.").cosine(new WordBag("12 - 14 Bam"))).isPositive();
        assertThat(with.toHeadline(3)).isZero();
    }

    @Test
    void equalSentencesAreAlikeWhateverTheirVectors() {
        Likeness likeness = Likeness.of(null, List.of(
                Sample.sentence("Rain fell in Bam.", new float[] {1, 0}),
                Sample.sentence("Rain fell in Bam.", new float[] {0.9f, 0})));

        assertThat(likeness.between(0, 1)).isCloseTo(1, within(1e-9));
        assertThat(likeness.toHeadline(0)).isZero();
    }

    @Test
    void vectorsAddLikenessThatWordsDoNotShow() {
        Likeness likeness = Likeness.of(null, List.of(
                Sample.sentence("Rain fell.", new float[] {1, 0}),
                Sample.sentence("Showers came.", new float[] {1, 0}),
                Sample.sentence("Prices rose.", new float[] {-5, 1})));

        assertThat(likeness.between(0, 1)).isCloseTo(0.5, within(1e-9));
        assertThat(likeness.between(0, 2)).isZero();
    }

    @Test
    void theSentenceWithMostInCommonIsCentral() {
        double[] centrality =
                Centrality.of(likeness(null, "Rain in Bam", "Rain and snow in Bam", "Snow in Qom"));

        assertThat(centrality[1]).isEqualTo(1);
        assertThat(centrality[0]).isLessThan(1);
        assertThat(centrality[2]).isLessThan(centrality[0]);
        assertThat(Centrality.of(likeness(null, "Rain", "Snow"))).containsExactly(0, 0);
    }

    @Test
    void placesCountFromTheSentenceThatTellsTheHeadline() {
        double[] worth = NewsPosition.of(likeness("Hospital opens in Zabol",
                "Summers are hot.", "A hospital opens in Zabol on Sunday.",
                "Beds number 96.", "Doctors came."));

        assertThat(worth[1]).isEqualTo(1);
        assertThat(worth[2]).isBetween(worth[3], worth[1]);
        assertThat(worth[0]).isEqualTo(0.25);
    }

    @Test
    void withoutAHeadlineTheFirstSentenceIsTheNews() {
        assertThat(NewsPosition.of(likeness(null, "Rain.", "Snow.", "Hail.")))
                .containsExactly(1, 2 / 3.0, 0.5);
    }

    @Test
    void describesFiguresNamesLengthAndDoubt() {
        List<TranslatedSentence> body = List.of(
                Sample.sentence("This road is 30 kilometres long and leads to Qom."),
                Sample.sentence("He met Ali Rezaei in Qom.", Flag.NUMBER_ADDED));
        List<SentenceFeatures> features = SentenceFeatures.of(body, Likeness.of(null, body));

        assertThat(features.get(0).figures()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(features.get(0).words()).isEqualTo(10);
        assertThat(features.get(0).hangs()).as("nothing is missing before the first sentence").isFalse();
        assertThat(features.get(0).doubtful()).isFalse();
        assertThat(features.get(1).figures()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(features.get(1).hangs()).isTrue();
        assertThat(features.get(1).doubtful()).isTrue();
    }

    @Test
    void choosesByRelevanceAndTheFirstOfEquals() {
        List<SentenceFeatures> features =
                List.of(feature(0.5, 5, false), feature(0.8, 5, false), feature(0.5, 5, false));
        MarginalRelevance choice = new MarginalRelevance(HEADLINE_ONLY, 2, 50);

        Likeness unlike = likeness(null, "Rain", "Snow", "Hail");

        assertThat(choice.choose(features, unlike, new TreeSet<>(List.of(0, 1, 2)))).containsExactly(0, 1);
        assertThat(choice.choose(features, unlike, new TreeSet<>(List.of(0, 2)))).containsExactly(0, 2);
    }

    @Test
    void likenessToAChosenSentenceCosts() {
        List<SentenceFeatures> features =
                List.of(feature(0.9, 5, false), feature(0.7, 5, false), feature(0.5, 5, false));

        assertThat(new MarginalRelevance(HEADLINE_ONLY, 2, 50).choose(features,
                likeness(null, "Rain fell in Bam", "Rain fell in Qom", "Prices rose"),
                new TreeSet<>(List.of(0, 1, 2)))).containsExactly(0, 2);
    }

    @Test
    void fillsUpWithAShorterSentenceIfTheBestDoesNotFit() {
        List<SentenceFeatures> features =
                List.of(feature(0.9, 30, false), feature(0.8, 30, false), feature(0.2, 10, false));

        assertThat(new MarginalRelevance(HEADLINE_ONLY, 3, 45).choose(features,
                likeness(null, "Rain", "Snow", "Hail"), new TreeSet<>(List.of(0, 1, 2))))
                .containsExactly(0, 2);
    }

    /** Chooses up to three of at most 70 words together, from sentences without a word in common. */
    private static Set<Integer> chosen(SentenceFeatures... features) {
        String[] unlike = {"Rain", "Snow", "Hail", "Fog", "Sun"};
        TreeSet<Integer> all = new TreeSet<>();
        for (int i = 0; i < features.length; i++) {
            all.add(i);
        }
        return new MarginalRelevance(HEADLINE_ONLY, 3, 70).choose(List.of(features),
                likeness(null, Arrays.copyOf(unlike, features.length)), all);
    }

    @Test
    void aLongBestIsTakenToBeShortenedForTheSakeOfASecond() {
        assertThat(chosen(feature(0.9, 60, false), feature(0.8, 55, false), feature(0.4, 20, false),
                feature(0.6, 45, false), feature(0.5, 30, false))).containsExactly(0, 4);
    }

    @Test
    void aBestOfOrdinaryLengthIsNot() {
        assertThat(chosen(feature(0.9, 40, false), feature(0.8, 31, false))).containsExactly(0);
    }

    @Test
    void theBestIsShownAloneWhereNoTwoFitTogether() {
        assertThat(chosen(feature(0.7, 36, false), feature(0.9, 60, false), feature(0.8, 50, false)))
                .containsExactly(1);
    }

    @Test
    void theBestStaysWhereASentenceFitsBesideIt() {
        assertThat(chosen(feature(0.9, 60, false), feature(0.8, 30, false), feature(0.7, 30, false),
                feature(0.1, 10, false))).containsExactly(0, 3);
    }

    @Test
    void theBestStaysWhereTheOthersOnlyRepeatIt() {
        List<SentenceFeatures> features =
                List.of(feature(0.9, 60, false), feature(0.8, 30, false), feature(0.7, 30, false));

        // Each of the two has a likeness of 0.71 to the first, and none to the other.
        assertThat(new MarginalRelevance(HEADLINE_ONLY, 3, 70).choose(features,
                likeness(null, "Bam Qom", "Bam", "Qom"), new TreeSet<>(List.of(0, 1, 2)))).containsExactly(0);
    }

    @Test
    void oneSentenceThatWasAskedForIsTheBest() {
        List<SentenceFeatures> features =
                List.of(feature(0.9, 60, false), feature(0.8, 30, false), feature(0.7, 30, false));

        assertThat(new MarginalRelevance(HEADLINE_ONLY, 1, 70).choose(features,
                likeness(null, "Rain", "Snow", "Hail"), new TreeSet<>(List.of(0, 1, 2)))).containsExactly(0);
    }

    @Test
    void anOverLongSentenceLeavesRoomForAShortOne() {
        assertThat(chosen(feature(0.9, 80, false), feature(0.1, 30, false))).containsExactly(0, 1);
        assertThat(chosen(feature(0.9, 80, false), feature(0.1, 31, false))).containsExactly(0);
    }

    @Test
    void aRunOfHangingSentencesHangsOnItsHead() {
        List<SentenceFeatures> features = List.of(feature(0, 5, false), feature(0, 5, true),
                feature(0, 5, true), feature(0, 5, false), feature(0, 5, true));

        assertThat(MarginalRelevance.hangsLoose(2, features, new TreeSet<>(List.of(0)))).isFalse();
        assertThat(MarginalRelevance.hangsLoose(2, features, new TreeSet<>(List.of(1)))).isFalse();
        assertThat(MarginalRelevance.hangsLoose(2, features, new TreeSet<>(List.of(3)))).isTrue();
        assertThat(MarginalRelevance.hangsLoose(4, features, new TreeSet<>(List.of(0)))).isTrue();
        assertThat(MarginalRelevance.hangsLoose(3, features, new TreeSet<>())).isFalse();
    }

    @Test
    void refusesWeightsThatCannotBe() {
        assertThatThrownBy(() -> new SummaryWeights(-1, 0, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SummaryWeights(0, 0, 0, 0, 0, 0, 0, 0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
