package org.tarjoman.translate;

/**
 * How the translation engine is set up.
 *
 * @param threadsPerWorker threads that ONNX Runtime uses for one worker's calls, at least 1
 * @param beam hypotheses of the search, or null for the bundle's default
 * @param memory sentences translated before, or null
 */
public record EngineOptions(int threadsPerWorker, Integer beam, TranslationMemory memory) {

    /** Checks the range. */
    public EngineOptions {
        if (threadsPerWorker < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threadsPerWorker);
        }
    }
}
