package org.tarjoman.summarize;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tarjoman.text.NumberMention;
import org.tarjoman.text.NumberReader;

/**
 * Finds in a written summary what its article does not say: numbers and names.
 *
 * <p>A number must occur in the article with one of its values, in digits or words; words that only may be
 * numbers (one, second) are not asked for. A name is a word with a capital: it must occur in the article in
 * whatever case, without a possessive. The first word of a sentence has a capital in any case and counts
 * too, unless it is a stop word. So a rare honest word is refused with the invented ones; what is passed
 * may still be wrong in what it says of them.
 */
final class Faithfulness {

    private Faithfulness() {
    }

    /** Returns the numbers and names of a summary, as written there, that a text lacks; sorted. */
    static Set<String> unsupported(String summary, String text) {
        Set<String> unsupported = new TreeSet<>(numbers(summary, text));
        Set<String> known = new HashSet<>();
        // Number words have been looked at as numbers.
        NumberReader.english(summary).forEach(number -> EnglishWords.of(number.text())
                .forEach(word -> known.add(word.toLowerCase(Locale.ROOT))));
        EnglishWords.of(text).forEach(word -> known.addAll(parts(word)));
        for (String word : EnglishWords.of(summary)) {
            if (Character.isUpperCase(word.codePointAt(0)) && !EnglishWords.isStopWord(word)
                    && !known.containsAll(parts(word))) {
                unsupported.add(word);
            }
        }
        return unsupported;
    }

    private static Set<String> numbers(String summary, String text) {
        Set<BigDecimal> known = new HashSet<>();
        NumberReader.english(text).stream().flatMap(Faithfulness::values).forEach(known::add);
        Set<String> unsupported = new TreeSet<>();
        for (NumberMention number : NumberReader.english(summary)) {
            if (!number.weak() && number.readings().stream()
                    .noneMatch(reading -> reading.stream().map(BigDecimal::stripTrailingZeros).allMatch(known::contains))) {
                unsupported.add(number.text());
            }
        }
        return unsupported;
    }

    private static Stream<BigDecimal> values(NumberMention number) {
        return number.readings().stream().flatMap(List::stream).map(BigDecimal::stripTrailingZeros);
    }

    /** Returns the words of a compound in lower case: "Tehran-Baku" is supported by Tehran and by Baku. */
    private static Set<String> parts(String word) {
        Set<String> parts = new HashSet<>();
        for (String part : word.toLowerCase(Locale.ROOT).replace('’', '\'').split("-")) {
            parts.add(EnglishWords.withoutPossessive(part));
        }
        return parts;
    }
}
