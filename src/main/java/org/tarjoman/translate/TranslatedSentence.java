package org.tarjoman.translate;

import java.util.List;
import java.util.Set;
import org.tarjoman.quality.Flag;

/**
 * One sentence with its translation.
 *
 * @param source sentence as it stood in the article, without surrounding blanks
 * @param target its English translation
 * @param score mean natural log-probability of a target piece, at most 0; 0 if no model was asked
 * @param flags what the checks found
 * @param missingNumbers numbers of the source, as written there, that the target lacks
 * @param vector sentence vector of the encoder, or an empty array if the model was not asked
 */
public record TranslatedSentence(
        String source,
        String target,
        double score,
        Set<Flag> flags,
        List<String> missingNumbers,
        float[] vector) {

    /** Copies the collections. */
    public TranslatedSentence {
        flags = Set.copyOf(flags);
        missingNumbers = List.copyOf(missingNumbers);
    }
}
