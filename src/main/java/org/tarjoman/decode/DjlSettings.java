package org.tarjoman.decode;

/** Settings that DJL must see before any of its parts is used, the tokenizer's as well. */
public final class DjlSettings {

    private DjlSettings() {
    }

    /** Sees to it that DJL downloads nothing, reports nothing and hands no work to another engine. */
    public static void apply() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
    }
}
