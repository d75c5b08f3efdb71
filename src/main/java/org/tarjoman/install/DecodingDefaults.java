package org.tarjoman.install;

import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.family.PieceTokenizer;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;

/** Makes a bundle's decoding defaults of what an export says. */
final class DecodingDefaults {

    private static final int BEAM = 4;
    private static final int WIDEST_BEAM = 8;
    private static final double CAP_FACTOR = 2.0;
    private static final int CAP_EXTRA = 32;
    private static final int LONGEST_SENTENCE = 512;
    private static final int LONGEST_ARTICLE = 1024;
    /** Start, end and one piece. */
    private static final int FEWEST_PIECES = 3;

    private DecodingDefaults() {
    }

    /**
     * Returns the defaults.
     *
     * @throws ModelException if the export asks for something that this program does not have
     */
    static Bundle.Decoding of(ExportConfig config, ModelFamily family) {
        GenerateOptions asked;
        try (PieceTokenizer tokenizer = family.openTokenizer(config)) {
            asked = config.options(family.prompt(config, tokenizer));
        }
        Bundle.Decoding decoding = new Bundle.Decoding();
        decoding.beam = Math.min(WIDEST_BEAM, config.number("num_beams").orElse(BEAM));
        // The bundle's penalty has no negative values; the export's own rules the search of these families.
        decoding.lengthPenalty = Math.max(0, asked.lengthPenalty());
        decoding.capFactor = CAP_FACTOR;
        decoding.capExtra = CAP_EXTRA;
        decoding.maxSourcePieces = longestSource(config, family);
        return decoding;
    }

    /** A graph fails at a position behind its last: the longest target of the longest source must have one. */
    private static int longestSource(ExportConfig config, ModelFamily family) {
        int positions = config.number("max_position_embeddings").orElse(Integer.MAX_VALUE);
        int longest = family.task() == ModelFamily.Task.SUMMARY
                // A summary's length does not grow with its source.
                ? Math.min(config.number("max_position_embeddings").orElse(LONGEST_SENTENCE), LONGEST_ARTICLE)
                : (int) Math.min(LONGEST_SENTENCE, (positions - CAP_EXTRA) / CAP_FACTOR);
        return Math.max(FEWEST_PIECES, longest);
    }
}
