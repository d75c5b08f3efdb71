package org.tarjoman.article;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words by which agency sites' footers, share buttons and menus are known; all are folded labels. */
final class FooterWords {

    private static final Pattern TAGS = Pattern.compile("^(برچسب ?(ها|های خبر)?|تگ ?ها|کلید ?واژه ?(ها)?"
            + "|واژه ?های کلیدی|کلمات کلیدی|هشتگ ?ها|tags?|keywords?|الوسوم|وسوم|کلمات مفتاحیه"
            + "|الکلمات المفتاحیه|الکلمات الدلیلیه)\\s*(:|$)");
    private static final Pattern END = Pattern.compile("^[./ ]*(انتهای|پایان) ?(پیام|خبر|گزارش)"
            + "( ?[/.:*|-].{0,40})?$");
    private static final Pattern END_BEHIND_TEXT = Pattern.compile(
            "\\s*/?\\s*[اأ]نتها[یي][\\s\u200c]+پ[یي]ام\\s*([/.:*|-].{0,30})?$");
    private static final Pattern CODE = Pattern.compile("^(کد|شناسه|شماره) ?(خبر|مطلب|محتوا|مقاله|گزارش|خبری)"
            + "( ?: ?| )[\\w/* -]{1,30}$|^(news|story) (code|id) ?:? ?[\\w/-]{1,30}$");
    private static final Pattern SHORT_LINK = Pattern.compile(
            "^(لینک|ادرس|نشانی|پیوند|url|link) ?(کوتاه|خبر|مطلب|ثابت|کوتاه خبر|کوتاه مطلب)? ?(:|$).{0,200}$");
    private static final Pattern SOURCE = Pattern.compile("^(منبع ?(خبر)?|ماخذ|source|المصدر)"
            + " ?: ?(.{1,80})$");
    private static final Pattern COUNT = Pattern.compile("^(تعداد )?(بازدید ?(ها)?|نظرات|دیدگاه ?ها|کلیک ?ها"
            + "|مشاهده) ?:? ?[\\d,٬]{0,9}$|^[\\d,]{1,9} (بازدید|نظر|دیدگاه)$");
    private static final Pattern RELATED = Pattern.compile(
            "^(اخبار|مطالب|خبرهای|گزارش ?های) (مرتبط|مشابه|بیشتر) ?(:.{0,200})?$|^(بیشتر بخوانید|همچنین "
            + "بخوانید|اینجا بخوانید"
            + "|پربازدیدترین ?ها|پربیننده ترین ?ها|اخرین اخبار|read more|related( news)?|اقرا ایضا)"
            + " ?(:.{0,200})?$");
    /** Of the labels of related articles those that nothing else begins with. */
    private static final Pattern READ_MORE = Pattern.compile("^(بیشتر|همچنین|اینجا) بخوانید|^read more");
    private static final Pattern PATH = Pattern.compile("^[^«»:.،؟!]{2,25}( [»›>] [^«»:.،؟!]{2,25}){1,4}$");
    private static final Pattern BREADCRUMB = Pattern.compile(
            "^(صفحه نخست|صفحه اصلی|خانه|home|سرویس) ?[»>/|›].{0,120}$");

    /** Phrases that are a button or a menu entry wherever a line holds nothing else. */
    private static final Set<String> BUTTONS = Set.of(
            "اشتراک گذاری", "به اشتراک بگذارید", "به اشتراک گذاری", "اشتراک گذاری در شبکه های اجتماعی",
            "ارسال به دوستان", "ارسال نظر", "نظر شما", "نسخه چاپی", "کپی لینک", "کپی شد", "بازگشت به بالا",
            "صفحه اصلی", "صفحه نخست", "عضویت در خبرنامه", "نسخه قابل چاپ", "share this",
            "ما را در شبکه های اجتماعی دنبال کنید", "copy link", "print this", "back to top",
            "افزودن به علاقه مندی ها", "نظر خود را بنویسید", "این خبر را به اشتراک بگذارید", "اندازه متن",
            "تغییر اندازه متن", "شارک", "مشارکه");
    /** Words that are buttons only beside others: each may also stand in a text. */
    private static final Set<String> BUTTON_WORDS = Set.of(
            "تلگرام", "واتساپ", "واتس اپ", "توییتر", "توئیتر", "فیسبوک", "فیس بوک", "ایتا", "سروش", "بله",
            "روبیکا", "اینستاگرام", "لینکدین", "ایمیل", "چاپ", "پرینت", "ذخیره", "share", "tweet",
            "telegram", "whatsapp", "facebook", "twitter", "email", "print", "linkedin", "instagram",
            "خانه", "گپ", "ایکس", "تماس با ما", "درباره ما", "پیوندها", "ارسال", "کپی", "x");
    private static final int LONGEST_BUTTON = 6;

