package org.tarjoman.article;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tarjoman.article.TestArticles.SECOND;
import static org.tarjoman.article.TestArticles.SENTENCE;
import static org.tarjoman.article.TestArticles.texts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.quality.Flag;

class ArticleReaderTest {

    private static final String ARTICLE = "# سد گیلان افتتاح شد\n\n" + SENTENCE + "\n\n" + SECOND + "\n";

    @TempDir
    Path folder;

    private final ArticleReader reader = new ArticleReader();

    private InputFile file(String name, byte[] content) throws IOException {
        Path path = Files.write(folder.resolve(name), content);
        return new InputFile(name, path, content.length);
    }

    private InputFile file(String name, String content) throws IOException {
        return file(name, content.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.jsonl"})
    void readsNoFurtherThanIsWanted(String name) throws IOException {
        String records = name.endsWith("csv") ? "body\nیک\nدو\nسه\nچهار\n"
                : "{\"body\":\"یک\"}\n{\"body\":\"دو\"}\n{\"body\":\"سه\"}\n{\"body\":\"چهار\"}\n";
        List<ReadResult> taken = new ArrayList<>();

        reader.read(file(name, records), result -> {
            taken.add(result);
            return taken.size() < 2;
        });

        assertThat(taken).hasSize(2).allMatch(ReadResult.Read.class::isInstance);
    }

    private static Article article(ReadResult result) {
        assertThat(result).isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read) result).article();
    }

    private static String reason(ReadResult result) {
        assertThat(result).isInstanceOf(ReadResult.Failed.class);
        return ((ReadResult.Failed) result).reason();
    }

    private Article onlyArticle(InputFile file) {
        List<ReadResult> results = reader.read(file);
        assertThat(results).hasSize(1);
        return article(results.get(0));
    }

    private String onlyReason(InputFile file) {
        List<ReadResult> results = reader.read(file);
        assertThat(results).hasSize(1);
        return reason(results.get(0));
    }

    @Test
    void readsATextFileAsOneArticle() throws IOException {
        Article article = onlyArticle(file("a.txt", ARTICLE));

        assertThat(article.title()).isEqualTo("سد گیلان افتتاح شد");
        assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
        assertThat(article.sourceFile()).isEqualTo("a.txt");
        assertThat(article.id()).hasSize(12);
        assertThat(article.flags()).isEmpty();
    }

    @Test
    void givesTheSameContentTheSameId() throws IOException {
        assertThat(onlyArticle(file("a.txt", ARTICLE)).id()).isEqualTo(onlyArticle(file("b.md",
                ARTICLE)).id())
                .isNotEqualTo(onlyArticle(file("c.md", ARTICLE + ".")).id());
    }

    @Test
    void flagsAGuessedEncodingAndNamesIt() throws IOException {
        for (Charset charset : List.of(UTF_16LE, Charset.forName("windows-1256"))) {
            List<ReadResult> results = reader.read(file("a.txt",
                    SENTENCE.replace('ی', 'ي').getBytes(charset)));

            assertThat(article(results.get(0)).flags()).contains(Flag.ENCODING_GUESSED);
            assertThat(((ReadResult.Read) results.get(0)).encoding()).isEqualTo(charset.name());
            assertThat(texts(article(results.get(0)))).containsExactly(SENTENCE.replace('ی', 'ي'));
        }
    }

    @Test
    void failsOnAnEmptyFile() throws IOException {
        assertThat(onlyReason(file("a.txt", ""))).contains("empty");
        assertThat(onlyReason(file("b.md", "\uFEFF \r\n\n"))).contains("empty");
        assertThat(onlyReason(file("c.html", ""))).contains("empty");
        assertThat(onlyReason(file("d.jsonl", ""))).contains("empty");
        assertThat(onlyReason(file("e.jsonl", "\n\n"))).contains("empty");
        assertThat(onlyReason(file("f.csv", ""))).contains("empty");
    }

