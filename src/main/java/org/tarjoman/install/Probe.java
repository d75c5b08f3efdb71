package org.tarjoman.install;

import org.tarjoman.family.ModelFamily;

/** The sentence that a model must be able to read. */
final class Probe {

    private static final String PERSIAN = "وزیر نیرو روز دوشنبه از افتتاح یک سد در استان کرمان خبر داد.";
    private static final String ENGLISH =
            "The minister said on Monday that a new dam had been opened in the province of Kerman.";

    private Probe() {
    }

    /** Returns a sentence in the language that a family reads here: summaries are made of the translation. */
    static String of(ModelFamily family) {
        return family.task() == ModelFamily.Task.SUMMARY ? ENGLISH : PERSIAN;
    }
}
