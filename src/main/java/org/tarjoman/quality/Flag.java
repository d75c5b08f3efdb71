package org.tarjoman.quality;

/** What an analyst should know about a row or a sentence before trusting it. */
public enum Flag {
    /** The file was not valid UTF-8 and was read in another encoding. */
    ENCODING_GUESSED("the file was not UTF-8; its encoding was guessed"),
    /** Characters that no text holds (NUL, control characters) were taken out. */
    CONTROL_CHARACTERS_REMOVED("control characters were taken out of the source"),
    /** No headline could be told from the body. */
    NO_TITLE("no headline was found"),
    /** A paragraph or headline that stood in the file twice is given once. */
    REPEATED_TEXT_REMOVED("a repeated headline or paragraph is given once"),
    /** The same content came in another file too. */
    DUPLICATE("another file of this run has the same content"),
    /** A sentence was longer than the model reads at once and was translated in parts. */
    SENTENCE_SPLIT("an over-long sentence was translated in parts"),
    /** The source has letters, digits or signs for which the model has no piece; it passed over them. */
    UNKNOWN_TEXT("a word or sign of the source is unknown to the model and was passed over"),
    /** A number of the source does not occur in the translation. */
    NUMBER_MISSING("a number of the source is not in the translation"),
    /** The translation has a number that the source lacks. */
    NUMBER_ADDED("the translation has a number that the source lacks"),
    /** The translation repeats itself. */
    REPETITION("the translation repeats itself"),
    /** The translation, or that of one part of several, is much shorter than the source lets expect. */
    TOO_SHORT("the translation, or that of one part of an over-long sentence, is much shorter than its source;"
            + " something may be missing"),
    /** The model hardly looked at a stretch of the source. */
    UNCOVERED("the model hardly looked at a part of the sentence while it wrote the translation; something may be"
            + " missing"),
    /** The translation is much longer than the source lets expect. */
    TOO_LONG("the translation is much longer than its source; something may be invented"),
    /** The model ran into its length cap before it ended the sentence. */
    LENGTH_CAP("the model did not finish the sentence"),
    /** Text in the source's script was left in the translation. */
    UNTRANSLATED("letters that are not Latin are left in the translation"),
    /** The model gave nothing for a sentence with letters in it. */
    EMPTY("a sentence came out empty"),
    /** The model was unsure: the mean log-probability of its pieces is low. */
    LOW_CONFIDENCE("the model was unsure of the wording"),
    /** A written summary was not trusted; sentences of the translation stand in its place. */
    SUMMARY_REJECTED("the written summary had a number or name that the translation lacks, or was no sound"
            + " English; sentences of the translation stand in its place"),
    /** A cell is longer than Excel shows (32,767 characters). */
    EXCEL_CELL_LIMIT("a cell is longer than the 32,767 characters that Excel shows"),
    /** The time for one article ran out; the row has no translation. */
    TIME_LIMIT("time ran out before the article was translated; its row has no translation"),
    /** The source was English and was copied. */
    COPIED("the source was English and is copied as it was");

    private final String meaning;

    Flag(String meaning) {
        this.meaning = meaning;
    }

    /** Returns what the flag means, in a few words for people. */
    public String meaning() {
        return meaning;
    }

    /** Returns the flag as it stands in the CSV, for example {@code number_missing}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
