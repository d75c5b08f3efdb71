package org.tarjoman.family;

import java.util.List;

/** M2M100: the source begins with its language, the target is forced to begin with English. */
final class M2m100Family implements ModelFamily {

    @Override
    public String name() {
        return "m2m100";
    }

    @Override
    public Task task() {
        return Task.TRANSLATION;
    }

    @Override
    public boolean matches(ExportConfig config) {
        return config.modelType().equals("m2m_100") && config.tokenizerClass().equals("M2M100Tokenizer");
    }

    @Override
    public PieceTokenizer openTokenizer(ExportConfig config) {
        return SentencePieceTokenizer.open(config, "sentencepiece.bpe.model", "sentencepiece.bpe.model",
                M2m100Languages.pieces());
    }

    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer) {
        return new Prompt("", List.of(ModelFamily.language(config, tokenizer, "__fa__")),
                List.of(config.required("eos_token_id")), config.required("decoder_start_token_id"),
                ModelFamily.language(config, tokenizer, "__en__"));
    }
}
