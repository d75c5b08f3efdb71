package org.tarjoman.family;

import java.util.List;
import org.tarjoman.text.LanguageDetector;

/** NLLB-200: the source begins with its language, the target is forced to begin with English. */
final class NllbFamily implements ModelFamily {

    @Override
    public String name() {
        return "nllb";
    }

    @Override
    public Task task() {
        return Task.TRANSLATION;
    }

    @Override
    public boolean matches(ExportConfig config) {
        return config.modelType().equals("m2m_100") && config.tokenizerClass().equals("NllbTokenizer");
    }

    @Override
    public PieceTokenizer openTokenizer(ExportConfig config) {
        return JsonTokenizer.open(config);
    }

    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer) {
        return prompt(config, tokenizer, LanguageDetector.PERSIAN);
    }

    /** Its pieces for languages have the very names that the detector gives; Dari has its own. */
    @Override
    public Prompt prompt(ExportConfig config, PieceTokenizer tokenizer, String language) {
        String known = tokenizer.special(language).isPresent() ? language : LanguageDetector.PERSIAN;
        return new Prompt("", List.of(ModelFamily.language(config, tokenizer, known)),
                List.of(config.required("eos_token_id")), config.required("decoder_start_token_id"),
                ModelFamily.language(config, tokenizer, "eng_Latn"));
    }
}
