package org.tarjoman.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tarjoman.install.BundleRemover;
import org.tarjoman.job.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a model and all its files. */
@Command(name = "remove", description = "Removes a model with all its files.", mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class ModelsRemoveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelsFolder models = new ModelsFolder();

    @Parameters(paramLabel = "ID", description = "The model to remove.")
    private String id;

    @Option(names = "--force", description = "Remove even the model that comes with the program.")
    private boolean force;

    @Override
    public Integer call() {
        Path folder = new BundleRemover(models.path()).remove(id, force);
        spec.commandLine().getOut().println("Removed " + id + ": " + folder);
        return ExitCode.DONE.number();
    }
}
