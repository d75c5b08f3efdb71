package org.tarjoman.family;

import java.util.List;
import org.tarjoman.model.ModelException;

/** A family of models: how to know one, and what its members want around a text. */
public interface ModelFamily {

    /** What a model is for. */
    enum Task {
        /** Persian in, English out. */
        TRANSLATION,
        /** A text in, its summary in the same language out. */
        SUMMARY
    }

    /** Returns the family's name in {@code bundle.json}. */
    String name();

    /** Returns what its models are for. */
    Task task();

    /** Returns whether its models summarise the Persian source; the others read its English translation. */
    default boolean readsSource() {
        return false;
    }

    /** Returns whether an export is of this family. */
    boolean matches(ExportConfig config);

    /**
     * Opens an export's tokenizer.
     *
     * @throws ModelException if a file of it is missing or damaged
     */
    PieceTokenizer openTokenizer(ExportConfig config);

    /**
     * Returns what goes around a text, and how its target begins.
     *
     * @throws ModelException if the tokenizer has no piece for a language, or the export does not say an id
     */
    Prompt prompt(ExportConfig config, PieceTokenizer tokenizer);

    /**
     * Returns what goes around a text in one language; the same for all unless the model is told the language.
     *
     * @param language ISO 639-3 code and script ({@code prs_Arab})
     */
    default Prompt prompt(ExportConfig config, PieceTokenizer tokenizer, String language) {
        return prompt(config, tokenizer);
    }

    /** Returns all families, the more particular before the more general. */
    static List<ModelFamily> all() {
        return List.of(new MarianFamily(), new NllbFamily(), new SmallHundredFamily(), new M2m100Family(),
                new Mbart50Family(), new BartFamily(), new Mt5Family(), new T5Family());
    }

    /**
     * Returns the family of an export.
     *
     * @throws ModelException if this program knows none that fits
     */
    static ModelFamily of(ExportConfig config) {
        return all().stream().filter(family -> family.matches(config)).findFirst()
                .orElseThrow(() -> new ModelException(config.folder() + " has the model type '" + config.modelType()
                        + "' and the tokenizer '" + config.tokenizerClass() + "', which this program does not know."
                        + " Known: " + String.join(", ", all().stream().map(ModelFamily::name).toList()) + "."));
    }

    /**
     * Returns the family of a name.
     *
     * @throws ModelException if there is none
     */
    static ModelFamily named(String name) {
        return all().stream().filter(family -> family.name().equals(name)).findFirst()
                .orElseThrow(() -> new ModelException("The family " + name + " is not known. Known: "
                        + String.join(", ", all().stream().map(ModelFamily::name).toList()) + "."));
    }

    /**
     * Returns the id of a language's piece.
     *
     * @throws ModelException if the tokenizer has none
     */
    static int language(ExportConfig config, PieceTokenizer tokenizer, String code) {
        return tokenizer.special(code).orElseThrow(() -> new ModelException(config.folder()
                + ": the tokenizer has no piece " + code + ", so the model does not know that language, or the"
                + " tokenizer is another model's. Take a model that translates from Persian to English."));
    }
}
