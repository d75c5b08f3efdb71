package org.tarjoman.family;

import java.util.List;
import org.tarjoman.decode.GenerateOptions;

/** Marian models of the OPUS-MT project; models with several target languages are told English. */
final class MarianFamily implements ModelFamily {

    private static final String ENGLISH = ">>eng<<";

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
