package org.tarjoman.cli;

import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.job.ExitCode;
import org.tarjoman.job.JobException;
import org.tarjoman.model.ModelException;
import org.tarjoman.report.OutputException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what goes wrong into a message and an exit code. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {
    }

    static int wrongCommandLine(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("tarjoman: " + problem.getMessage());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.number();
    }

    static int failed(Exception problem, CommandLine command, ParseResult parsed) {
        ExitCode code = exitCode(problem);
        if (isExpected(problem)) {
            command.getErr().println("tarjoman: " + problem.getMessage());
            LOG.debug("Where it happened", problem);
        } else {
            LOG.error("Unexpected, please report this: {}", problem.toString(), problem);
        }
        return code.number();
    }

    private static boolean isExpected(Exception problem) {
        return problem instanceof JobException || problem instanceof ModelException
                || problem instanceof OutputException || problem instanceof UncheckedIOException;
    }

    private static ExitCode exitCode(Exception problem) {
        if (problem instanceof JobException job) {
            return job.exitCode();
        }
        return problem instanceof ModelException ? ExitCode.MODEL : ExitCode.FATAL;
    }
}
