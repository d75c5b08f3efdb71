package org.tarjoman.family;

import java.nio.file.Files;
import java.util.List;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.model.ModelException;

/** Marian models of the OPUS-MT project; models with several target languages are told English. */
final class MarianFamily implements ModelFamily {

    private static final String ENGLISH = ">>eng<<";
    private static final String TARGET_VOCABULARY = "target_vocab.json";
    private static final String SEPARATE = "separate_vocabs";

    @Override
    public String name() {
        return "marian";
    }

    @Override
    public Task task() {
        return Task.TRANSLATION;
    }

    @Override
    public boolean matches(ExportConfig config) {
        return config.modelType().equals("marian");
    }

    @Override
    public PieceTokenizer openTokenizer(ExportConfig config) {
        // Read by the source's vocabulary, such a model's targets would be other words.
        if (config.tokenizerSays(SEPARATE) || Files.exists(config.folder().resolve(TARGET_VOCABULARY))) {
            throw new ModelException(config.folder() + " has separate vocabularies for source and target ("
                    + TARGET_VOCABULARY + ", or " + SEPARATE + " in " + ExportConfig.TOKENIZER
                    + "), which this program cannot read. Take a Marian model with one vocab.json for both.");
        }
        return SentencePieceTokenizer.open(config, "source.spm", "target.spm", List.of());
    }

    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer) {
        List<Integer> before = tokenizer.special(ENGLISH).stream().boxed().toList();
        return new Prompt("", before, List.of(config.required("eos_token_id")),
                config.required("decoder_start_token_id"),
                config.number("forced_bos_token_id").orElse(GenerateOptions.NONE));
    }
}