    @Test
    void failsOnAFileThatIsOnlyAFooter() throws IOException {
        assertThat(onlyReason(file("a.md", """
                [ایرنا](#)

                انتهای پیام/

                کد خبر: ۸۵۲۱۴
                برچسب‌ها: ایران، نیرو
                [1] [سد](#)
                """))).contains("nothing to translate");
    }

    @Test
    void failsOnABinaryFile() throws IOException {
        byte[] content = new byte[5000];
        new java.util.Random(3).nextBytes(content);

        assertThat(onlyReason(file("a.txt", content))).contains("binary");
    }

    @Test
    void takesAFewNulsOutAndSaysSo() throws IOException {
        Article article = onlyArticle(file("a.txt", SENTENCE.replace(" از", "\0 \u0007از")));

        assertThat(texts(article)).containsExactly(SENTENCE);
        assertThat(article.flags()).contains(Flag.CONTROL_CHARACTERS_REMOVED);
    }

    @Test
    void failsOnManyControlCharactersThatJsonHides() throws IOException {
        assertThat(onlyReason(file("a.jsonl", "{\"body\":\"" + "\\u0001الف".repeat(20) + "\"}")))
                .contains("binary");
    }

    @Test
    void failsOnInvalidBytes() throws IOException {
        byte[] content = ARTICLE.getBytes(UTF_8);
        content[20] = (byte) 0xFE;

        assertThat(onlyReason(file("a.md", content))).contains("UTF-8").contains("damaged");
    }

    @Test
    void refusesABigFileBeforeItIsInMemory() throws IOException {
        Path path = folder.resolve("big.txt");
        try (RandomAccessFile big = new RandomAccessFile(path.toFile(), "rw")) {
            big.setLength(60L << 20);
        }

        assertThat(onlyReason(new InputFile("big.txt", path,
                60L << 20))).contains("60.0 MiB").contains("10.0 MiB");
        assertThat(onlyReason(new InputFile("big.txt", path, 1))).as("grown since it was listed")
                .contains("60.0 MiB");
    }

    @Test
    void refusesATableOverItsLimit() throws IOException {
        ArticleReader strict = new ArticleReader(new ReadLimits(100, 100, 1000), FieldNames.DEFAULTS);

        assertThat(reason(strict.read(file("a.csv", "body\n" + "x".repeat(200))).get(0)))
                .contains("205 bytes").contains("limit of 100 bytes");
    }

    @Test
    void failsOnAnArticleWithTooManyCharacters() throws IOException {
        assertThat(onlyReason(file("a.txt",
                "ا".repeat(1_000_000)))).contains("1,000,000").contains("200,000");
    }

    @Test
    void readsALineOfFiveThousandWordsWithoutAFullStop() throws IOException {
        String line = "کلمه ".repeat(5000).strip();

        assertThat(texts(onlyArticle(file("a.txt", line)))).containsExactly(line);
    }

    @Test
    void failsOnAFileThatIsGone() {
        assertThat(onlyReason(new InputFile("gone.txt", folder.resolve("gone.txt"), 10)))
                .contains("does not exist");
    }

    @Test
    void failsOnATypeThatIsNotRead() throws IOException {
        assertThat(onlyReason(file("a.pdf", "x"))).contains("pdf");
    }

    @Test
    void givesFailuresTheirPlaceAndAnId() throws IOException {
        ReadResult failure = reader.read(file("a.txt", "")).get(0);

        assertThat(failure.sourceFile()).isEqualTo("a.txt");
        assertThat(failure.id()).isEqualTo(ArticleCleaner.shortHash("a.txt"));
    }

    // HTML

