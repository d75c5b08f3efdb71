package org.tarjoman.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tarjoman.quality.Flag;
import org.tarjoman.text.PersianNormalizer;
import org.tarjoman.text.SentenceSplitter;

/** The articles that ship in {@code input} are what a reader sees first: they must come out clean. */
class SampleArticlesTest {

    private static Map<String, Article> articles() throws IOException {
        ArticleReader reader = new ArticleReader();
        return new InputScanner().scan(Path.of("input")).files().stream()
                .filter(file -> TestArticles.SHIPPED.contains(file.relativePath()))
                .flatMap(file -> reader.read(file).stream())
                .map(result -> {
                    assertThat(result).isInstanceOf(ReadResult.Read.class);
                    return ((ReadResult.Read) result).article();
                })
                .collect(Collectors.toMap(Article::sourceFile, article -> article));
    }

    @Test
    void areAllReadWithoutLeftOversOfMarkupAndFooters() throws IOException {
        assertThat(articles()).hasSizeGreaterThanOrEqualTo(20);
        articles().forEach((file, article) -> {
            assertThat(article.paragraphs()).as(file).isNotEmpty();
            assertThat(article.paragraphs()).as(file).noneMatch(p -> p.text().matches(
                    ".*(\\]\\(|\\*\\*|^#|https?:|انتهای پیام|کد خبر|برچسب|بیشتر بخوانید|تلگرام).*"));
        });
    }

    @Test
    void areThreeToSixtySentencesLong() throws IOException {
        Map<String, Integer> sentences = new TreeMap<>();
        articles().forEach((file, article) -> sentences.put(file, article.paragraphs().stream()
                .filter(p -> !p.heading()).mapToInt(p -> SentenceSplitter.split(p.text()).size()).sum()));

        assertThat(sentences.values()).as("%s", sentences).allMatch(count -> count >= 3 && count <= 60)
                .anyMatch(count -> count > 40);
    }

    @Test
    void showHeadlineKickerDatelineTagsAndDate() throws IOException {
        Article article = articles().get("irna-dam.md");

        assertThat(article.kicker()).isEqualTo("وزیر نیرو در آیین بهره‌برداری از سد کوهرود:");
        assertThat(article.title()).isEqualTo("ذخیره آب شرب چهار شهر شمالی تا پایان سال تأمین شد");
        assertThat(article.dateline()).isEqualTo("رشت - ایرنا");
        assertThat(article.agency()).isEqualTo("ایرنا");
        assertThat(article.published()).isEqualTo("2026-11-29");
        assertThat(article.tags()).containsExactly("سد کوهرود", "وزارت نیرو", "گیلان");
        assertThat(article.paragraphs()).hasSize(8).filteredOn(Article.Paragraph::heading).hasSize(1);
    }

    @Test
    void showRepeatedLeadsAndBrokenLines() throws IOException {
        assertThat(articles().get("aran-transit.md").flags()).containsExactly(Flag.REPEATED_TEXT_REMOVED);
        assertThat(articles().get("ilna-bakery.txt").paragraphs()).hasSize(4);
        assertThat(TestArticles.texts(articles().get("isna-satellite.txt")).get(0))
                .startsWith("گروهی از دانشجویان").endsWith("اندازه بگیرد.");
        assertThat(articles().get("khabaronline-interview.md").title())
                .isEqualTo("«کتاب گران نیست، درآمد کم است»");
    }

    @Test
    void showADatelineThatOpensTheSecondParagraph() throws IOException {
        Article article = articles().get("isna-satellite.txt");

        assertThat(article.dateline()).isEqualTo("ایسنا/اصفهان");
        assertThat(article.datelinePlace().paragraph()).isEqualTo(1);
        assertThat(article.agency()).isEqualTo("ایسنا");
        assertThat(TestArticles.texts(article).get(1)).startsWith("سرپرست این گروه");
    }

    @Test
    void comeFromATableToo() throws IOException {
        assertThat(articles().keySet()).containsAll(List.of("desk-economy.jsonl#eco-1",
                "desk-economy.jsonl#eco-2",
                "desk-economy.jsonl#eco-3", "desk-world.csv#w-1", "desk-world.csv#w-2", "desk-world.csv#w-3",
                "provinces/mizan-traffic.txt"));
    }

    @Test
    void showStrayCharactersOfDirectionAndControl() throws IOException {
        String raw = Files.readString(Path.of("input/isna-satellite.txt"));
        assertThat(raw).containsPattern("[\\u202A-\\u202E]").containsPattern("[\\x01-\\x08]").contains("\u200F");

        Article article = articles().get("isna-satellite.txt");
        assertThat(article.flags()).contains(Flag.CONTROL_CHARACTERS_REMOVED);
        assertThat(TestArticles.texts(article)).noneMatch(text -> text.matches(
                "(?s).*[\\x00-\\x08\\u200B\\u200E\\u200F\\u202A-\\u202E].*"));
    }

    @Test
    void showTheEncodingOfOldWindowsPages() throws IOException {
        byte[] raw = Files.readAllBytes(Path.of("input/provinces/hamedan-library.txt"));
        assertThatThrownBy(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)))
                .isInstanceOf(CharacterCodingException.class);

        Article article = articles().get("provinces/hamedan-library.txt");
        assertThat(article.flags()).contains(Flag.ENCODING_GUESSED);
        assertThat(PersianNormalizer.normalize(article.title()))
                .isEqualTo("افتتاح 12 کتابخانه روستایی در استان همدان");
        assertThat(TestArticles.texts(article)).hasSize(3)
                .anyMatch(text -> text.contains("كتابخانه ها 45 ميليارد ريال هزينه شده است"));
    }
}
