package org.tarjoman.decode;

import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.Map;

/** Counts what a manager of DJL holds: arrays, managers and theirs. */
final class HeldResources {

    private HeldResources() {
    }

    static int of(NDManager manager) {
        int count = 0;
        for (Object resource : resources(manager).values()) {
            count += 1 + (resource instanceof NDManager inner ? of(inner) : 0);
        }
        return count;
    }

    private static Map<?, ?> resources(NDManager manager) {
        try {
            Field field = Class.forName("ai.djl.ndarray.BaseNDManager").getDeclaredField("resources");
            field.setAccessible(true);
            return (Map<?, ?>) field.get(manager);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DJL counts its resources in another way", e);
        }
    }
}
