package org.tarjoman.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tarjoman.article.Article;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

class ArticleScoreTest {

    @Test
    void givesFullMarksToASureArticleWithoutFlags() {
        assertThat(ArticleScore.of(article(Set.of(), sentence(-0.2), sentence(-0.3)))).isEqualTo(100);
    }

    @Test
    void givesNothingToAnEmptyTranslation() {
        assertThat(ArticleScore.of(article(Set.of(), sentence(-0.2, Flag.EMPTY)))).isZero();
    }

    @Test
    void givesFullMarksToWhatNoModelTranslated() {
        assertThat(ArticleScore.of(article(Set.of(Flag.COPIED), sentence(0), sentence(0)))).isEqualTo(100);
        assertThat(ArticleScore.of(article(Set.of()))).isEqualTo(100);
    }

    @Test
    void followsTheFormula() {
        // One of two equal sentences with gravity 0.4: D is 0.2; log-probability in the middle: C is 0.5.
        double middle = (ArticleScore.SURE + ArticleScore.UNSURE) / 2;
        assertThat(ArticleScore.of(article(Set.of(), sentence(middle, Flag.NUMBER_MISSING), sentence(middle))))
                .isEqualTo((int) Math.round(100 * 0.8 * 0.8));
        assertThat(ArticleScore.of(article(Set.of(), sentence(-0.3, Flag.UNKNOWN_TEXT)))).isEqualTo(70);
        assertThat(ArticleScore.of(article(Set.of(Flag.ENCODING_GUESSED), sentence(-0.3)))).isEqualTo(90);
    }

    @Test
    void countsALongSentenceMore() {
        TranslatedSentence longOne = new TranslatedSentence("باران ".repeat(20), "rain", -0.3,
                Set.of(Flag.TOO_SHORT), List.of(), new float[0]);
        int shortFlagged = score(List.of(sentence(-0.3, Flag.TOO_SHORT), sentence(-0.3)));
        assertThat(score(List.of(longOne, sentence(-0.3)))).isLessThan(shortFlagged);
    }

    @Property(tries = 300)
    void neverRisesWithAnotherFlag(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 0x7FFFF) Integer> masks,
            @ForAll @IntRange(min = 0, max = 5) int which, @ForAll Flag flag) {
        List<TranslatedSentence> before = new ArrayList<>();
        List<TranslatedSentence> after = new ArrayList<>();
        for (int i = 0; i < masks.size(); i++) {
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            for (Flag f : Flag.values()) {
                if ((masks.get(i) >> f.ordinal() & 1) == 1) {
                    flags.add(f);
                }
            }
            before.add(sentence(-0.8, flags.toArray(Flag[]::new)));
            if (i == which % masks.size()) {
                flags.add(flag);
            }
            after.add(sentence(-0.8, flags.toArray(Flag[]::new)));
        }
        int score = score(before);
        assertThat(score(after)).isLessThanOrEqualTo(score).isBetween(0, 100);
    }

    @Property(tries = 300)
    void neverFallsWithAHigherProbability(@ForAll @DoubleRange(min = -10, max = -0.01) double one,
            @ForAll @DoubleRange(min = -10, max = -0.01) double two) {
        int low = score(List.of(sentence(Math.min(one, two)), sentence(-1)));
        int high = score(List.of(sentence(Math.max(one, two)), sentence(-1)));
        assertThat(low).isLessThanOrEqualTo(high);
    }

    private static int score(List<TranslatedSentence> sentences) {
        return ArticleScore.of(article(Set.of(), sentences.toArray(TranslatedSentence[]::new)));
    }

    private static TranslatedSentence sentence(double score, Flag... flags) {
        return new TranslatedSentence("باران آمد", "It rained", score, Set.of(flags), List.of(),
                new float[0]);
    }

    private static TranslatedArticle article(Set<Flag> flags, TranslatedSentence... sentences) {
        List<TranslatedArticle.Paragraph> paragraphs = sentences.length == 0 ? List.of()
                : List.of(new TranslatedArticle.Paragraph(List.of(sentences), false));
        Article source = new Article("1", "a.txt", "", "", "", "", "", "", List.of(), List.of(), List.of());
        return new TranslatedArticle(source, "pes_Arab", null, null, paragraphs, List.of(), flags);
    }
}
