package org.tarjoman.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tarjoman.job.ExitCode;
import picocli.CommandLine;

/** Starts the program. */
public final class Main {

    private Main() {
    }

    /**
     * Runs the command that the arguments name and ends the process with its exit code.
     *
     * @param args the arguments; none for a run with the defaults
     */
    public static void main(String[] args) {
        CommandLine commandLine = commandLine().setOut(utf8(FileDescriptor.out)).setErr(utf8(FileDescriptor.err));
        int code = commandLine.execute(args);
        RunCommand run = commandLine.getCommand();
        if (run.hasStuckWorkers()) {
            Runtime.getRuntime().halt(code);
        }
        if (code != ExitCode.DONE.number()) {
            // Not for success: under exec:java that would end Maven before it is done.
            System.exit(code);
        }
    }

    /** Under cron the locale is often POSIX, whose encoding has no Persian. */
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }

    /** Returns the whole command line, ready to execute. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new RunCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // Else "--models models" is taken for the command models.
                .setAllowSubcommandsAsOptionParameters(true)
                .setParameterExceptionHandler(Problems::wrongCommandLine)
                .setExecutionExceptionHandler(Problems::failed);
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(" " + code.number(), code.meaning());
        }
        commandLine.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
        return commandLine;
    }
}