    private FooterWords() {
    }

    /** Returns whether a label begins with a word for tags and a colon, or is that word. */
    static boolean isTagLabel(String label) {
        return TAGS.matcher(label).find();
    }

    static boolean isEnd(String label) {
        return END.matcher(label).matches();
    }

    /** Returns where انتهای پیام begins at the end of a line with other text, or -1. */
    static int endBehindText(String line) {
        int from = Math.max(0, line.length() - 60);
        Matcher matcher = END_BEHIND_TEXT.matcher(line);
        return matcher.find(from) && matcher.start() > 0 ? matcher.start() : -1;
    }

    /** Returns whether a label is a news code, a counter, a menu path from the front page or a row of share buttons. */
    static boolean isFurniture(String label) {
        String ascii = Fold.digits(label);
        return ascii.length() <= 200 && (CODE.matcher(ascii).matches() || COUNT.matcher(ascii).matches()
                || BREADCRUMB.matcher(ascii).matches() || isButtons(ascii));
    }

    /** Returns whether a label has the form of a menu path; between sentences it may be a route. */
    static boolean isPath(String label) {
        return label.length() <= 200 && PATH.matcher(label).matches();
    }

    /** Returns whether a label tells the reader to go to another article. */
    static boolean isReadMore(String label) {
        return READ_MORE.matcher(label).find();
    }

    static boolean isShortLink(String label) {
        return label.length() <= 240 && SHORT_LINK.matcher(label).matches();
    }

    static boolean isRelated(String label) {
        return label.length() <= 260 && RELATED.matcher(label).matches();
    }

    /** Returns what a line such as منبع: ایرنا names, or null if it is no such line. */
    static String source(String line) {
        String label = Fold.label(line);
        int colon = line.indexOf(':');
        return label.length() <= 100 && colon > 0 && SOURCE.matcher(label).matches()
                && Fold.count(line) <= 9 ? line.substring(colon + 1).strip() : null;
    }

    /** Returns whether a text is nothing but phrases of buttons: one sure one or two of any kind. */
    static boolean isButtons(String label) {
        List<String> words = Arrays.stream(label.split("[\\s|/:•·،,›>»«-]+"))
                .filter(word -> !word.isEmpty()).toList();
        int from = 0;
        int found = 0;
        boolean sure = false;
        while (from < words.size()) {
            int taken = 0;
            int longest = Math.min(LONGEST_BUTTON, words.size() - from);
            for (int length = longest; length > 0 && taken == 0; length--) {
                String phrase = String.join(" ", words.subList(from, from + length));
                sure |= BUTTONS.contains(phrase);
                taken = BUTTONS.contains(phrase) || BUTTON_WORDS.contains(phrase) ? length : 0;
            }
            if (taken == 0) {
                return false;
            }
            found++;
            from += taken;
        }
        return sure || found >= 2;
    }

    /** Cuts a line of tags into tags. */
    static List<String> splitTags(String text) {
        Set<String> tags = new LinkedHashSet<>();
        for (String part : text.split("[،,؛;|/•·#\\n" + Line.LINK_START + Line.LINK_END + "]| [-–] ")) {
            String tag = part.replace('_', ' ').replaceAll("^[\\s:.\\-–\\[\\]()]+|[\\s:.\\-–\\[\\]()]+$", "");
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
        }
        return List.copyOf(tags);
    }
}
