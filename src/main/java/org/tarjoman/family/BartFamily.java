package org.tarjoman.family;

import java.util.List;
import org.tarjoman.decode.GenerateOptions;

/** BART and DistilBART, which summarise English. */
final class BartFamily implements ModelFamily {

    @Override
    public String name() {
        return "bart";
    }

    @Override
    public Task task() {
        return Task.SUMMARY;
    }

    @Override
    public boolean matches(ExportConfig config) {
        return config.modelType().equals("bart");
    }

    @Override
    public PieceTokenizer openTokenizer(ExportConfig config) {
        return JsonTokenizer.open(config);
    }

    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer) {
        return new Prompt("", List.of(config.required("bos_token_id")), List.of(config.required("eos_token_id")),
                config.required("decoder_start_token_id"),
                config.number("forced_bos_token_id").orElse(GenerateOptions.NONE));
    }
}
