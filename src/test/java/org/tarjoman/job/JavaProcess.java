package org.tarjoman.job;

import java.io.IOException;
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

    /**
     * Sends a signal. The shell has the command built in; a machine need not have it as a program.
     *
     * @param process to whom
     * @param signal its name, without SIG
     */
    public static void signal(Process process, String signal) throws IOException, InterruptedException {
        String command = "kill -" + signal + " " + process.pid();
        int exitCode = new ProcessBuilder("sh", "-c", command).start().waitFor();
        if (exitCode != 0) {
            throw new IOException(command + " ended with " + exitCode);
        }
    }
}
