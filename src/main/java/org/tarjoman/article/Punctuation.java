package org.tarjoman.article;

import java.util.Set;

/** What the ends and beginnings of lines tell about whether a sentence goes on. */
final class Punctuation {

    private static final Set<String> GO_ON_AFTER = Set.of(
            "و", "در", "از", "به", "که", "با", "برای", "بر", "تا", "این", "آن", "یک", "هر", "یا", "ولی",
            "اما", "بین", "میان", "طی", "ضمن", "درباره", "علیه", "سوی", "می", "نمی", "های", "ها", "چون",
            "اگر", "مانند", "همچون", "پس", "حتی", "جهت", "توسط", "the", "of", "and", "to", "in", "a", "an",
            "for", "with", "by", "on", "at", "from", "that", "من", "في", "إلى", "على", "أن", "عن", "مع",
            "کے", "کی", "کا", "میں", "سے");
    private static final Set<String> GO_ON_WITH = Set.of(
            "را", "است", "بود", "بودند", "شد", "شدند", "کرد", "کردند", "کرده", "شده", "می‌شود", "میشود",
            "می‌شوند", "می‌کند", "میکند", "می‌کنند", "می‌کنیم", "می‌باشد", "کند", "کنند", "کنیم", "شود",
            "شوند", "دارد", "دارند", "داریم", "داشت", "داشتند", "داشته", "داد", "دادند", "داده", "دهد",
            "دهند", "گرفت", "گرفتند", "یافت", "یافته", "باشد", "باشند", "نیست", "نیستند", "نبود", "نشد",
            "نکرد", "ندارد", "خواهد", "خواهند", "خواهیم", "می‌دهد", "می‌دهند", "می‌گیرد", "می‌یابد", "و",
            "که", "یا", "گفت", "افزود", "ها", "های", "هایی", "تر", "ترین", "نمود", "نمودند", "هستند",
            "هستیم", "هست");

    private Punctuation() {
    }

    /** Returns whether a text ends with a mark that ends a sentence or opens a quotation. */
    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 0 && "\")]”’'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!؟?:؛…»۔".indexOf(text.charAt(end - 1)) >= 0;
    }

    /** Returns whether a line cannot end here: a comma, a dash, an open bracket, a joining word. */
    static boolean dangles(String text) {
        char last = text.charAt(text.length() - 1);
        if ("،,–—(«-".indexOf(last) >= 0) {
            return true;
        }
        if (endsSentence(text)) {
            return false;
        }
        String word = text.substring(text.lastIndexOf(' ') + 1);
        return GO_ON_AFTER.contains(word) || word.endsWith("\u200cهای") || opensWithoutClosing(text);
    }

    /** Returns whether a line can hardly begin a sentence. */
    static boolean continues(String text) {
        int blank = text.indexOf(' ');
        String word = blank < 0 ? text : text.substring(0, blank);
        word = word.replaceAll("[،,.؛:؟!»)]+$", "");
        char first = text.charAt(0);
        return GO_ON_WITH.contains(word) || first >= 'a' && first <= 'z' || "،,؛.»)".indexOf(first) >= 0;
    }


    /** Returns whether a line ends with a verb, as a Persian clause does. */
    static boolean endsWithVerb(String text) {
        String word = text.substring(text.lastIndexOf(' ') + 1);
        return !word.equals("و") && !word.equals("که") && !word.equals("یا") && GO_ON_WITH.contains(word)
                || word.startsWith("می\u200c") || word.startsWith("نمی\u200c") || word.equals("رسید");
    }

    private static boolean opensWithoutClosing(String text) {
        int open = text.lastIndexOf('«');
        if (open >= 0 && text.indexOf('»', open) < 0) {
            return true;
        }
        int bracket = text.lastIndexOf('(');
        return bracket >= 0 && text.indexOf(')', bracket) < 0;
    }
}
