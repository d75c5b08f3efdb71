package org.tarjoman.job;

import java.util.List;

/**
 * Tells whether memory ran out, in Java's heap or in native code, and says what to do.
 *
 * <p>It is no fault of one article alone: whatever else is in hand has a share in it, so that another try with
 * nothing beside it is worth the time.
 */
final class MemoryShortage {

    /**
     * How native code says that it got no memory: the arena of ONNX Runtime and the C++ library (on Linux and
     * on Windows). ONNX Runtime has no error code of its own for it.
     */
    private static final List<String> NATIVE = List.of("Failed to allocate memory", "bad_alloc", "bad allocation");

    private MemoryShortage() {
    }

    /**
     * Returns whether memory ran out.
     *
     * @param problem what was thrown, or null
     */
    static boolean isBehind(Throwable problem) {
        return isInHeap(problem) || isNative(problem);
    }

    private static boolean isInHeap(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNative(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && NATIVE.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Says what went wrong and, if memory ran out, what to do.
     *
     * @param problem what was thrown
     */
    static String describe(Throwable problem) {
        if (isInHeap(problem)) {
            return "memory ran out (Java may use " + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB); give it more with -Xmx, or split the article";
        }
        if (isNative(problem)) {
            return "the machine's memory ran out in the model (" + problem.getMessage()
                    + "); use fewer --workers, free memory, or split the article";
        }
        return String.valueOf(problem);
    }
}
