package org.tarjoman.family;

/** The sentence that a model must be able to read. */
public final class Probe {

    private static final String PERSIAN = "وزیر نیرو روز دوشنبه از افتتاح یک سد در استان کرمان خبر داد.";
    private static final String ENGLISH =
            "The minister said on Monday that a new dam had been opened in the province of Kerman.";

    private Probe() {
    }

    /** Returns a sentence in the language that a family reads here: most summaries are made of the translation. */
    public static String of(ModelFamily family) {
        return readsPersian(family) ? PERSIAN : ENGLISH;
    }

    /** Returns whether a family is given Persian; the others read its English translation. */
    public static boolean readsPersian(ModelFamily family) {
        return family.task() == ModelFamily.Task.TRANSLATION || family.readsSource();
    }
}