    @Test
    void takesNoKickerFromAnotherStoryOfThePage() throws IOException {
        Article article = onlyArticle(file("a.html", """
                <html><head><title>سد گیلان افتتاح شد</title></head><body>
                <div class="latest"><div class="rutitr">خبری دیگر</div></div>
                <article><h1>سد گیلان افتتاح شد</h1><p>%s</p><p>%s</p><p>%s</p></article>
                </body></html>
                """.formatted(SENTENCE, SECOND, SENTENCE.replace("سد", "نیروگاه"))));

        assertThat(article.title()).isEqualTo("سد گیلان افتتاح شد");
        assertThat(article.kicker()).isEmpty();
    }

    @Test
    void readsAPageWithoutScriptsMenusAndFooters() throws IOException {
        Article article = onlyArticle(file("a.html", """
                <html><head><title>سد گیلان افتتاح شد | ایسنا</title>
                <meta property="og:title" content="سد گیلان"/>
                <meta property="og:site_name" content="ایسنا"/>
                <meta property="article:published_time" content="2024-05-04T10:00:00+03:30"/>
                <meta property="article:tag" content="سد"/>
                <link rel="canonical" href="https://www.isna.ir/news/1"/>
                <script>var پنهان = 1;</script><style>p{}</style></head>
                <body><header>سرصفحه</header><nav><a href="/">خانه</a></nav>
                <article><div class="rutitr">با حضور وزیر نیرو</div><h1>سد گیلان افتتاح شد</h1>
                <p>وزیر نیرو روز یکشنبه از سد تازه <a href="/gilan">استان گیلان</a>
                بازدید کرد.</p><h2>هزینه ساخت</h2>
                <p>وی گفت: ساخت این سد سه سال طول کشید و<br> ۲۴۰ میلیارد تومان هزینه داشت.</p>
                <div class="share-box">تلگرام</div><ul class="tags"><li><a href="/tag/x">آب</a></li></ul>
                </article><footer>حقوق محفوظ است</footer></body></html>
                """));

        assertThat(article.title()).isEqualTo("سد گیلان افتتاح شد");
        assertThat(article.kicker()).isEqualTo("با حضور وزیر نیرو");
        assertThat(texts(article)).containsExactly(SENTENCE, "## هزینه ساخت", SECOND);
        assertThat(article.agency()).isEqualTo("ایسنا");
        assertThat(article.published()).isEqualTo("2024-05-04");
        assertThat(article.url()).isEqualTo("https://www.isna.ir/news/1");
        assertThat(article.tags()).containsExactly("سد", "آب");
        assertThat(article.flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<article><h1>سد</h1><time datetime='2024-05-04T10:00'>دیروز</time>BODY</article>|2024-05-04",
        "<div><div><time datetime='2024-05-04'>x</time><h1>سد</h1></div></div><article>BODY</article>|2024-05-04",
        "<article><header><h1>سد</h1><time datetime='2024-05-04'>x</time></header>BODY</article>|2024-05-04",
        "<div class=x><time datetime='2020-01-01'>x</time></div><p>y</p><div><div><h1>سد</h1></div></div>"
            + "<article>BODY</article>|''",
        "<article><h1>سد</h1><a href=x><time datetime='2020-01-01'>x</time></a>BODY</article>|''",
        "<article><h1>سد</h1><ul><li><time datetime='2020-01-01'>x</time></li></ul>BODY</article>|''",
        "<article>BODY</article><article><time datetime='2020-01-01'>x</time></article>|''"})
    void takesNoDateFromAnotherStoryOfThePage(String body, String date) throws IOException {
        String page = "<html><body>" + body.replace("BODY", "<p>" + SENTENCE + "</p><p>" + SECOND + "</p>");

        assertThat(onlyArticle(file("a.html", page)).published()).isEqualTo(date);
    }

    @Test
    void takesTheTitleOfAPageWithoutHeadlineWithoutTheSitesName() throws IOException {
        Article article = onlyArticle(file("a.htm",
                "<title>سد گیلان افتتاح شد - ایسنا</title><p>" + SENTENCE + "</p>"));

        assertThat(article.title()).isEqualTo("سد گیلان افتتاح شد");
        assertThat(texts(article)).containsExactly(SENTENCE);
    }

