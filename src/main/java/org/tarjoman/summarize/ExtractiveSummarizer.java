package org.tarjoman.summarize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tarjoman.quality.Flag;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/**
 * Summarises an article by choosing a few sentences of its translation.
 *
 * <p>Nothing is rewritten or invented: a summary is sentences of the translation, in their order, and
 * whole but for one that is longer than a summary may be. Sentences are chosen for likeness to the
 * headline, place, centrality, figures and names, and length ({@link SentenceFeatures}, {@link
 * SummaryWeights}), against repetition and against hanging on a sentence that is not shown ({@link
 * MarginalRelevance}). Rules:
 * <ul>
 *   <li>at most the given number of sentences, and of words between blanks;
 *   <li>a sentence that is longer than the word limit by itself loses in rank by how much it is longer;
 *       where it is shown all the same, or where a long one leaves no room for a second, it is shortened
 *       ({@link LongSentence}) and marked with an ellipsis; one of up to {@value LongSentence#ORDINARY} words
 *       is kept whole whatever the limit;
 *   <li>a sentence that the checks found broken (repetition, too short or long, length cap,
 *       untranslated) is shown only if all are; one with a doubtful number or wording gives way to
 *       one that is nearly as good;
 *   <li>a sentence that hangs on another ("He added that", "According to him") is shown without it
 *       only if the rest is worth much less, and then as it is;
 *   <li>fewer than {@value #SHORTEST_UNMARKED} words without a full stop, such as the row of a table, are
 *       shown only if there is nothing else;
 *   <li>headings, kicker and headline are no sentences of a summary; an article without a body has
 *       its headline for a summary, and one without both an empty one;
 *   <li>only the first {@value #WEIGHED_SENTENCES} sentences are weighed;
 *   <li>the same article gives the same summary always.
 * </ul>
 *
 * <p><b>How good it is.</b> Measured on 40 invented articles in agency style, 9 to 11 sentences each,
 * whose author marked the three most important sentences and wrote an English summary of about 53
 * words. Sentences and headline were given in a careful English translation, not the model's; the
 * vectors were the encoder's.
 * Three sentences, 70 words; "found" is the share of the marked sentences among the three, R-1 and
 * R-2 are ROUGE F1 against the written summary, without stemming:
 * <pre>
 *                                        found    R-1    R-2
 * first three sentences (Lead-3)         0.408  0.411  0.181
 * this class                             0.667  0.511  0.262
 *   without vectors (words only)         0.642  0.505  0.259
 *   without headline                     0.533  0.473  0.233
 * the marked sentences themselves        1      0.582  0.319
 * the 22 articles that begin with their news:
 *   Lead-3                               0.652  0.508  0.262
 *   this class                           0.697  0.501  0.264
 * the 18 articles that begin with background:
 *   Lead-3                               0.111  0.292  0.083
 *   this class                           0.630  0.522  0.259
 * </pre>
 * The lead over Lead-3 is 0.258 ± 0.058 found and 0.100 ± 0.026 R-1 (standard errors over articles);
 * it comes from the articles that begin with background, on the others the two are level. With weights
 * chosen leave-one-out from the grid of {@link SummaryWeights} the figures are the same, but the
 * features and their scales were devised on these articles too, so expect less on others, and less
 * again with rougher translations.
 *
 * <p>Instances hold no state of an article and may be shared among threads.
 */
public final class ExtractiveSummarizer implements Summarizer {

    /** The method's name in the CSV. */
    public static final String METHOD = "extractive";

    /** More sentences are not weighed: the news is at the top, and every pair has to be compared. */
    static final int WEIGHED_SENTENCES = 300;

    /** A sentence with one of these is shown only if there is no other. */
    private static final Set<Flag> BROKEN = Set.of(Flag.REPETITION, Flag.TOO_SHORT, Flag.TOO_LONG,
            Flag.LENGTH_CAP, Flag.UNTRANSLATED, Flag.EMPTY);

    /** The end of a sentence, with what may stand behind it. */
    private static final Pattern FULL_STOP = Pattern.compile("[.!?…][\\s»\"”')\\]]*$");

    /** Scraped sentences may have lost their full stop; one of at least so many words still counts. */
    private static final int SHORTEST_UNMARKED = 8;

    private final int words;
    private final MarginalRelevance marginalRelevance;

