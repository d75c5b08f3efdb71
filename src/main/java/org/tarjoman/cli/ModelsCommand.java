package org.tarjoman.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.tarjoman.job.ExitCode;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.BundleCatalogue;
import org.tarjoman.model.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows and checks the models; each way to change them is a class of its own. */
@Command(name = "models", description = "Shows, checks, installs and removes models.",
        mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        subcommands = {ModelsInfoCommand.class, ModelsInstallCommand.class, ModelsRemoveCommand.class})
final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the models: list, info, verify, install or remove.");
    }

    @Command(name = "list", description = "Shows the models: id, version, precision, size, licence, languages.",
            mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class)
    Integer list(@Mixin ModelOptions options) {
        PrintWriter out = spec.commandLine().getOut();
        BundleCatalogue.Contents contents = options.catalogue().contents();
        for (Bundle bundle : contents.bundles()) {
            out.printf(Locale.ROOT, "%s  %s  %s  %.1f MiB  %s  %s%n", bundle.id(), bundle.version(),
                    bundle.precision(), bundle.size() / (double) (1 << 20), bundle.licence(),
                    String.join(",", bundle.sourceLanguages()));
        }
        if (tellBroken(contents)) {
            return ExitCode.MODEL.number();
        }
        if (contents.bundles().isEmpty()) {
            throw new ModelException("There is no model. Restore the models folder from the repository, or name"
                    + " another with --models.");
        }
        return ExitCode.DONE.number();
    }

    @Command(name = "verify", description = "Compares every file of every model (or of --model) with its hash.",
            mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class)
    Integer verify(@Mixin ModelOptions options) {
        PrintWriter out = spec.commandLine().getOut();
        // With an id, a broken bundle beside the one that is meant is no hindrance.
        boolean broken = options.namesNone() && tellBroken(options.catalogue().contents());
        ExitCode worst = broken ? ExitCode.MODEL : ExitCode.DONE;
        for (Bundle bundle : broken ? options.catalogue().contents().bundles() : options.chosen()) {
            try {
                bundle.verify();
                out.println(bundle.id() + ": all files are as they should be");
            } catch (ModelException e) {
                out.println(bundle.id() + ": " + e.getMessage());
                worst = ExitCode.MODEL;
            }
        }
        return worst.number();
    }

    private boolean tellBroken(BundleCatalogue.Contents contents) {
        contents.broken().forEach(problem -> spec.commandLine().getErr().println("tarjoman: " + problem.getMessage()));
        return !contents.broken().isEmpty();
    }
}
