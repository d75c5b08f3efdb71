package org.tarjoman.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArticleCleanerPropertyTest {

    private static final List<String> WORDS = List.of("وزیر", "سد", "گیلان", "می‌شود", "دولت‌ها", "را", "و",
            "که",
            "در", "افزود", "كشور", "رئيس", "«آب»", "(نیرو)", "۱۲", "٣٤", "56", "UN", "تهران", "ایرنا",
            "گزارش", "به",
            "برچسب", "منبع", "تلگرام", "بله", "چاپ", "خبر", "کد", "مهر", "مرداد", "۱۴۰۲", "پیام", "انتهای",
            "است",
            "«سد", "نیرو»", "2*3", "a_b", "-", "–", "شهر،", "گفت:", "آیا؟", "رفت.", "آمد!", "گذشت؛", "ماند…");

    /** A body in which every word has a number of its own, so that each can be found again. */
    record Body(String text, List<String> words) {
    }

    @Property(tries = 2000)
    void noWordOfTheBodyIsLost(@ForAll("bodies") Body body) {
        Article article = TestArticles.clean(body.text());

        Set<String> found = new HashSet<>(wordsOf(article));
        List<String> lost = body.words().stream().filter(word -> !found.contains(word)).toList();
        assertThat(lost).as(body.text()).isEmpty();
    }

    @Property(tries = 1000)
    void noWordComesTwiceThatStoodOnce(@ForAll("bodies") Body body) {
        List<String> words = wordsOf(TestArticles.clean(body.text()));

        assertThat(words.stream().filter(word -> word.matches(".*\\d{4}.*")).toList()).as(body.text())
                .doesNotHaveDuplicates();
    }

    @Property(tries = 1000)
    void theOrderOfParagraphsStays(@ForAll("bodies") Body body) {
        Article article = TestArticles.clean(body.text());
        List<Integer> numbers = article.paragraphs().stream().flatMap(p -> words(p.text()).stream())
                .map(ArticleCleanerPropertyTest::number).filter(n -> n >= 0).collect(Collectors.toList());

        assertThat(numbers).as(body.text()).isSorted();
    }

    @Property(tries = 500)
    void paragraphsAreOneCleanLine(@ForAll("anything") String text) {
        Article article = TestArticles.clean(text);

        for (Article.Paragraph paragraph : article.paragraphs()) {
            assertThat(paragraph.text()).isNotBlank().isEqualTo(paragraph.text().strip())
                    .doesNotContain("\n", "\r", "\t", "\u202b", "\uFDD0", "\uFDEE", "\uFDEF", "\0");
        }
    }

    @Property(tries = 500)
    void cleaningNeverFails(@ForAll("anything") String text, @ForAll("anything") String title) {
        RawArticle raw = new RawArticle("", "a", title, title, text, title, title, title, List.of(title),
                Set.of());

        assertThat(new ArticleCleaner().clean(raw).id()).isNotEmpty();
    }

    private static List<String> wordsOf(Article article) {
        List<String> texts = new ArrayList<>(List.of(article.kicker(), article.title(), article.dateline()));
        article.paragraphs().forEach(p -> texts.add(p.text()));
        texts.addAll(article.tags());
        return texts.stream().flatMap(text -> words(text).stream()).toList();
    }

    /** Words as runs of letters, digits and half-spaces, whatever stands between them. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[^\\p{L}\\p{N}\u200c]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static int number(String word) {
        return word.matches(".*\\D\\d{4}") ? Integer.parseInt(word.substring(word.length() - 4)) : -1;
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> pieces = Arbitraries.of("\n", "\n\n", " ", "#", "# ", "*", "**", "_", "[", "](#)",
                "](", ")",
                "[1] ", "|", "| a |", "---", "===", "> ", "- ", "`", "```", "\\", "<p>", "</p>", "<",
                "&amp;", "&#0;",
                "«", "»", ".", "،", ":", "تهران - ایرنا - ", "به گزارش مهر، ", "انتهای پیام", "برچسب‌ها:",
                "منبع: ",
                "۱۴۰۲/۰۵/۱۲", "https://irna.ir/x", "متن ", "سد گیلان ", "\0", "\u202b", "\u200c", "\uD800",
                "\uFDD0",
                "\r\n", "\t", "!", "#سد", "کد خبر: 12");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<Body> bodies() {
        Arbitrary<String> separators = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(20, Arbitraries.just(" ")),
                net.jqwik.api.Tuple.of(4, Arbitraries.just("\n")),
                net.jqwik.api.Tuple.of(2, Arbitraries.of("\n\n", "\r\n", "\n\n\n", " \n ")),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("\n# ", "\n\n## ", "\n- ", "\n> ", "\n\n---\n\n",
                " **",
                        "** ", " [", " [پیوند](#) ", " ![عکس](a) ", "\n\n**", "**\n\n", "\n| ", " | ",
                        " |\n", "\n۱. ", "\n===\n", "<br>",
                        "</p><p>", " *", "* ", " \u202b", "\0 ", " #", "\n• ", ". ", "، ", "\nکد خبر: 12\n",
                        "\nمنبع: ایرنا\n", "\n[ایرنا](#)\n", "\nبرچسب‌ها: ")));
        Arbitrary<String> words = Arbitraries.of(WORDS);
        return Combinators.combine(words.list().ofMinSize(1).ofMaxSize(60), separators.list().ofSize(60))
                .as(ArticleCleanerPropertyTest::body);
    }

    private static Body body(List<String> words, List<String> separators) {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            // The number follows the last letter or digit, before any punctuation.
            String word = words.get(i).replaceFirst("([\\p{L}\\p{N}])(?=[^\\p{L}\\p{N}]*$)",
                    "$1x" + String.format(java.util.Locale.ROOT, "%04d", i));
            text.append(word).append(separators.get(i));
            expected.addAll(words(word));
        }
        return new Body(text.toString(), expected);
    }
}
