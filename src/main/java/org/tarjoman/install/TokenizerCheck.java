package org.tarjoman.install;

import java.util.Arrays;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportedModel;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.family.PieceTokenizer;
import org.tarjoman.family.Probe;
import org.tarjoman.model.ModelException;

/** Whether a tokenizer belongs to its model and can read the texts that the model is for. */
final class TokenizerCheck {

    private TokenizerCheck() {
    }

    /**
     * Opens the tokenizer and lets it read a sentence.
     *
     * @throws ModelException if it is missing, damaged, of another size than the model or of another language
     */
    static void check(ExportConfig config, ModelFamily family) {
        try (PieceTokenizer tokenizer = family.openTokenizer(config)) {
            ExportedModel.requireSameSize(config, tokenizer, family.prompt(config, tokenizer));
            // Words, not pieces: a run of unknown letters is one piece, however long it is.
            String[] words = Probe.of(family).split(" ");
            long unknown = Arrays.stream(words).filter(tokenizer::hasUnknownText).count();
            if (2 * unknown > words.length) {
                throw new ModelException("The tokenizer in " + config.folder() + " does not know " + unknown + " of "
                        + words.length + " words of '" + Probe.of(family)
                        + "': it is the tokenizer of another language. Take a model "
                        + (family.task() == ModelFamily.Task.TRANSLATION ? "that translates from Persian to English."
                                : "that summarises " + (family.readsSource() ? "Persian." : "English.")));
            }
        }
    }
}
