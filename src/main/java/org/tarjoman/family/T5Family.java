package org.tarjoman.family;

import java.util.List;
import org.tarjoman.decode.GenerateOptions;

/** T5, which summarises English; it is told its task in words. */
final class T5Family implements ModelFamily {

    @Override
    public String name() {
        return "t5";
    }

    @Override
    public Task task() {
        return Task.SUMMARY;
    }

    @Override
    public boolean matches(ExportConfig config) {
        return config.modelType().equals("t5");
    }

    @Override
    public PieceTokenizer openTokenizer(ExportConfig config) {
        return JsonTokenizer.open(config);
    }

    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer) {
        return new Prompt(config.taskPrefix("summarization"), List.of(), List.of(config.required("eos_token_id")),
                config.required("decoder_start_token_id"),
                config.number("forced_bos_token_id").orElse(GenerateOptions.NONE));
    }
}
