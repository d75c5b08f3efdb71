package org.tarjoman.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarjoman.article.TestArticles.SECOND;
import static org.tarjoman.article.TestArticles.SENTENCE;
import static org.tarjoman.article.TestArticles.clean;
import static org.tarjoman.article.TestArticles.texts;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.quality.Flag;

class ArticleCleanerTest {

    private static final String TITLE = "سد تازه گیلان به بهره‌برداری رسید";
    private static final String BODY = "\n\n" + SENTENCE + "\n\n" + SECOND + "\n";

    @Nested
    class LabelsOfFooters {

        @ParameterizedTest
        @ValueSource(strings = {
            "آدرس: تهران، خیابان ولیعصر، نبش کوچه سوم، پلاک ۱۲، ساختمان ناشران",
            "نشانی: تهران، خیابان ولیعصر، پلاک ۱۲.",
            "پیوند: رشته‌ای که دو ملت ایران و افغانستان را به هم نزدیک می‌کند در این کتاب بررسی شده است.",
            "لینک خبر: پرونده این شرکت در دادگاه باز است و رسیدگی ادامه دارد.",
            "آخرین اخبار: دولت امروز اعلام کرد که بنزین گران نمی‌شود.",
            "گزارش‌های بیشتر: خبرنگاران از محل حادثه خبر می‌دهند.",
            "کلید واژه: این سخن او کلید واژه همه بحث‌های پس از آن نشست شد.",
            "تهران » مشهد » قم"})
        void beginLinesOfTheBodyToo(String line) {
            assertThat(String.join("\n", texts(clean(SENTENCE + "\n\n" + line + "\n\n" + SECOND)))).contains(line);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "لینک کوتاه: https://irna.ir/xk7Dam", "لینک کوتاه خبر: irna.ir/xk7Dam", "لینک کوتاه",
            "بیشتر بخوانید: سفر به تالاب‌های غرب کشور در پاییز چگونه بود؟", "آخرین اخبار: سفر به تالاب‌های غرب کشور",
            "صفحه نخست » اقتصاد » انرژی", "کلید واژه: سد، گیلان، آب."})
        void ofFurnitureGoWithinTheBody(String line) {
            assertThat(String.join("\n", texts(clean(SENTENCE + "\n\n" + line + "\n\n" + SECOND))))
                    .isEqualTo(SENTENCE + "\n" + SECOND);
        }