    @Test
    void keepsCharactersOfAPageThatMarkdownWouldTakeForMarkup() throws IOException {
        Article article = onlyArticle(file("a.html",
                "<h1>تیتر</h1><p>نشانه‌های * و _ و [الف] و &lt;b&gt; و # در این متن می‌مانند * و _.</p>"));

        assertThat(texts(article)).containsExactly("نشانه‌های * و _ و [الف] و <b> و # در این متن "
                + "می‌مانند * و _.");
    }

    @Test
    void keepsAllPartsOfAPageThatIsToldInParts() throws IOException {
        Article article = onlyArticle(file("a.html",
                "<main><h1>لحظه به لحظه با سیل گیلان</h1><article><h3><a href='#1'>۱۰:۰۵</a></h3><p>" + SENTENCE
                + "</p></article><article><p>" + SECOND + "</p></article><article><h3><a href='/news/7'>خبری دیگر"
                + "</a></h3></article></main>"));

        assertThat(texts(article)).contains(SENTENCE, SECOND);
    }

    @Test
    void takesNoStoryThatIsLinkedBesideTheArticle() throws IOException {
        Article article = onlyArticle(file("a.html",
                "<main><h1>سد گیلان</h1><article><p>" + SENTENCE + "</p></article><article><h3><a href='/news/7'>"
                + "خبری دیگر</a></h3><p>" + SECOND.substring(0, 45) + "</p></article></main>"));

        assertThat(texts(article)).containsExactly(SENTENCE);
    }

    @Test
    void keepsAnArticleWhoseBoxIsNamedLikeFurniture() throws IOException {
        Article article = onlyArticle(file("a.html",
                "<h1>سد گیلان</h1><article class='post tag-dam has-sidebar'><p>" + SENTENCE
                + "</p></article><div class='news-menu'>خبرهای دیگر</div>"));

        assertThat(texts(article)).containsExactly(SENTENCE);
    }

    @Test
    void keepsAnArticleInAPageThatIsOneForm() throws IOException {
        Article article = onlyArticle(file("a.html",
                "<form id='aspnetForm'><h1>سد گیلان</h1><div class='body'>"
                + SENTENCE + "<br>" + SECOND + "</div><div class='comments'>نظر</div></form>"));

        assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
    }

    @Test
    void readsAPageWithTableAndList() throws IOException {
        Article article = onlyArticle(file("a.html", "<h1>تیتر</h1><p>" + SENTENCE
                + "</p><ul><li>بند یکم</li><li>بند دوم</li></ul>"
                + "<table><tr><td>تهران</td><td>۱۲</td></tr></table>"));

        assertThat(texts(article)).containsExactly(SENTENCE, "بند یکم", "بند دوم", "تهران؛ ۱۲");
    }

    // JSON lines

    @Test
    void readsOneArticleALine() throws IOException {
        List<ReadResult> results = reader.read(file("a.jsonl", """
                {"id":"n1","title":"سد گیلان افتتاح شد","body":"%s","url":"https://irna.ir/1","date":"۱۴۰۳/۰۲/۱۵","agency":"ایرنا","tags":["آب","سد"]}

                {"id":7,"title":"سد دوم","body":["%s","%s"]}
                """.formatted(SENTENCE, SENTENCE, SECOND)));

        assertThat(results).hasSize(2);
        Article first = article(results.get(0));
        assertThat(first.id()).isEqualTo("n1");
        assertThat(first.sourceFile()).isEqualTo("a.jsonl#n1");
        assertThat(first.published()).isEqualTo("2024-05-04");
        assertThat(first.agency()).isEqualTo("ایرنا");
        assertThat(first.url()).isEqualTo("https://irna.ir/1");
        assertThat(first.tags()).containsExactly("آب", "سد");
        Article second = article(results.get(1));
        assertThat(second.sourceFile()).isEqualTo("a.jsonl#7");
        assertThat(texts(second)).containsExactly(SENTENCE, SECOND);
    }

