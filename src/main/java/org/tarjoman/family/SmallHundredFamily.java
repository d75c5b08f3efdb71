package org.tarjoman.family;

import java.util.List;
import java.util.OptionalInt;
import org.tarjoman.decode.GenerateOptions;

/** SMaLL-100: M2M100's shape, but the source begins with the language of the target. */
final class SmallHundredFamily implements ModelFamily {

    @Override
    public String name() {
        return "small100";
    }

    @Override
    public Task task() {
        return Task.TRANSLATION;
    }

    @Override
    public boolean matches(ExportConfig config) {
        return config.modelType().equals("m2m_100") && (config.tokenizerClass().equalsIgnoreCase("SMALL100Tokenizer")
                || config.tokenizerClass().equals("M2M100Tokenizer") && hasItsLayers(config));
    }

    /** Its own tokenizer is no part of Transformers, so that exports may name M2M100's; no M2M100 has these layers. */
    private static boolean hasItsLayers(ExportConfig config) {
        return config.number("encoder_layers").equals(OptionalInt.of(12))
                && config.number("decoder_layers").equals(OptionalInt.of(3));
    }

    @Override
    public PieceTokenizer openTokenizer(ExportConfig config) {
        return SentencePieceTokenizer.open(config, "sentencepiece.bpe.model", "sentencepiece.bpe.model",
                M2m100Languages.pieces());
    }

    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer) {
        return new Prompt("", List.of(ModelFamily.language(config, tokenizer, "__en__")),
                List.of(config.required("eos_token_id")), config.required("decoder_start_token_id"),
                GenerateOptions.NONE);
    }
}
