package org.tarjoman.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start another Java with this one's classes. */
public final class JavaProcess {

    private JavaProcess() {
    }

    /** Returns the command that runs a class with arguments. */
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
