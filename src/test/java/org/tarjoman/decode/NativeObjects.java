package org.tarjoman.decode;

import ai.djl.ndarray.NDManager;
import ai.djl.sentencepiece.SpProcessor;
import ai.djl.util.NativeResource;
import ai.onnxruntime.OrtSession;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds what an object holds of native code: sessions, the managers over arrays, and most tokenizers. */
public final class NativeObjects {

    private static final List<String> WALKED = List.of("org.tarjoman.", "ai.djl.", "ai.onnxruntime.");

    private NativeObjects() {
    }

    /** Returns the sessions, tokenizers and managers that can be reached over fields, each once. */
    public static List<Object> heldBy(Object root) throws ReflectiveOperationException {
        List<Object> found = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof SpProcessor) {
                // It does not tell that it was closed; whoever holds it does.
                continue;
            }
            if (next instanceof OrtSession || next instanceof NativeResource<?>) {
                found.add(next);
                continue;
            }
            if (next instanceof NDManager manager) {
                found.add(manager);
                // Its parent holds the managers of all models: those are not this object's.
                continue;
            }
            open.addAll(parts(next));
        }
        return found;
    }

    private static List<Object> parts(Object whole) throws IllegalAccessException {
        List<Object> parts = new ArrayList<>();
        if (whole instanceof Collection<?> collection) {
            parts.addAll(collection);
        } else if (whole instanceof Map<?, ?> map) {
            parts.addAll(map.values());
        } else if (whole instanceof Object[] array) {
            parts.addAll(Arrays.asList(array));
        } else if (WALKED.stream().anyMatch(whole.getClass().getName()::startsWith)) {
            for (Class<?> type = whole.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()
                            && WALKED.stream().anyMatch(type.getName()::startsWith)) {
                        field.setAccessible(true);
                        parts.add(field.get(whole));
                    }
                }
            }
        }
        parts.removeIf(Objects::isNull);
        return parts;
    }

    /** Whether its native memory is still held. */
    public static boolean isOpen(Object held) throws ReflectiveOperationException {
        if (held instanceof NDManager manager) {
            return manager.isOpen();
        }
        if (held instanceof NativeResource<?> resource) {
            return !resource.isReleased();
        }
        Field closed = OrtSession.class.getDeclaredField("closed");
        closed.setAccessible(true);
        return !closed.getBoolean(held);
    }

    /** Returns how many arrays and managers all models together hold, in the manager over all of them. */
    public static int inTheWholeProgram() {
        try (NDManager any = NDManager.newBaseManager("OnnxRuntime")) {
            return HeldResources.of(any.getParentManager()) - 1;
        }
    }
}