    /**
     * Constructs a summariser with the default weights.
     *
     * @param sentences most sentences of a summary, at least 1
     * @param words most words of a summary, at least 1; a sentence that stands alone may have up to
     *     {@value LongSentence#ORDINARY} all the same
     * @throws IllegalArgumentException if one is below 1
     */
    public ExtractiveSummarizer(int sentences, int words) {
        this(sentences, words, SummaryWeights.DEFAULT);
    }

    /**
     * Constructs a summariser.
     *
     * @param sentences most sentences of a summary, at least 1
     * @param words most words of a summary, at least 1; a sentence that stands alone may have up to
     *     {@value LongSentence#ORDINARY} all the same
     * @param weights what counts for how much
     * @throws IllegalArgumentException if one of the numbers is below 1
     */
    public ExtractiveSummarizer(int sentences, int words, SummaryWeights weights) {
        if (sentences < 1 || words < 1) {
            throw new IllegalArgumentException(
                    "A summary needs at least 1 sentence and 1 word, not " + sentences + " and " + words);
        }
        this.words = words;
        this.marginalRelevance =
                new MarginalRelevance(Objects.requireNonNull(weights, "weights"), sentences, words);
    }

    @Override
    public Summary summary(TranslatedArticle article) {
        return new Summary(summarize(article), METHOD, Set.of());
    }

    /** Returns the summary alone. */
    String summarize(TranslatedArticle article) {
        TranslatedSentence title = hasText(article.title()) ? article.title() : null;
        List<TranslatedSentence> body = article.paragraphs().stream().filter(p -> !p.heading())
                .flatMap(p -> p.sentences().stream()).limit(WEIGHED_SENTENCES).toList();
        SortedSet<Integer> candidates = candidates(title, body);
        if (candidates.isEmpty()) {
            return title == null ? "" : shown(List.of(EnglishWords.onOneLine(title.target())));
        }
        Likeness likeness = Likeness.of(title, body);
        return shown(marginalRelevance.choose(SentenceFeatures.of(body, likeness), likeness, candidates).stream()
                .map(i -> EnglishWords.onOneLine(body.get(i).target())).toList());
    }

    /** Joins the chosen sentences; if they are too long together the longest has the room that the others leave. */
    private String shown(List<String> chosen) {
        List<String> shown = new ArrayList<>(chosen);
        int all = chosen.stream().mapToInt(EnglishWords::count).sum();
        String longest = Collections.max(chosen, Comparator.comparingInt(EnglishWords::count));
        int length = EnglishWords.count(longest);
        if (all > words && length > LongSentence.ORDINARY) {
            shown.set(chosen.indexOf(longest),
                    LongSentence.shortened(longest, Math.max(LongSentence.ORDINARY, words - (all - length))));
        }
        return String.join(" ", shown);
    }

    /** Few words without a full stop: the row of a table, a caption, the name of a sender. */
    private static boolean isFragment(String sentence) {
        return !FULL_STOP.matcher(sentence).find() && sentence.strip().split("\\s+").length < SHORTEST_UNMARKED;
    }

    /** Returns the places of the best kind of sentences that the body has. */
    private static SortedSet<Integer> candidates(TranslatedSentence title, List<TranslatedSentence> body) {
        SortedSet<Integer> all = new TreeSet<>();
        for (int i = 0; i < body.size(); i++) {
            if (hasText(body.get(i))) {
                all.add(i);
            }
        }
        SortedSet<Integer> worded = preferred(all, i -> hasLetters(body.get(i).target()));
        SortedSet<Integer> whole = preferred(worded, i -> !isFragment(body.get(i).target()));
        SortedSet<Integer> sound =
                preferred(whole, i -> body.get(i).flags().stream().noneMatch(BROKEN::contains));
        // The headline has its own column.
        return title == null
                ? sound : preferred(sound, i -> !sameWords(body.get(i).target(), title.target()));
    }

    private static SortedSet<Integer> preferred(SortedSet<Integer> places, IntPredicate condition) {
        SortedSet<Integer> kept = places.stream().filter(condition::test)
                .collect(Collectors.toCollection(TreeSet::new));
        return kept.isEmpty() ? places : kept;
    }

    private static boolean hasText(TranslatedSentence sentence) {
        return sentence != null && !sentence.target().isBlank();
    }

    private static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean sameWords(String first, String second) {
        return EnglishWords.of(first).stream().map(String::toLowerCase).toList()
                .equals(EnglishWords.of(second).stream().map(String::toLowerCase).toList());
    }
}
