package org.tarjoman.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the language of an article by its commonest words and the letters that only some languages use.
 *
 * <p>Why an own rule: the languages that reach this job are few, articles are long, and a detector with
 * n-gram models of all the world's languages brings some 100 MB of data and still knows no Dari, which
 * is told from the Persian of Iran by its vocabulary alone. A rule of words is small, offline and can be
 * read.
 *
 * <p>The share of words that speak for a language is its score. The highest wins, so a Persian article
 * that quotes Arabic verses or English names stays Persian. Dari is Persian with enough words that only
 * Afghanistan uses. Sorani Kurdish is known only to be told apart and is reported as unknown.
 */
public final class LanguageDetector {

    /** Persian of Iran. */
    public static final String PERSIAN = "pes_Arab";
    /** Persian of Afghanistan. */
    public static final String DARI = "prs_Arab";
    /** Arabic. */
    public static final String ARABIC = "arb_Arab";
    /** Urdu. */
    public static final String URDU = "urd_Arab";
    /** Pashto. */
    public static final String PASHTO = "pbt_Arab";
    /** South Azerbaijani. */
    public static final String SOUTH_AZERBAIJANI = "azb_Arab";
    /** North Azerbaijani. */
    public static final String NORTH_AZERBAIJANI = "azj_Latn";
    /** Turkish. */
    public static final String TURKISH = "tur_Latn";
    /** English. */
    public static final String ENGLISH = "eng_Latn";
    /** None of these, or no letters. */
    public static final String UNKNOWN = "und";

    /** More is not read: an article says what it is in its first pages. */
    private static final int LONGEST = 50_000;
    /** From this share of Arabic-script letters on, the article is in that script. */
    private static final double ARABIC_SCRIPT = 0.4;
    /** Below this score nothing is claimed. */
    private static final double LOWEST_SCORE = 0.06;
    /** The score at which a language is as good as certain; running text lies well above. */
    private static final double USUAL_SCORE = 0.15;
    /** Words of Dari among the words of a Dari text, at least. */
    private static final double DARI_SHARE = 0.008;