    @Test
    void goesOnAfterABadRecord() throws IOException {
        List<ReadResult> results = reader.read(file("a.jsonl", """
                {"id":"n1","body":"%s"}
                {"id":"n2","body":
                [1,2]
                {"id":"n4","text":"x"}
                {"id":"n5","body":" "}
                {"id":"n6","body":"%s"}
                """.formatted(SENTENCE, SECOND)));

        assertThat(results).extracting(ReadResult::sourceFile).containsExactly("a.jsonl#n1", "a.jsonl#2",
                "a.jsonl#3", "a.jsonl#n4", "a.jsonl#n5", "a.jsonl#n6");
        assertThat(reason(results.get(1))).contains("not valid JSON").doesNotContain("n2");
        assertThat(reason(results.get(2))).contains("no JSON object");
        assertThat(reason(results.get(3))).contains("no member 'body'").contains("text");
        assertThat(reason(results.get(4))).contains("no text");
        assertThat(texts(article(results.get(5)))).containsExactly(SECOND);
    }

    @Test
    void failsOnlyTheRecordWithInvalidBytes() throws IOException {
        byte[] content = ("{\"id\":\"n1\",\"body\":\"" + SENTENCE + "\"}\n{\"id\":\"n2\",\"body\":\""
                + SENTENCE
                + "\"}\n").getBytes(UTF_8);
        content[content.length - 20] = (byte) 0xFF;

        List<ReadResult> results = reader.read(file("a.jsonl", content));

        assertThat(texts(article(results.get(0)))).containsExactly(SENTENCE);
        assertThat(reason(results.get(1))).contains("not UTF-8");
    }

    @Test
    void givesRecordsWithTheSameIdDifferentPlaces() throws IOException {
        List<ReadResult> results = reader.read(file("a.jsonl", """
                {"id":"n","body":"%s"}
                {"id":"n","body":"%s"}
                {"id":"n~2","body":"%s"}
                {"id":"m~2","body":"%s"}
                {"id":"m","body":"%s"}
                {"id":"m","body":"%s"}
                """.formatted(SENTENCE, SECOND, SECOND, SENTENCE, SECOND, SENTENCE)));

        assertThat(results).extracting(ReadResult::sourceFile).doesNotHaveDuplicates();
    }

    @Test
    void usesTheNamesThatItIsGiven() throws IOException {
        ArticleReader named = new ArticleReader(ReadLimits.DEFAULTS,
                FieldNames.parse("title=headline,body=text"));

        Article json = article(named.read(file("a.jsonl",
                "{\"headline\":\"تیتر\",\"Text\":\"متن.\"}")).get(0));
        Article csv = article(named.read(file("a.csv", "headline,TEXT\nتیتر,متن.\n")).get(0));

        assertThat(json.title()).isEqualTo("تیتر");
        assertThat(csv.title()).isEqualTo("تیتر");
        assertThat(texts(csv)).isEqualTo(texts(json)).containsExactly("متن.");
    }

    @Test
    void failsARecordThatIsTooLongForTheMemoryAndReadsTheNext() throws IOException {
        ArticleReader strict = new ArticleReader(new ReadLimits(1 << 20, 1 << 24, 100), FieldNames.DEFAULTS);

        List<ReadResult> json = strict.read(file("a.jsonl",
                "{\"body\":\"" + "x".repeat(100_000) + "\"}\n{\"body\":\"" + SENTENCE + "\"}"));
        List<ReadResult> csv = strict.read(file("a.csv",
                "body\n\"" + "x\n".repeat(50_000) + "\"\n" + SENTENCE + "\n"));

        assertThat(reason(json.get(0))).contains("longer than");
        assertThat(texts(article(json.get(1)))).containsExactly(SENTENCE);
        assertThat(reason(csv.get(0))).contains("longer than");
        assertThat(texts(article(csv.get(1)))).containsExactly(SENTENCE);
    }

