package org.tarjoman.family;

import java.util.List;

/** mBART-50: the source begins with its language, the target is forced to begin with English. */
final class Mbart50Family implements ModelFamily {

    @Override
    public String name() {
        return "mbart50";
    }

    @Override
    public Task task() {
        return Task.TRANSLATION;
    }

    @Override
    public boolean matches(ExportConfig config) {
        return config.modelType().equals("mbart") && config.tokenizerClass().equals("MBart50Tokenizer");
    }

    @Override
    public PieceTokenizer openTokenizer(ExportConfig config) {
        return JsonTokenizer.open(config);
    }

    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer) {
        return new Prompt("", List.of(ModelFamily.language(config, tokenizer, "fa_IR")),
                List.of(config.required("eos_token_id")), config.required("decoder_start_token_id"),
                ModelFamily.language(config, tokenizer, "en_XX"));
    }
}