    /** Words with a schwa among the words of an Azerbaijani text, at least. */
    private static final double SCHWA_SHARE = 0.05;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\u200C]+");

    private static final Map<String, Set<String>> ARABIC_SCRIPT_WORDS = Map.of(
            PERSIAN, words("""
                    از در به که این است را با برای آن شد کرد گفت شده خود بر تا هم یا نیز وی بود شود کند
                    کرده های ها می نمی اما باید دارد یک دو ما او هر هستند بودند کنند شوند کردند دارند
                    داد دهد باشد پس چه چون اگر همه بین مورد درباره علیه روز سال پیش چند هیچ آنها ایران
                    بیشتر طی همین دیگر توسط همچنین حال نیست بوده داده گفته یکی اینکه آنکه افزود"""),
            ARABIC, words("""
                    في من على أن إلى التي الذي هذا هذه كان قال عن مع بعد لا ما كما وقد قد لم ذلك بين
                    الى ان أو إن هو هي كانت حيث خلال منذ عند كل غير وفي ومن وقال أي ثم حول أكثر تم يتم
                    قبل لقد عبر لن الذين والتي وأن بأن لكن وكان يكون أنه وهو أيضا علي فی إذا هناك أحد"""),
            URDU, words("""
                    ہے میں کے کی کا کو سے اور نے پر ہیں نہیں اس کہ ایک بھی یہ تھا تھی تھے گیا جو کر کیا
                    ہو ان ہی گے گی گا لیے ساتھ بعد اپنے تک وہ جس کرنے ہوئے ہوا جا رہا رہے رہی آپ دیا"""),
            PASHTO, words("""
                    د په او چې کې سره له دی ده يې یې دا دې ته نه هم خو شو کړ کړې کړی شوې شوی وي وو دي دی
                    لپاره باندې پورې کوي کول وړ چی کی کېږي کیږي هغه خپل يو یو ډېر ډیر کولو لري کړل"""),
            SOUTH_AZERBAIJANI, words("""
                    بیر بو ایله اوچون ایچون اولان دیر چوخ کیمی قدر وار یوخ اولدو ائدیب ائتدی دئدی اولاراق
                    اونون اونلار بیز سیز من سن گؤره سونرا اوزره ائدن ائتمک اولوب اولار دیلی ده کی هر نه
                    گلن گلدی ایسه آنجاق داها ایلده طرفیندن حاقیندا بؤیوک بوتون اؤز اولسا"""),
            "ckb", words("""
                    لە بە کە ئەم بۆ لەگەڵ دا بوو ئەو یان هەر لەسەر کرا دەکات ناو پێش دوای
                    یەک ئێران"""));

    private static final Map<String, Set<String>> LATIN_WORDS = Map.of(
            ENGLISH, words("""
                    the of and to in that is was for on with as by it he at from his be are this have has
                    not had will said its which were been their would they but who more after about also"""),
            TURKISH, words("""
                    ve bir bu için ile da de olarak olan daha çok gibi kadar sonra en ne ise ya dedi var
                    oldu olduğu tarafından göre ancak değil ki her yeni şu ben biz onun bunu etti yapılan"""),
            NORTH_AZERBAIJANI, words("""
                    və bir bu üçün ilə da də olan edilib edib isə olaraq daha çox kimi qədər sonra ən nə
                    ki deyil olub olunub tərəfindən görə haqqında hər yeni onun onlar bunu deyib var"""));

    /** Spellings and words of Afghanistan's Persian that Iran's press does not use. */
    private static final Set<String> DARI_WORDS = words("""
            پوهنتون پوهنتون‌ها ولسوالی ولسوالی‌ها ولسوالی‌های ولسوال څارنوالی سارنوالی شاروالی
            شاروال شفاخانه شفاخانه‌ها شفاخانه‌های مکاتب قوماندان قوماندانی پولیس باشنده باشندگان
            مسوول مسوولان مسوولین مسوولیت مسوولیت‌های انترنت انترنتی کمپیوتر اکسیجن آگست اگست
            اکتوبر اپریل جنوری فبروری فبرری جولای سپتمبر نومبر دسمبر نفوس عسکر عساکر سرک فیصد
            ولایات افغانی‌ها ولسی مشرانو جرگه لویه صحی صحت مصونیت مصون سنبله جوزا ثور دوکتور داکتر
            داکتران تداوی مریضان مریض مریضی مصاب ساحات ساحه طیاره تیلفون تلیفون مارکیت فابریکه
            روغتون اطفال طفل کندهار""");

    private static final String PERSIAN_LETTERS = "پچژگ";
    private static final String URDU_LETTERS = "ٹڈڑںےھہ";
    private static final String PASHTO_LETTERS = "ښږځڼڅېۍړټډ";
    private static final String KURDISH_LETTERS = "ێڕڵەۆ";

    private LanguageDetector() {
    }

    /**
     * Detects the language of a text.
     *
     * @param text an article; a single line gives an uncertain answer
     * @return the language, {@link #UNKNOWN} if it is none of the known ones
     */
    public static DetectedLanguage detect(String text) {
        String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Map<Character.UnicodeScript, Integer> letters = Scripts.count(read);
        if (Scripts.share(letters, Character.UnicodeScript.ARABIC) >= ARABIC_SCRIPT) {
            return detectArabicScript(read);
        }
        if (Scripts.share(letters, Character.UnicodeScript.LATIN) > 0.5) {
            return detectLatinScript(read);
        }
        return new DetectedLanguage(UNKNOWN, 0);
    }

    private static DetectedLanguage detectArabicScript(String text) {
        Map<String, Double> scores = new HashMap<>();
        int words = 0;
        int dari = 0;
        Set<String> dariWords = new HashSet<>();
        double hints = 0;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = withoutMarks(matcher.group());
            if (!Scripts.hasArabicLetters(word)) {
                continue;
            }
            words++;
            String persian = PersianNormalizer.normalize(word);
            ARABIC_SCRIPT_WORDS.forEach((code, known) -> {
                if (known.contains(word) || code.equals(PERSIAN) && known.contains(persian)) {
                    scores.merge(code, 1.0, Double::sum);
                }
            });
            addShapes(word, persian, scores);
            if (DARI_WORDS.contains(persian)) {
                dari++;
                dariWords.add(persian);
            }
            hints += hasAny(word, PERSIAN_LETTERS) ? 0.3 : hasAny(word, "یک") ? 0.2 : 0;
        }
        boolean spellingAlone = !scores.containsKey(PERSIAN);
        DetectedLanguage best = best(scores, words);
        if (Set.of(ARABIC, UNKNOWN, PERSIAN).contains(best.code())) {
            // Only Arabic, which has none of these letters, can lose by them.
            scores.merge(PERSIAN, hints, Double::sum);
            best = best(scores, words);
        }
        if (best.code().equals(PERSIAN) && spellingAlone) {
            // A headline without a single common word: Persian letters, and less against it.
            return new DetectedLanguage(PERSIAN, 0);
        }
        if (best.code().equals(PERSIAN) && dariWords.size() >= 2 && dari >= DARI_SHARE * words) {
            return new DetectedLanguage(DARI, best.confidence());
        }
        return best.code().equals("ckb") ? new DetectedLanguage(UNKNOWN, best.confidence()) : best;
    }

    /** Letters, beginnings and endings that speak for a language. */
    private static void addShapes(String word, String persian, Map<String, Double> scores) {
        if (word.startsWith("ال") || word.startsWith("وال") || word.startsWith("بال")
                || word.startsWith("لل")) {
            scores.merge(ARABIC, 0.5, Double::sum);
        }
        if (word.endsWith("ة") || word.endsWith("ات")) {
            scores.merge(ARABIC, word.endsWith("ة") ? 1.0 : 0.2, Double::sum);
        }
        if (hasAny(word, PERSIAN_LETTERS)) {
            scores.merge(ARABIC, -0.5, Double::sum);
        }
        if (hasAny(word, URDU_LETTERS)) {
            scores.merge(URDU, 1.0, Double::sum);
        }
        if (hasAny(word, PASHTO_LETTERS)) {
            scores.merge(PASHTO, 1.0, Double::sum);
        }
        if (hasAny(word, KURDISH_LETTERS)) {
            scores.merge("ckb", 1.0, Double::sum);
        }
        if (persian.startsWith("می\u200C") || persian.startsWith("نمی\u200C") || persian.endsWith("\u200Cهای")
                || persian.endsWith("\u200Cها")) {
            scores.merge(PERSIAN, 1.0, Double::sum);
        }
        if (word.length() > 4 && (word.endsWith("لار") || word.endsWith("لری") || word.endsWith("لاری")
                || word.endsWith("ینده") || word.endsWith("ندا") || word.endsWith("ماق")
                || word.endsWith("مک") || word.endsWith("میش") || word.endsWith("لیق"))
                || word.indexOf('ؤ') >= 0 && word.length() > 2 && !word.contains("ؤس") && !word.contains("سؤ")
                || word.indexOf('ۆ') >= 0) {
            scores.merge(SOUTH_AZERBAIJANI, 1.0, Double::sum);
        }
    }

    private static DetectedLanguage detectLatinScript(String text) {
        Map<String, Double> scores = new HashMap<>();
        int words = 0;
        int schwas = 0;
        Matcher matcher = WORD.matcher(text.replace("İ", "i").toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String word = matcher.group();
            words++;
            LATIN_WORDS.forEach((code, known) -> {
                if (known.contains(word)) {
                    scores.merge(code, 1.0, Double::sum);
                }
            });
            if (word.indexOf('ə') >= 0) {
                schwas++;
                scores.merge(NORTH_AZERBAIJANI, 1.0, Double::sum);
            }
            if (hasAny(word, "ğış")) {
                scores.merge(TURKISH, 0.5, Double::sum);
                scores.merge(NORTH_AZERBAIJANI, 0.5, Double::sum);
            }
        }
        // Every second Azerbaijani word has a schwa, and no Turkish word has one.
        scores.remove(schwas < SCHWA_SHARE * words ? NORTH_AZERBAIJANI : TURKISH);
        return best(scores, words);
    }

    private static DetectedLanguage best(Map<String, Double> scores, int words) {
        String best = UNKNOWN;
        double first = 0;
        double second = 0;
        // Sorted, so that equal scores give the same answer each time.
        for (String code : new TreeSet<>(scores.keySet())) {
            double score = scores.get(code) / Math.max(1, words);
            if (score > first) {
                second = first;
                first = score;
                best = code;
            } else if (score > second) {
                second = score;
            }
        }
        if (first < LOWEST_SCORE) {
            return new DetectedLanguage(UNKNOWN, 0);
        }
        double lead = (first - second) / first;
        double strength = Math.min(1, first / USUAL_SCORE);
        return new DetectedLanguage(best, lead * strength * words / (words + 3.0));
    }

    private static boolean hasAny(String word, String letters) {
        return letters.chars().anyMatch(c -> word.indexOf(c) >= 0);
    }

    private static String withoutMarks(String word) {
        StringBuilder bare = new StringBuilder(word.length());
        word.chars().filter(c -> !PersianNormalizer.isDropped((char) c)).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.strip().split("\\s+")));
    }
}