    // CSV

    @Test
    void readsOneArticleARecord() throws IOException {
        List<ReadResult> results = reader.read(file("a.csv", "\uFEFFid,title,body,url,date,agency\r\n"
                + "n1,سد گیلان,\"" + SENTENCE + "\r\n\r\nوی گفت: «خوب، \"\"عالی\"\" "
                + "است.»\",https://x.ir,۱۴۰۳/۰۲/۱۵,مهر\r\n"
                + ",,\"" + SECOND + "\",,,\r\n"));

        Article first = article(results.get(0));
        assertThat(first.sourceFile()).isEqualTo("a.csv#n1");
        assertThat(texts(first)).containsExactly(SENTENCE, "وی گفت: «خوب، \"عالی\" است.»");
        assertThat(first.agency()).isEqualTo("مهر");
        assertThat(first.published()).isEqualTo("2024-05-04");
        assertThat(results.get(1).sourceFile()).isEqualTo("a.csv#2");
        assertThat(article(results.get(1)).flags()).contains(Flag.NO_TITLE);
        assertThat(results).hasSize(2);
    }

    @Test
    void readsSemicolonsAndTabs() throws IOException {
        assertThat(onlyArticle(file("a.csv", "id;title;body\nn1;الف، ب, "
                + "ج;متن.\n")).title()).isEqualTo("الف، ب, ج");
        assertThat(onlyArticle(file("b.csv", "id\tbody\nn1\tمتن.\n")).id()).isEqualTo("n1");
    }

    @Test
    void goesOnAfterARecordWithAWrongQuoteOrTooManyFields() throws IOException {
        List<ReadResult> results = reader.read(file("a.csv", """
                id,body
                n1,"متن "با گیومه" یکم."
                n2,"متن باز
                n3,"متن سوم."
                n4,متن, چهارم
                n5,"متن پنجم."
                n6
                n7,"باز تا آخر
                """));

        assertThat(results).extracting(ReadResult::sourceFile).containsExactly("a.csv#1", "a.csv#2",
                "a.csv#n3",
                "a.csv#4", "a.csv#n5", "a.csv#6", "a.csv#7");
        assertThat(reason(results.get(0))).contains("line 2").contains("quote");
        assertThat(reason(results.get(1))).contains("line 3").contains("quote");
        assertThat(texts(article(results.get(2)))).containsExactly("متن سوم.");
        assertThat(reason(results.get(3))).contains("3 fields");
        assertThat(texts(article(results.get(4)))).containsExactly("متن پنجم.");
        assertThat(reason(results.get(5))).contains("1 fields");
        assertThat(reason(results.get(6))).contains("never closed");
    }

    @Test
    void failsOnAHeaderWithoutTheBody() throws IOException {
        assertThat(onlyReason(file("a.csv", "id,text\n1,متن\n"))).contains("'body'").contains("id, text");
        assertThat(onlyReason(file("b.csv", "id,body\n"))).contains("no record");
    }

    @Test
    void readsAWindows1256Table() throws IOException {
        Article article = onlyArticle(file("a.csv",
                ("title,body\nتيتر," + SENTENCE.replace('ی',
                'ي')).getBytes(Charset.forName("windows-1256"))));

        assertThat(article.title()).isEqualTo("تيتر");
        assertThat(article.flags()).contains(Flag.ENCODING_GUESSED);
    }

    @Test
    void handsResultsOverOneAfterAnother() throws IOException {
        List<String> seen = new ArrayList<>();
        InputFile file = file("a.csv", "id,body\n1,متن.\n2,متن.\n");

        try {
            reader.read(file, result -> {
                seen.add(result.id());
                throw new IllegalStateException("stop");
            });
        } catch (IllegalStateException e) {
            seen.add(e.getMessage());
        }

        assertThat(seen).containsExactly("1", "stop");
    }
}