        @Test
        void areAMenuPathOutsideTheBody() {
            assertThat(texts(clean("اقتصاد » انرژی\n\n" + SENTENCE + "\n\n" + SECOND + "\n\nاقتصاد » انرژی")))
                    .containsExactly(SENTENCE, SECOND);
        }
    }

    @Nested
    class Markup {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "وزیر **نیرو** گفت.|وزیر نیرو گفت.",
            "وزیر *نیرو* گفت.|وزیر نیرو گفت.",
            "وزیر __نیرو__ و _آب_ گفت.|وزیر نیرو و آب گفت.",
            "***وزیر*** گفت.|وزیر گفت.",
            "وزیر ~~نیرو~~ `آب` گفت.|وزیر نیرو آب گفت.",
            "وزیر **نیرو گفت.|وزیر نیرو گفت.",
            "وزیر [نیرو](https://x.ir/a) گفت.|وزیر نیرو گفت.",
            "وزیر [نیرو](#) گفت.|وزیر نیرو گفت.",
            "وزیر [نیرو](https://x.ir/a_(b)) گفت.|وزیر نیرو گفت.",
            "وزیر [نیرو](https://x.ir 'راهنما') گفت.|وزیر نیرو گفت.",
            "وزیر [نیرو][1] گفت.|وزیر نیرو گفت.",
            "وزیر [**نیرو**](#) گفت[[1]](#n1).|وزیر نیرو گفت.",
            "وزیر ![عکس](https://x.ir/a.jpg) گفت.|وزیر گفت.",
            "وزیر [![عکس](a.jpg)](https://x.ir) گفت.|وزیر گفت.",
            "وزیر 2*3*4 و a_b_c گفت.|وزیر 2*3*4 و a_b_c گفت.",
            "وزیر \\*نیرو\\* گفت.|وزیر *نیرو* گفت.",
            "وزیر <b>نیرو</b> و a < b گفت.|وزیر نیرو و a < b گفت.",
            "وزیر&nbsp;نیرو &laquo;آب&raquo; می&zwnj;گوید.|وزیر نیرو «آب» می‌گوید.",
            "وزیر   نیرو\tگفت.|وزیر نیرو گفت.",
            "> وزیر نیرو گفت.|وزیر نیرو گفت.",
            "- وزیر نیرو گفت.|وزیر نیرو گفت.",
            "* وزیر نیرو گفت.|وزیر نیرو گفت.",
            "• وزیر نیرو گفت.|وزیر نیرو گفت.",
            "۲. وزیر نیرو گفت.|۲. وزیر نیرو گفت.",
            "وزیر [نیرو] گفت.|وزیر [نیرو] گفت.",
            "وزیر به #گیلان رفت.|وزیر به گیلان رفت."})
        void isReadAndRemoved(String raw, String expected) {
            assertThat(texts(clean(raw))).containsExactly(expected);
        }

        @Test
        void makesHeadingsOfAllKinds() {
            assertThat(texts(clean("# " + TITLE + BODY
                    + "\n## هزینه ساخت ##\nمتن یکم.\n\nزمان ساخت\n===\nمتن دوم."
                    + "\n\n**نیروی کار**\n\nمتن سوم.")))
                    .containsExactly(SENTENCE, SECOND, "## هزینه ساخت", "متن یکم.", "## زمان ساخت",
                    "متن دوم.",
                            "## نیروی کار", "متن سوم.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"---", "***", "___", "* * *", "ـــــ", "======", "–––"})
        void dropsRules(String rule) {
            assertThat(texts(clean(SENTENCE + "\n\n" + rule + "\n\n" + SECOND))).containsExactly(SENTENCE,
                    SECOND);
        }

        @Test
        void keepsTheCellsOfATable() {
            assertThat(texts(clean(SENTENCE + "\n\n| شهر | سد |\n|---|:-:|\n| رشت | **۳** |\n\n" + SECOND)))
                    .containsExactly(SENTENCE, "شهر؛ سد", "رشت؛ ۳", SECOND);
        }

        @Test
        void readsParagraphsOfHtml() {
            assertThat(texts(clean("<p class=\"a\">" + SENTENCE + "</p><!-- نهان --><p>" + SECOND
                    + "<br/></p><script>x</script>"))).containsExactly(SENTENCE, SECOND);
        }
    }

    @Nested
    class Characters {

        @Test
        void removesInvisibleOnesAndKeepsTheHalfSpace() {
            Article article = clean("می\u200cشود \u202bگفت\u202c که\u00AD \u200fسد\u200e\uFEFF\u00a0است.");

            assertThat(texts(article)).containsExactly("می\u200cشود گفت که سد است.");
            assertThat(article.flags()).doesNotContain(Flag.CONTROL_CHARACTERS_REMOVED);
        }

        @Test
        void removesControlsAndHalvesOfPairsWithAFlag() {
            Article article = clean("سد\0 نو\u001b است\uD800 😀.");

            assertThat(texts(article)).containsExactly("سد نو است 😀.");
            assertThat(article.flags()).contains(Flag.CONTROL_CHARACTERS_REMOVED);
        }

        @Test
        void leavesLettersDigitsAndSpellingAsTheyAre() {
            String text = "رئيس جمهوري كشور ١٢ و ۳۴ و 56 درصد را حجت االله ناميد؛ رفتوآمدها.";

            assertThat(texts(clean(text))).containsExactly(text);
        }

        @Test
        void makesAHalfSpaceOfAZeroWidthSpaceInAWord() {
            assertThat(texts(clean("سدها می\u200bشوند.\u200b"))).containsExactly("سدها می\u200cشوند.");
        }
    }

    @Nested
    class Headlines {

        @ParameterizedTest
        @ValueSource(strings = {
            "# سد تازه گیلان به بهره‌برداری رسید",
            "## **سد تازه گیلان به بهره‌برداری رسید**",
            "**سد تازه گیلان به بهره‌برداری رسید**",
            "سد تازه گیلان به بهره‌برداری رسید\n======",
            "# [سد تازه گیلان به بهره‌برداری رسید](https://x.ir/1)",
            "\n\nسد تازه گیلان به بهره‌برداری رسید"})
        void areFound(String headline) {
            Article article = clean(headline + BODY);

            assertThat(article.title()).isEqualTo(TITLE);
            assertThat(article.kicker()).isEmpty();
            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
            assertThat(article.flags()).isEmpty();
        }

        @Test
        void areFoundWithoutABlankLineBelow() {
            Article article = clean(TITLE + "\nوزیر نیرو روز یکشنبه از سد تازه استان گیلان بازدید کرد "
                    + "و از مهندسان و کارگرانی که آن را ساخته‌اند قدردانی کرد.\n" + SECOND);

            assertThat(article.title()).isEqualTo(TITLE);
            assertThat(article.paragraphs()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "وزیر نیرو خبر داد:\n\nسد تازه گیلان به بهره‌برداری رسید",
            "وزیر نیرو خبر داد:\nسد تازه گیلان به بهره‌برداری رسید",
            "وزیر نیرو خبر داد؛\n\n# سد تازه گیلان به بهره‌برداری رسید",
            "وزیر نیرو خبر داد\n\nسد تازه گیلان به بهره‌برداری رسید",
            "وزیر نیرو خبر داد\n\n# سد تازه گیلان به بهره‌برداری رسید",
            "### وزیر نیرو خبر داد\n\n# سد تازه گیلان به بهره‌برداری رسید"})
        void mayHaveAKickerAbove(String top) {
            Article article = clean(top + BODY);

            assertThat(article.kicker()).startsWith("وزیر نیرو خبر داد");
            assertThat(article.title()).isEqualTo(TITLE);
            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
        }

        @Test
        void areMissingInTextThatBeginsWithASentence() {
            Article article = clean(SENTENCE + "\n\n" + SECOND);

            assertThat(article.title()).isEmpty();
            assertThat(article.flags()).containsExactly(Flag.NO_TITLE);
            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
        }

        @Test
        void doNotTakeTheOnlyLine() {
            assertThat(texts(clean("سد تازه گیلان افتتاح شد"))).containsExactly("سد تازه گیلان افتتاح شد");
        }

        @Test
        void givenByTheFileAreTakenOutOfTheBody() {
            Article article = new ArticleCleaner().clean(new RawArticle("1", "a.csv#1", "", TITLE,
                    "وزیر خبر داد:\n# " + TITLE + "\n" + BODY, "", "", "", List.of(), Set.of()));

            assertThat(article.title()).isEqualTo(TITLE);
            assertThat(article.kicker()).isEqualTo("وزیر خبر داد:");
            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
            assertThat(article.flags()).containsExactly(Flag.REPEATED_TEXT_REMOVED);
        }
    }

    @Nested
    class Repetitions {

        private static final String LEAD = "وزیر نیرو روز یکشنبه از سد تازه استان گیلان بازدید کرد";

        @Test
        void ofTheLeadBehindAnAttributionKeepTheAttribution() {
            Article article = clean(TITLE + "\n\n" + LEAD
                    + ".\n\n\n\nبه گزارش آران نیوز به نقل از زیرنویس، " + LEAD
                    + ".\n\n" + SECOND);

            assertThat(texts(article)).containsExactly("به گزارش آران نیوز به نقل از زیرنویس، " + LEAD
                    + ".", SECOND);
            assertThat(article.agency()).isEqualTo("آران نیوز");
            assertThat(article.flags()).containsExactly(Flag.REPEATED_TEXT_REMOVED);
        }

        @Test
        void ofTheLeadBehindADatelineAreGivenOnce() {
            Article article = clean(TITLE + "\n\n" + LEAD + ".\n\nرشت - ایرنا - " + LEAD.replace('ی', 'ي')
                    + ".\n\n"
                    + SECOND);

            assertThat(article.paragraphs()).hasSize(2);
            assertThat(article.dateline()).isEqualTo("رشت - ایرنا");
            assertThat(article.flags()).containsExactly(Flag.REPEATED_TEXT_REMOVED);
        }

        @Test
        void ofALeadThatWasCutOffAreGivenOnce() {
            Article article = clean(TITLE + "\n\nوزیر نیرو روز یکشنبه از سد تازه استان گی...\n\n" + LEAD
                    + ".\n\n"
                    + SECOND);

            assertThat(texts(article)).containsExactly(LEAD + ".", SECOND);
        }

        @Test
        void ofTheHeadlineInTheBodyAreGivenOnce() {
            Article article = clean("# " + TITLE + "\n\n" + SENTENCE + "\n\n**" + TITLE + "**\n\n" + SECOND);

            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
            assertThat(article.flags()).containsExactly(Flag.REPEATED_TEXT_REMOVED);
        }

        @Test
        void ofAWholeParagraphAreGivenOnceAndNotLost() {
            Article article = clean(TITLE + "\n\n" + SENTENCE + "\n\n" + SENTENCE + "\n\n" + SECOND);

            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
        }

        @Test
        void ofShortAnswersStay() {
            assertThat(texts(clean(SENTENCE + "\n\nبله، همین است.\n\n" + SECOND + "\n\nبله، همین است.")))
                    .hasSize(4);
        }

        @Test
        void thatOnlyResembleEachOtherStay() {
            assertThat(texts(clean(TITLE + "\n\n" + SENTENCE + "\n\n" + SENTENCE.replace("یکشنبه",
                    "دوشنبه"))))
                    .hasSize(2);
        }
    }

    @Nested
    class Footers {

        @ParameterizedTest
        @ValueSource(strings = {"انتهای پیام", "انتهای پیام/", "انتهای پیام / ۲۳۱۵", "انتهاي پيام",
                "کد خبر: ۸۵۴۱۲۳",
            "کد خبر ۸۵۴۱۲۳", "کدخبر: 1402-33", "شناسه خبر: ۵۵", "لینک کوتاه: https://irna.ir/xjA",
            "لینک کوتاه",
            "[ایرنا](#)", "[1] [x](#)", "[خانه](/) | [سیاست](/politics) | [اقتصاد](/eco)", "منبع: ایرنا",
            "منبع: خبرگزاری مهر", "تلگرام | واتساپ | توییتر | چاپ", "تلگرام واتس‌اپ ایتا", "اشتراک‌گذاری",
            "ارسال به دوستان", "نظر شما", "https://irna.ir/xjA12", "تاریخ انتشار: ۱۲ مرداد ۱۴۰۲ - ۱۰:۲۲",
            "۱۴۰۲/۰۵/۱۲", "صفحه نخست » استان‌ها » گیلان", "استان‌ها » گیلان", "ایسنا",
            "باشگاه خبرنگاران جوان",
            "تعداد بازدید: ۱۲۳", "۱۲ مرداد ۱۴۰۲ | کد خبر: ۱۲۳ | سیاسی",
            "[1]: https://x.ir/a", "#سد #وزارت_نیرو", "برچسب‌ها: سد، نیرو", "برچسب ها : سد", "کلیدواژه: سد",
            "کلیدواژه‌ها: سد - نیرو", "کلمات کلیدی: سد", "Tags: dam, water",
            "بیشتر بخوانید: سد دیگری ساخته می‌شود"})
        void areNotTranslatedAsBody(String footer) {
            assertThat(texts(clean(TITLE + BODY + "\n" + footer + "\n"))).containsExactly(SENTENCE, SECOND);
        }

        @ParameterizedTest
        @ValueSource(strings = {"برچسب انرژی یخچال‌ها از فردا تغییر می‌کند.",
                "منبع این آتش‌سوزی هنوز معلوم نیست.",
            "چاپ", "بله", "کد خبری را کسی نخواند.", "تاریخ این شهر به سده‌های پیش بازمی‌گردد.",
            "انتهای پیامبران این داستان را نمی‌دانیم.", "تلگرام در این کشور دوباره باز شد.", "مهر",
            "[وزیر نیرو از سد تازه استان گیلان بازدید کرد](https://x.ir/1)", "۱۲ مرداد ۱۴۰۲ سد گشایش یافت.",
            "منبع: گزارش سالانه وزارت نیرو درباره وضع سدهای کشور در سال گذشته",
            "منبع: آلودگی کارخانه سیمان اعلام شد.", "۱۵ مهر ۱۴۰۳", "## ۱۵ مهر ۱۴۰۳",
            "۱۵ مهر ۱۴۰۳ | تهران", "تهران | ۱۵ مهر ۱۴۰۳ | ساعت ۸ صبح"})
        void areNotSeenInText(String line) {
            assertThat(texts(clean(TITLE + "\n\n" + SENTENCE + "\n\n" + line + "\n\n"
                    + SECOND)).get(1).replace("## ", ""))
                    .isEqualTo(line.replace("## ", "").replaceAll("^\\[(.*)\\]\\(.*$", "$1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"۱۵ مهر ۱۴۰۳ | کد خبر: ۱۲۳۴۵ | سیاسی", "کد خبر: ۱۲۳۴۵ | چاپ"})
        void areSeenBetweenLeadAndTextByTheirNewsCode(String line) {
            assertThat(texts(clean(TITLE + "\n\n" + SENTENCE + "\n\n" + line + "\n\n" + SECOND)))
                    .containsExactly(SENTENCE, SECOND);
        }

        @Test
        void giveTheTags() {
            assertThat(clean(TITLE + BODY + "برچسب‌ها: سد گیلان، وزارت نیرو، آب").tags())
                    .containsExactly("سد گیلان", "وزارت نیرو", "آب");
            assertThat(clean(TITLE + BODY + "برچسب‌ها\n[1] [سد گیلان](#)\n[2] [آب](/tag/a)\n").tags())
                    .containsExactly("سد گیلان", "آب");
            assertThat(clean(TITLE + BODY + "برچسب‌ها\n[1] [سد](#)\n[ایرنا](#)").tags())
                    .containsExactly("سد");
            assertThat(clean(TITLE + BODY + "برچسب‌ها: [سد گیلان](#) [آب](#)").tags())
                    .containsExactly("سد گیلان", "آب");
            assertThat(clean(TITLE + BODY + "برچسب‌ها:\nسد گیلان\nآب\n").tags()).containsExactly("سد گیلان",
                    "آب");
            assertThat(clean(TITLE + BODY + "#سد_گیلان #آب\n#سد_گیلان").tags()).containsExactly("سد گیلان",
                    "آب");
            assertThat(clean(TITLE + BODY + "[1] [سد](#)").tags()).containsExactly("سد");
        }

        @Test
        void behindTheLastSentenceAreCutOff() {
            Article article = clean(TITLE + "\n\n" + SENTENCE + "\n\n" + SECOND + " انتهای پیام/۱۲");

            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
        }

        @Test
        void endWithWholeSentencesThatAreKept() {
            Article article = clean(TITLE + BODY + "انتهای پیام\n۹۱۲۰**۱۵۲۳\nعلی رضایی\n\n"
                    + SENTENCE.replace("نیرو", "راه"));

            assertThat(texts(article)).containsExactly(SENTENCE, SECOND, SENTENCE.replace("نیرو", "راه"));
        }

        @Test
        void giveAddressAndDate() {
            Article article = clean(TITLE + "\n۱۲ مرداد ۱۴۰۲ - ۱۰:۲۲\n" + BODY
                    + "لینک کوتاه: https://irna.ir/xjA");

            assertThat(article.published()).isEqualTo("2023-08-03");
            assertThat(article.url()).isEqualTo("https://irna.ir/xjA");
            assertThat(article.agency()).isEqualTo("ایرنا");
        }

        @Test
        void listRelatedArticlesThatAreDropped() {
            Article article = clean(TITLE + BODY + "### اخبار مرتبط\n- [سد دیگری در استان ساخته می‌شود](/a)\n"
                    + "- [باران تازه در راه است](/b)\n");

            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
        }
    }

    @Nested
    class Datelines {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "تهران - ایرنا - |تهران - ایرنا|ایرنا",
            "تهران- ایرنا- |تهران- ایرنا|ایرنا",
            "تهران (ایسنا) – |تهران (ایسنا)|ایسنا",
            "بندر عباس – خبرگزاری مهر: |بندر عباس – خبرگزاری مهر|مهر",
            "خبرگزاری تسنیم - |خبرگزاری تسنیم|تسنیم",
            "ایسنا/گیلان - |ایسنا/گیلان|ایسنا",
            "TEHRAN (IRNA) – |TEHRAN (IRNA)|ایرنا"})
        void areCutOffTheText(String start, String dateline, String agency) {
            Article article = clean(TITLE + "\n\n" + start + " " + SENTENCE + "\n\n" + SECOND);

            assertThat(article.dateline()).isEqualTo(dateline);
            assertThat(article.agency()).isEqualTo(agency);
            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
        }

        @Test
        void areJoinedFromALineOfTheirOwn() {
            Article article = clean(TITLE + "\n\nتهران - ایرنا -\n" + SENTENCE + "\n\n" + SECOND);

            assertThat(article.dateline()).isEqualTo("تهران - ایرنا");
            assertThat(texts(article)).containsExactly(SENTENCE, SECOND);
        }

        @ParameterizedTest
        @ValueSource(strings = {"تهران - ایرنا - ", "تهران- ایرنا- ", "تهران (ایسنا) – ",
            "بندر عباس – خبرگزاری مهر: ", "TEHRAN (IRNA)–"})
        void areRememberedWithTheMarkThatEndsThem(String start) {
            Article article = clean(TITLE + "\n\n" + start + SENTENCE + "\n\n" + SECOND);

            assertThat(article.dateline() + article.datelinePlace().mark()).isEqualTo(start);
            assertThat(article.datelinePlace().paragraph()).isZero();
        }

        @Test
        void areRememberedWithTheParagraphThatTheyOpened() {
            Article article = clean(TITLE + "\n\n" + SENTENCE + "\n\n## ساخت سد\n\nایسنا/گیلان - " + SECOND);

            assertThat(article.dateline()).isEqualTo("ایسنا/گیلان");
            assertThat(article.agency()).isEqualTo("ایسنا");
            assertThat(texts(article)).containsExactly(SENTENCE, "## ساخت سد", SECOND);
            assertThat(article.datelinePlace()).isEqualTo(new DatelinePlace(2, " - "));
        }

        @Test
        void goToTheParagraphThatTheirsRepeated() {
            String other = SECOND.replace("وی", "وزیر");
            Article article = clean(TITLE + "\n\n" + SECOND + "\n\n" + SENTENCE + "\n\nرشت - ایرنا - " + SENTENCE
                    + "\n\n" + other);

            assertThat(texts(article)).containsExactly(SECOND, SENTENCE, other);
            assertThat(article.dateline()).isEqualTo("رشت - ایرنا");
            assertThat(article.datelinePlace().paragraph()).isEqualTo(1);
        }

        @Test
        void keepTheirPlaceWhenTheirParagraphRepeatedTheHeadline() {
            String repeated = "رشت - ایرنا - " + TITLE;
            Article above = clean(TITLE + "\n\n" + SENTENCE + "\n\n" + repeated + "\n\n" + SECOND);
            Article last = clean(TITLE + "\n\n" + SENTENCE + "\n\n" + SECOND + "\n\n" + repeated);

            assertThat(texts(above)).containsExactly(SENTENCE, SECOND);
            assertThat(above.dateline()).isEqualTo("رشت - ایرنا");
            assertThat(above.datelinePlace().paragraph()).isEqualTo(1);
            assertThat(texts(last)).containsExactly(SENTENCE, SECOND);
            assertThat(last.dateline()).isEqualTo("رشت - ایرنا");
            assertThat(last.datelinePlace().paragraph()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"تهران - باکو - ایروان راهی تازه یافت و بازرگانان از آن استفاده می‌کنند.",
            "ایرنا: آیا ساخت این سد به پایان رسیده است؟", "قطار تهران - مشهد از فردا هر روز حرکت می‌کند."})
        void needAnAgency(String text) {
            Article article = clean(TITLE + "\n\n" + text + "\n\n" + SECOND);

            assertThat(article.dateline()).isEmpty();
            assertThat(texts(article)).containsExactly(text, SECOND);
        }
    }

    @Nested
    class AgencyNames {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "به گزارش ایرنا، |ایرنا",
            "به گزارش خبرنگار مهر، |مهر",
            "به گزارش خبرنگار مهر از رشت، |مهر",
            "به گزارش خبرگزاري فارس از رشت، |فارس",
            "به گزارش گروه اقتصادی خبرگزاری تسنیم، |تسنیم",
            "به گزارش خبرنگار اقتصادی ایلنا، |ایلنا",
            "به گزارش آران نیوز به نقل از خبرگزاری فارس، |آران نیوز",
            "به گزارش سازمان هواشناسی به نقل از ایسنا، |ایسنا",
            "به گزارش خبرگزاری صدا و سیما، |صدا و سیما",
            "به گزارش خبرگزاری جمهوری اسلامی، |ایرنا",
            "به گزارش خبرگزاری سپیدار، |خبرگزاری سپیدار"})
        void areReadFromAttributionsWhichStay(String attribution, String agency) {
            Article article = clean(TITLE + "\n\n" + attribution + SENTENCE + "\n\n" + SECOND);

            assertThat(article.agency()).isEqualTo(agency);
            assertThat(texts(article)).containsExactly(attribution + SENTENCE, SECOND);
        }

        @Test
        void areNotGuessedFromOtherReporters() {
            assertThat(clean(TITLE + "\n\nبه گزارش سازمان هواشناسی استان فارس، "
                    + SENTENCE).agency()).isEmpty();
            assertThat(clean(TITLE + "\n\nاز ابتدای مهر، " + SENTENCE).agency()).isEmpty();
        }

        @Test
        void areReadFromSourceLineAndAddress() {
            assertThat(clean(TITLE + BODY + "منبع: خبرگزاری مهر").agency()).isEqualTo("مهر");
            assertThat(clean(TITLE + BODY + "منبع: روزنامه راه نو").agency()).isEqualTo("روزنامه راه نو");
            assertThat(clean(TITLE + BODY + "[ایسنا](#)").agency()).isEqualTo("ایسنا");
            assertThat(clean(TITLE + BODY + "https://www.tasnimnews.com/fa/1").agency()).isEqualTo("تسنیم");
        }

        @Test
        void haveAnEnglishForm() {
            assertThat(Agencies.known().english("خبرگزاری مهر")).isEqualTo("Mehr News Agency");
            assertThat(Agencies.known().english("نام دیگر")).isEqualTo("نام دیگر");
        }
    }

    @Nested
    class Lines {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "وزیر نیرو گفت ساخت این سد|سه سال طول کشید.",
            "وزیر نیرو در نشست خبری امروز، که|در رشت برگزار شد، سخن گفت.",
            "او در شهرهای رشت، لاهیجان و|آستارا سخن گفت.",
            "او گفت «این سد|بسیار مهم است».",
            "او این سد را «گیلان»|نامید و رفت."})
        void brokenInMidSentenceAreJoined(String first, String second) {
            String second0 = second.startsWith("نامید") ? "را نامید" : second;
            assertThat(texts(clean(TITLE + "\n\n" + SENTENCE + "\n\n" + first + "\n" + second0)))
                    .containsExactly(SENTENCE, first + " " + second0);
        }

        @Test
        void brokenByBlankLinesAreJoinedWhereItIsSafe() {
            assertThat(texts(clean(TITLE + "\n\n" + SENTENCE + "\n\nوزیر نیرو افزود که ساخت این سد و\n\n"
                    + "شبکه آبیاری آن سه سال طول\n\nکشید.\n\nاو از دولت خواست که این طرح مهم برای "
                    + "کشاورزان استان\n\n"
                    + "را کامل کند."))).contains("وزیر نیرو افزود که ساخت این سد و شبکه آبیاری آن سه سال طول",
                            "او از دولت خواست که این طرح مهم برای کشاورزان استان را کامل کند.");
        }

        @Test
        void wrappedAtOneWidthAreJoined() {
            String text = """
                    وزیر نیرو روز یکشنبه در آیین گشایش سد تازه گیلان گفت که
                    ساخت این سد سه سال طول کشیده است. او افزود: هزینه این طرح
                    ۲۴۰ میلیارد تومان بود و بیشتر آن از بودجه استان پرداخت شد.
                    مهندسان ایرانی همه بخش‌های این سد را طراحی کرده و کارگران
                    محلی آن را ساخته‌اند.

                    استاندار گیلان نیز گفت آب این سد به هزاران هکتار از زمین‌های
                    کشاورزی می‌رسد.
                    """;

            assertThat(clean(text).paragraphs()).hasSize(2);
            assertThat(texts(clean(text)).get(0)).startsWith("وزیر نیرو").endsWith("ساخته‌اند.");
        }

        @Test
        void doubleSpacedAreJoined() {
            String text = """
                    وزیر نیرو روز یکشنبه در آیین گشایش سد تازه گیلان اعلام کرد

                    ساخت این سد سه سال طول کشیده است. او افزود هزینه این طرح

                    بیش از ۲۴۰ میلیارد تومان بود. بیشتر آن از بودجه استان پرداخت

                    شده است. مهندسان ایرانی همه بخش‌های این سد را طراحی کردند

                    کارگران محلی هم آن را ساخته‌اند.
                    """;

            assertThat(clean(text).paragraphs()).hasSize(1);
        }

        @Test
        void thatAreParagraphsStayApart() {
            assertThat(texts(clean(TITLE + "\n" + SENTENCE + "\n" + SECOND))).containsExactly(SENTENCE,
                    SECOND);
            assertThat(texts(clean(TITLE + "\n\nوی گفت:\n«این سد مهم است.»\n\n" + SECOND)))
                    .containsExactly("وی گفت:", "«این سد مهم است.»", SECOND);
        }

        @Test
        void thatAreSubHeadingsStayApart() {
            String long1 = SECOND + " " + SENTENCE;
            assertThat(texts(clean(TITLE + "\n\n" + SENTENCE + "\n\nهزینه‌های ساخت\n" + long1
                    + "\n\nآینده طرح\n\n"
                    + long1.replace("سه", "چهار"))))
                    .containsExactly(SENTENCE, "## هزینه‌های ساخت", long1, "## آینده طرح",
                            long1.replace("سه", "چهار"));
        }

        @Test
        void ofAListStayApart() {
            assertThat(texts(clean(SENTENCE + "\n\n- ساخت سد\n- شبکه آبیاری\n- راه روستایی")))
                    .containsExactly(SENTENCE, "ساخت سد", "شبکه آبیاری", "راه روستایی");
        }

        @Test
        void ofEnglishAreJoinedToo() {
            assertThat(texts(clean("New dam opens in Gilan\n\nThe energy minister visited the new\n"
                    + "dam on Sunday.\n\nIt cost a lot."))).containsExactly(
                            "The energy minister visited the new dam on Sunday.", "It cost a lot.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "![", "**", "_", "`", "«", "[a](", "<p", "&#", "|", "#", "- ",
            "[[a]](#",
        "\\", "\n", " ", "\n\n[", "a_", "*a ", "[1] [", "۱. ", "> "})
    void anyPileOfMarksIsReadInReasonableTime(String marks) {
        String pile = marks.repeat(190_000 / marks.length());

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofSeconds(60),
                        () -> clean(SENTENCE + pile)))).isNull();
    }
}
