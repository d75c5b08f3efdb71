package org.tarjoman.family;

import java.util.List;
import org.tarjoman.decode.GenerateOptions;

/** mT5, which summarises many languages, Persian among them. */
final class Mt5Family implements ModelFamily {

    @Override
    public String name() {
        return "mt5";
    }

    @Override
    public Task task() {
        return Task.SUMMARY;
    }

    @Override
    public boolean readsSource() {
        return true;
    }

    @Override
    public boolean matches(ExportConfig config) {
        return config.modelType().equals("mt5");
    }

    @Override
    public PieceTokenizer openTokenizer(ExportConfig config) {
        return JsonTokenizer.open(config);
    }

    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer) {
        return new Prompt("", List.of(), List.of(config.required("eos_token_id")),
                config.required("decoder_start_token_id"),
                config.number("forced_bos_token_id").orElse(GenerateOptions.NONE));
    }
}
