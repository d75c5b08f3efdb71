package org.tarjoman.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits a paragraph of Persian (or English) news text into sentences, without losing a character.
 *
 * <p>A sentence ends at {@code . ! ؟ ? … ۔} with the marks that close it ({@code » " ) ]}). It does not
 * end inside numbers, initials, abbreviations, addresses of the web, nor inside a short quotation or
 * bracket: what stands in one pair of marks belongs together. A quotation of more than
 * {@value #LONG_QUOTATION_WORDS} words may be divided, since the model reads shorter rows better. A
 * semicolon is a soft end: it counts only with more than {@value #SOFT_END_WORDS} words on both sides.
 * A full stop without the space after it ({@code …کرد.وی گفت}) ends a sentence when Persian words stand
 * on both sides. A colon before speech ends nothing. An empty line ends a sentence, a line break does
 * not.
 *
 * <p>Time grows linearly with the length of the text.
 */
public final class SentenceSplitter {

    /** A semicolon with at most so many words on one side ends nothing. */
    static final int SOFT_END_WORDS = 12;
    /** Quotations and brackets with at most so many words are never divided. */
    static final int LONG_QUOTATION_WORDS = 24;

    /** How far the word around a mark is looked for; longer "words" are no abbreviations. */
    private static final int REACH = 80;

    /** Words that go on with the sentence after a closed quotation or an ellipsis. */
    private static final Set<String> CONTINUATIONS = Set.of(
            "و", "که", "را", "اما", "ولی", "تا", "یا", "گفت", "افزود", "پرسید", "نوشت", "گفتند",
            "نوشتند", "پرسیدند", "است", "بود", "بوده", "شد", "نیست", "هستند", "بودند", "می‌گوید",
            "می‌گویند", "می‌نویسد", "می‌پرسد", "سخن", "خبر", "تأکید", "تاکید", "تصریح", "اظهار",
            "خاطرنشان", "عنوان", "نام");

    private final String text;
    private final int length;
    /** Number of words that begin before each position. */
    private final int[] words;
    private final Enclosures enclosures;

    private SentenceSplitter(String text) {
        this.text = text;
        this.length = text.length();
        this.words = countWords(text);
        this.enclosures = new Enclosures(text, words, LONG_QUOTATION_WORDS);
    }

    /**
     * Splits a paragraph.
     *
     * @param paragraph text of any length
     * @return its sentences in order, each with the blanks that follow it (the first also with those
     *     before it); joined they give the paragraph back; empty only if the paragraph is empty; if
     *     the paragraph has letters or digits, every sentence has some
     */
    public static List<String> split(String paragraph) {
        if (paragraph.isEmpty()) {
            return List.of();
        }
        SentenceSplitter splitter = new SentenceSplitter(paragraph);
        return splitter.cut(splitter.withSoftEnds(splitter.hardEnds()));
    }

    private static int[] countWords(String text) {
        int[] words = new int[text.length() + 1];
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = PersianNormalizer.isWhiteSpace(text.charAt(i));
            words[i + 1] = words[i] + (!blank && !inside ? 1 : 0);
            inside = !blank;
        }
        return words;
    }

    /** Finds the positions behind full stops, question marks and the like that end a sentence. */
    private List<Integer> hardEnds() {
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < length) {
            int end = i;
            boolean found = false;
            if (isTerminator(text.charAt(i))) {
                while (end < length && isTerminator(text.charAt(end))) {
                    end++;
                }
                int marks = end;
                while (end < length && closesHere(end)) {
                    end++;
                }
                found = endsSentence(start, i, marks, end);
            } else if (PersianNormalizer.isWhiteSpace(text.charAt(i))) {
                end = skipBlanks(i);
                found = text.substring(i, end).chars().filter(c -> c == '\n').count() > 1;
            } else {
                end = i + 1;
            }
            if (found) {
                start = skipBlanks(end);
                ends.add(start);
                end = start;
            }
            i = end;
        }
        return ends;
    }

    private boolean closesHere(int at) {
        return enclosures.isClosing(text, at)
                || (text.charAt(at) == '’' || text.charAt(at) == '\'')
                        && (at + 1 == length || PersianNormalizer.isWhiteSpace(text.charAt(at + 1)));
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < length && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return PersianNormalizer.isWhiteSpace(c) || c == '\u200B' || c == '\u200C' || c == '\u200E'
                || c == '\u200F' || c == '\uFEFF';
    }

    /**
     * Decides about a run of marks.
     *
     * @param start where the sentence began
     * @param first first mark of the run
     * @param marks position behind the last mark
     * @param end position behind the closing quotation marks that follow
     */
    private boolean endsSentence(int start, int first, int marks, int end) {
        if (end == length) {
            return true;
        }
        if (enclosures.holdsTogether(end)) {
            return false;
        }
        boolean ellipsis = text.charAt(first) == '…' || text.startsWith("..", first);
        boolean dot = marks - first == 1 && isFullStop(text.charAt(first));
        if (!isBlank(text.charAt(end))) {
            return endsWithoutSpace(start, first, end, ellipsis, dot);
        }
        int following = skipBlanks(end);
        if (following == length) {
            return true;
        }
        char follower = text.charAt(following);
        if (isLatin(follower) && Character.isLowerCase(follower) || "،,؛".indexOf(follower) >= 0) {
            return false;
        }
        if (dot && end == marks && isAbbreviation(start, first, follower)) {
            return false;
        }
        if (end > marks) {
            return endsWithEnclosure(start, end, dot) && !CONTINUATIONS.contains(wordAt(following));
        }
        return !ellipsis || !CONTINUATIONS.contains(wordAt(following));
    }

    /**
     * Whether the mark inside a quotation or bracket that closes at {@code end} ends the sentence: not
     * if it belongs to a remark, {@code (!)}, or a title, {@code فیلم «چه کسی؟» پخش شد}.
     */
    private boolean endsWithEnclosure(int start, int end, boolean dot) {
        int opening = enclosures.partnerOf(end - 1);
        if (opening < start) {
            return true;
        }
        int before = opening;
        while (before > start && isBlank(text.charAt(before - 1))) {
            before--;
        }
        if (before == skipBlanks(start) || before == start) {
            return true;
        }
        if (!Enclosures.opensQuotation(text.charAt(opening)) || dot) {
            return dot && Enclosures.opensQuotation(text.charAt(opening));
        }
        return ":،.".indexOf(text.charAt(before - 1)) >= 0;
    }

    /** Forgotten spaces: only between Persian words, or before an opening quotation mark. */
    private boolean endsWithoutSpace(int start, int first, int end, boolean ellipsis, boolean dot) {
        if (ellipsis || first == start || isInAddress(first)) {
            return false;
        }
        char before = text.charAt(first - 1);
        char after = text.charAt(end);
        boolean opens = after == '«' || after == '“';
        boolean wordBefore = isPersianLetter(before) || before == '»' || before == '”' || before == ')'
                || dot && Character.isDigit(before);
        if (!wordBefore || !opens && !isPersianLetter(after)) {
            return false;
        }
        if (!dot) {
            return true;
        }
        if (isAbbreviation(start, first, after) || isPersianLetter(before) && shortWordBefore(first)) {
            return false;
        }
        return opens || wordAt(end).length() >= 2 || wordAt(end).equals("و");
    }

    private boolean shortWordBefore(int at) {
        return at < 2 || !isPersianLetter(text.charAt(at - 2));
    }

    /** Whether the word around a mark is an address of the web or of mail. */
    private boolean isInAddress(int at) {
        int to = at;
        while (to < length && to - at < REACH && !PersianNormalizer.isWhiteSpace(text.charAt(to))) {
            to++;
        }
        String word = text.substring(wordStart(at), to);
        return word.contains("://") || word.contains("www.") || word.contains("@");
    }

    private int wordStart(int at) {
        int i = at;
        while (i > 0 && at - i < REACH && !PersianNormalizer.isWhiteSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** The letters from a position on, up to a blank or a mark. */
    private String wordAt(int at) {
        int i = at;
        while (i < length && i - at < REACH
                && (Character.isLetter(text.charAt(i)) || text.charAt(i) == '\u200C')) {
            i++;
        }
        return text.substring(at, i);
    }

    private boolean isAbbreviation(int start, int dot, char follower) {
        if (isListLabel(start, dot)) {
            return true;
        }
        int from = wordStart(dot);
        while (from < dot && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        return Abbreviations.matches(text.substring(from, dot), follower);
    }

    /** Whether nothing but the label of a list entry stands before the dot: "۳. متن", "الف. متن". */
    private boolean isListLabel(int start, int dot) {
        int from = skipBlanks(start);
        if (dot <= from || dot - from > 4) {
            return false;
        }
        String label = text.substring(from, dot);
        return label.chars().allMatch(Character::isDigit) || label.equals("الف");
    }

    /** Adds the semicolons with enough words on both sides. */
    private List<Integer> withSoftEnds(List<Integer> hard) {
        List<Integer> all = new ArrayList<>();
        int start = 0;
        for (int h = 0; h <= hard.size(); h++) {
            int end = h < hard.size() ? hard.get(h) : length;
            for (int i = start; i + 1 < end; i++) {
                if (isSemicolon(text.charAt(i)) && isBlank(text.charAt(i + 1))
                        && !enclosures.holdsTogether(i + 1)
                        && words[i] - words[start] > SOFT_END_WORDS
                        && words[end] - words[i + 1] > SOFT_END_WORDS) {
                    start = skipBlanks(i + 1);
                    all.add(start);
                }
            }
            if (h < hard.size()) {
                all.add(end);
            }
            start = end;
        }
        return all;
    }

    /** Cuts at the ends; a piece with no letter or digit of its own joins the one before it. */
    private List<String> cut(List<Integer> ends) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int from = 0;
        boolean content = false;
        for (int e = 0; e <= ends.size(); e++) {
            int end = e < ends.size() ? ends.get(e) : length;
            boolean more = hasContent(from, end);
            if (more && content) {
                pieces.add(text.substring(start, from));
                start = from;
            }
            content |= more;
            from = end;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private boolean hasContent(int from, int to) {
        int i = from;
        while (i < to) {
            int codePoint = text.codePointAt(i);
            if (Character.isLetterOrDigit(codePoint)) {
                return true;
            }
            i += Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean isTerminator(char c) {
        return isFullStop(c) || c == '!' || c == '؟' || c == '?' || c == '…';
    }

    private static boolean isFullStop(char c) {
        return c == '.' || c == '۔';
    }

    private static boolean isSemicolon(char c) {
        return c == '؛' || c == ';';
    }

    private static boolean isLatin(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static boolean isPersianLetter(char c) {
        return c >= '\u0600' && c <= '\u06FF' && (Character.isLetter(c) || PersianNormalizer.isDropped(c))
                || c == '\u200C';
    }
}
