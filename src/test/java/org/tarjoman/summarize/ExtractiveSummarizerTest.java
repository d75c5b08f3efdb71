package org.tarjoman.summarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tarjoman.summarize.Sample.BRIDGE;
import static org.tarjoman.summarize.Sample.HOSPITAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarjoman.quality.Flag;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

class ExtractiveSummarizerTest {

    private static final String BRIDGE_TITLE = "Bridge over Seymareh river opened in Poldokhtar";
    private static final String HOSPITAL_TITLE = "Children's hospital to open in Zabol";

    private final ExtractiveSummarizer summarizer = new ExtractiveSummarizer(3, 70);

    @Test
    void showsLeadAndFiguresInSourceOrderWithTheAttribution() {
        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, BRIDGE)))
                .isEqualTo(String.join(" ", BRIDGE.get(0), BRIDGE.get(1), BRIDGE.get(5)));
    }

    @Test
    void findsNewsThatComesAfterBackground() {
        String summary = new ExtractiveSummarizer(2, 70).summarize(Sample.plain(HOSPITAL_TITLE, HOSPITAL));

        assertThat(summary).isEqualTo(HOSPITAL.get(2) + " " + HOSPITAL.get(3));
    }

    @Test
    void takesTheLeadIfThereIsNoHeadline() {
        assertThat(summarizer.summarize(Sample.plain(null, BRIDGE))).startsWith(BRIDGE.get(0));
    }

    @Test
    void keepsToTheNumberOfSentences() {
        assertThat(new ExtractiveSummarizer(1, 70).summarize(Sample.plain(BRIDGE_TITLE, BRIDGE)))
                .isEqualTo(BRIDGE.get(0));
    }

    @Test
    void keepsToTheNumberOfWords() {
        String summary = new ExtractiveSummarizer(3, 36).summarize(Sample.plain(BRIDGE_TITLE, BRIDGE));

        assertThat(summary).startsWith(BRIDGE.get(0) + " ");
        assertThat(EnglishWords.count(summary)).isLessThanOrEqualTo(36);
    }

    @Test
    void keepsAnOverLongSentenceWhole() {
        String summary = new ExtractiveSummarizer(3, 10)
                .summarize(Sample.plain(BRIDGE_TITLE, BRIDGE.subList(0, 2)));

        assertThat(summary).isIn(BRIDGE.get(0), BRIDGE.get(1));
    }

    /** A lead of so many words without a full stop: the bridge and then a list of guests. */
    private static String runOn(int words) {
        String lead = BRIDGE.get(0).replaceAll("\\.$", "");
        return lead + ", guests".repeat(words - EnglishWords.count(lead)) + ".";
    }

    @Test
    void aLongLeadIsShortenedForTheSakeOfASecondSentence() {
        String summary = summarizer.summarize(
                Sample.plain(BRIDGE_TITLE, List.of(runOn(62), BRIDGE.get(1), BRIDGE.get(5))));

        assertThat(summary).startsWith(BRIDGE.get(0).replaceAll("\\.$", ",")).contains(", guests… ");
        assertThat(EnglishWords.count(summary)).isEqualTo(70);
    }

    @Test
    void onlyTheLongestIsShortened() {
        String summary = new ExtractiveSummarizer(3, 100).summarize(Sample.plain(BRIDGE_TITLE,
                List.of(runOn(90), "Traffic " + "and trade ".repeat(27) + "ended at the river.")));

        assertThat(summary).contains(", guests… ").endsWith("ended at the river.");
        assertThat(EnglishWords.count(summary)).isLessThanOrEqualTo(100);
    }

    @Test
    void aLongLeadStandsAloneWhereNothingShortFollows() {
        String lead = runOn(62);

        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE,
                List.of(lead, "The governor spoke of many other matters at length, " + "and more ".repeat(20) + "."))))
                .isEqualTo(lead);
        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of(lead))))
                .as("the whole article").isEqualTo(lead);
    }

    @Test
    void shortensASentenceOfHundredsOfWordsAndMarksIt() {
        String summary = summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of(runOn(400))));

        assertThat(summary).startsWith(BRIDGE.get(0).replaceAll("\\.$", ",")).endsWith(", guests…");
        assertThat(EnglishWords.count(summary)).isEqualTo(70);
    }

    @Test
    void shortensAnOverLongLeadSoFarThatAShortSentenceFits() {
        String summary = summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of(runOn(80), BRIDGE.get(1))));

        assertThat(summary).startsWith(BRIDGE.get(0).replaceAll("\\.$", ",")).endsWith(", guests… " + BRIDGE.get(1));
        assertThat(EnglishWords.count(summary)).isEqualTo(70);
    }

    @Test
    void aSentenceOfOrdinaryLengthIsNotShortenedWhateverTheLimit() {
        String sentence = runOn(LongSentence.ORDINARY);

        assertThat(EnglishWords.count(sentence)).isEqualTo(LongSentence.ORDINARY);
        assertThat(new ExtractiveSummarizer(3, 12).summarize(Sample.plain(BRIDGE_TITLE, List.of(sentence))))
                .isEqualTo(sentence);
    }

    @Test
    void shortensAHeadlineOfHundredsOfWordsThatStandsForTheBody() {
        assertThat(summarizer.summarize(Sample.plain(runOn(400), List.of()))).endsWith(", guests…");
    }

    @Test
    void prefersASentenceThatFitsToAVeryLongOne() {
        String endless = BRIDGE.get(0) + " and this went on and on".repeat(60);

        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of(endless, BRIDGE.get(3)))))
                .isEqualTo(BRIDGE.get(3));
    }

    @Test
    void doesNotSayTheSameTwice() {
        String again = BRIDGE.get(0).replace("According to IRNA, the", "The");
        List<String> sentences = List.of(BRIDGE.get(0), again, BRIDGE.get(2));

        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, sentences)))
                .isEqualTo(BRIDGE.get(0) + " " + BRIDGE.get(2));
    }

    @Test
    void doesNotRepeatTheHeadlineAsASentence() {
        List<String> sentences = new ArrayList<>(BRIDGE);
        sentences.add(0, BRIDGE_TITLE + ".");

        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, sentences))).startsWith(BRIDGE.get(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPETITION", "TOO_SHORT", "TOO_LONG", "LENGTH_CAP", "UNTRANSLATED", "EMPTY"})
    void leavesOutBrokenSentences(Flag flag) {
        assertThat(summarizer.summarize(Sample.article(BRIDGE_TITLE, Sample.flagged(BRIDGE, 0, flag))))
                .doesNotContain(BRIDGE.get(0)).isNotEmpty();
    }

    @Test
    void showsBrokenSentencesIfThereAreNoOthers() {
        TranslatedSentence only = Sample.sentence(BRIDGE.get(0), Flag.LENGTH_CAP);

        assertThat(summarizer.summarize(Sample.article(BRIDGE_TITLE, List.of(only))))
                .isEqualTo(BRIDGE.get(0));
    }

    @Test
    void keepsSentencesWhoseFlagIsNoDefect() {
        assertThat(summarizer.summarize(Sample.article(BRIDGE_TITLE, Sample.flagged(BRIDGE, 0, Flag.COPIED))))
                .startsWith(BRIDGE.get(0));
    }

    @Test
    void aDoubtfulSentenceGivesWayToOneAsGood() {
        List<String> twins = List.of(
                "The ministry of energy opened 12 wells in Kashan.",
                "The ministry of energy opened 15 wells in Natanz.");
        TranslatedArticle doubtful =
                Sample.article((String) null, Sample.flagged(twins, 0, Flag.NUMBER_MISSING));
        ExtractiveSummarizer one = new ExtractiveSummarizer(1, 70,
                new SummaryWeights(1, 0, 1, 1, 1, 1, 1, 0.5, 1));

        assertThat(one.summarize(Sample.plain(null, twins))).isEqualTo(twins.get(0));
        assertThat(one.summarize(doubtful)).isEqualTo(twins.get(1));
    }

    @Test
    void prefersOthersToASentenceThatHangsOnAMissingOne() {
        List<String> sentences = List.of(
                "The Ministry of Energy opened 12 wells in Kashan on Sunday.",
                "Farmers waited outside.",
                "In this meeting the Kashan wells of the Ministry of Energy were praised by 30 farmers.",
                "The Natanz wells of the Ministry of Energy were praised by 30 farmers on Tuesday.");

        assertThat(new ExtractiveSummarizer(2, 70)
                .summarize(Sample.plain("Ministry opens 12 wells", sentences)))
                .isEqualTo(sentences.get(0) + " " + sentences.get(3));
    }

    @Test
    void takesAHangingSentenceAsItIsIfThereIsNoOther() {
        String hanging = "He added that 12 wells would be opened.";

        assertThat(summarizer.summarize(Sample.plain("Wells", List.of("***", hanging)))).isEqualTo(hanging);
    }

    @Test
    void headingsAndKickerAreNoSentences() {
        TranslatedArticle article = Sample.article(Sample.sentence(BRIDGE_TITLE), List.of(
                paragraph(true, "Seymareh bridge in Poldokhtar opened"), paragraph(false, BRIDGE.get(5))));

        assertThat(summarizer.summarize(article)).isEqualTo(BRIDGE.get(5));
    }

    private static TranslatedArticle.Paragraph paragraph(boolean heading, String english) {
        return new TranslatedArticle.Paragraph(List.of(Sample.sentence(english)), heading);
    }

    @Test
    void aOneLineArticleIsItsOwnSummary() {
        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of("Rain fell."))))
                .isEqualTo("Rain fell.");
    }

    @Test
    void anArticleWithOnlyATitleGetsTheTitle() {
        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of()))).isEqualTo(BRIDGE_TITLE);
        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of("", " "))))
                .isEqualTo(BRIDGE_TITLE);
    }

    @Test
    void anEmptyArticleHasAnEmptySummary() {
        assertThat(summarizer.summarize(Sample.plain(null, List.of()))).isEmpty();
        assertThat(summarizer.summarize(Sample.plain("", List.of("")))).isEmpty();
    }

    @Test
    void givesOneLine() {
        assertThat(summarizer.summarize(Sample.plain(null, List.of("Rain\nfell \t in\r\nBam. "))))
                .isEqualTo("Rain fell in Bam.");
    }

    @Test
    void vectorsShowWhichSentenceTellsTheHeadline() {
        // The words of the headline are in neither sentence; only its vector knows.
        List<TranslatedSentence> sentences = List.of(
                Sample.sentence("Rain fell on the hills of the north.", new float[] {0, 1, 3}),
                Sample.sentence("Snow closed a road in the south now.", new float[] {1, 0, 3}));
        ExtractiveSummarizer one = new ExtractiveSummarizer(1, 70);

        assertThat(one.summarize(Sample.article(Sample.sentence("Blocked", new float[] {1, 0, 3}),
                List.of(new TranslatedArticle.Paragraph(sentences, false))))).startsWith("Snow");
        assertThat(one.summarize(Sample.article("Blocked", sentences))).startsWith("Rain");
    }

    @Test
    void survivesLongJunkAndVeryLongArticles() {
        List<String> sentences = new ArrayList<>(Collections.nCopies(2_000, "Rain fell in Bam on Sunday."));
        sentences.add(0, "1.1.".repeat(50_000));

        assertThat(summarizer.summarize(Sample.plain(null, sentences)))
                .isEqualTo("Rain fell in Bam on Sunday.");
    }

    @Property(tries = 200)
    void isAlwaysSentencesOfTheBodyInOrderWithinTheLimits(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 6) Integer> picks,
            @ForAll @IntRange(min = 1, max = 4) int sentences,
            @ForAll @IntRange(min = 1, max = 80) int words) {
        List<String> body = picks.stream().map(BRIDGE::get).toList();
        TranslatedArticle article = Sample.plain(BRIDGE_TITLE, body);

        String summary = new ExtractiveSummarizer(sentences, words).summarize(article);

        assertThat(new ExtractiveSummarizer(sentences, words).summarize(article)).isEqualTo(summary);
        List<String> shown = sentencesOf(summary, body);
        assertThat(String.join(" ", shown)).isEqualTo(summary);
        assertThat(shown).hasSizeBetween(1, sentences).doesNotHaveDuplicates();
        assertThat(shown.size() == 1 || EnglishWords.count(summary) <= words).isTrue();
    }

    /** Reads a summary as a sub-sequence of the body's sentences. */
    private static List<String> sentencesOf(String summary, List<String> body) {
        List<String> shown = new ArrayList<>();
        String rest = summary;
        for (String sentence : body) {
            if (rest.startsWith(sentence)) {
                shown.add(sentence);
                rest = rest.substring(sentence.length()).strip();
            }
        }
        return shown;
    }

    @Test
    void refusesLimitsBelowOne() {
        assertThatThrownBy(() -> new ExtractiveSummarizer(0, 70))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExtractiveSummarizer(3, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesItsMethod() {
        assertThat(summarizer.summary(Sample.plain("Title", Sample.BRIDGE)).method()).isEqualTo("extractive");
    }

    @Test
    void rowsOfATableAreShownOnlyIfThereIsNothingElse() {
        String row = "Train: leaves Tehran: Seymareh bridge";

        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of(row, BRIDGE.get(5)))))
                .isEqualTo(BRIDGE.get(5));
        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of(row)))).isEqualTo(row);
    }

    @Test
    void aSentenceThatLostItsFullStopStillCounts() {
        String sentence = BRIDGE.get(5).replaceAll("\\.$", "");

        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of(sentence)))).isEqualTo(sentence);
        assertThat(summarizer.summarize(Sample.plain(BRIDGE_TITLE, List.of("Rain fell.", sentence))))
                .contains(sentence);
    }
}
