package org.tarjoman.text;

/**
 * What language a text is in.
 *
 * @param code ISO 639-3 code and script ({@code pes_Arab}), or {@link LanguageDetector#UNKNOWN}
 * @param confidence 0 (a guess) to 1; grows with the length of the text and with the lead over the
 *     next language
 */
public record DetectedLanguage(String code, double confidence) {

    /** Checks the range. */
    public DetectedLanguage {
        if (code.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("Language '" + code + "' with confidence " + confidence
                    + ": give a code and a confidence from 0 to 1");
        }
    }
}
