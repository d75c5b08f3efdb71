package org.tarjoman.summarize;

import java.util.Map;
import java.util.TreeMap;

/** The content words of an English sentence with their counts, in no order. */
final class WordBag {

    private final Map<String, Integer> counts = new TreeMap<>();
    private final double norm;

    /** Collects the content words of a text. */
    WordBag(String text) {
        EnglishWords.content(text).forEach(word -> counts.merge(word, 1, Integer::sum));
        norm = Math.sqrt(counts.values().stream().mapToDouble(c -> (double) c * c).sum());
    }

    /** Returns the cosine of the two bags, from 0 to 1; 0 if one of them is empty. */
    double cosine(WordBag other) {
        if (norm == 0 || other.norm == 0) {
            return 0;
        }
        double product = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            product += (double) entry.getValue() * other.counts.getOrDefault(entry.getKey(), 0);
        }
        return Math.min(1, product / (norm * other.norm));
    }

    /** Returns the share of this bag's different words that the other holds, from 0 to 1. */
    double coveredBy(WordBag other) {
        if (counts.isEmpty()) {
            return 0;
        }
        long found = counts.keySet().stream().filter(other.counts::containsKey).count();
        return (double) found / counts.size();
    }
}
