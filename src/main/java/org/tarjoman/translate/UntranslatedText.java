package org.tarjoman.translate;

/**
 * The English form of text that needs no model: figures, marks and Latin words.
 *
 * <p>Only the marks that English does not have are exchanged; the half-space, which English does not
 * have either, goes.
 */
final class UntranslatedText {

    private static final String PERSIAN = "\u060C\u061B\u061F\u00AB\u00BB";
    private static final String ENGLISH = ",;?\"\"";

    private UntranslatedText() {
    }

    /**
     * Returns a text as it stands in an English one.
     *
     * @param normalized text without letters of the source's script, as {@code PersianNormalizer} gives it
     */
    static String inEnglish(String normalized) {
        StringBuilder out = new StringBuilder(normalized.length());
        for (int i = 0; i < normalized.length(); i++) {
            char c = normalized.charAt(i);
            int mark = PERSIAN.indexOf(c);
            if (c != '\u200C') {
                out.append(mark < 0 ? c : ENGLISH.charAt(mark));
            }
        }
        return out.toString();
    }
}
