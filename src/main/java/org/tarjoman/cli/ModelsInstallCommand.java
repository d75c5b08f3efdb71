package org.tarjoman.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tarjoman.install.InstallOptions;
import org.tarjoman.install.Installer;
import org.tarjoman.install.ModelSource;
import org.tarjoman.install.ModelSources;
import org.tarjoman.install.Progress;
import org.tarjoman.job.CaughtSignals;
import org.tarjoman.job.ExitCode;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.BundleCatalogue;
import org.tarjoman.model.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Installs a model from a folder, an archive or an address. */
@Command(name = "install", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        sortOptions = false,
        description = {
            "Installs a model that Optimum exported: checks that all is there, finds its family, translates one"
                + " sentence with it and writes its bundle.json. Until all of that has gone well, there is no new"
                + " model. A download that broke off goes on when the command is given again.",
            ""},
        footerHeading = "%nExamples:%n",
        footer = {"  tarjoman models install exports/opus-mt-fa-en --id opus",
            "  tarjoman models install https://huggingface.co/Xenova/m2m100_418M"})
final class ModelsInstallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelsFolder models = new ModelsFolder();

    @Parameters(paramLabel = "FOLDER|ZIP|URL",
            description = "A folder or ZIP archive with the export; a hub's repository,"
                + " https://huggingface.co/OWNER/NAME; or the address of a list of files that ends in .json.")
    private String source;

    @Option(names = "--id", paramLabel = "ID",
            description = "The model's id. Default: the name of folder, archive or repository.")
    private String id;

    @Option(names = "--precision", paramLabel = "NAME",
            description = "Take the ONNX files with this suffix, such as int8; fp32 for those without one."
                + " Default: the first there is of quantized, int8, uint8, fp32.")
    private String precision;

    @Option(names = "--accept-licence",
            description = "Accept a licence that is not known or does not allow every use.")
    private boolean acceptLicence;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Bundle bundle;
        try {
            InstallOptions options = new InstallOptions(id, precision, acceptLicence);
            try (CaughtSignals signals = CaughtSignals.endingAtOnce();
                    ModelSource opened = ModelSources.open(source)) {
                bundle = new Installer(models.path(), new Progress(out)).install(opened, options);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(source + " cannot be closed: " + e.getMessage(), e);
        }
        report(bundle, out);
        return ExitCode.DONE.number();
    }

    private void report(Bundle bundle, PrintWriter out) {
        out.printf(Locale.ROOT, "Installed %s: family %s, precision %s, %.1f MiB, licence %s%n", bundle.id(),
                bundle.family(), bundle.precision(), bundle.size() / (double) (1 << 20), bundle.licence());
        out.println("Use it: tarjoman " + (bundle.task().equals(Bundle.SUMMARY)
                ? "--summary abstractive --summary-model " : "--model ") + bundle.id());
        if (isOneOfSeveral()) {
            out.println("There are several models that translate now: every run must name its own with --model.");
        }
    }

    private boolean isOneOfSeveral() {
        try {
            return new BundleCatalogue(models.path()).list().stream()
                    .filter(bundle -> bundle.task().equals(Bundle.TRANSLATION)).count() > 1;
        } catch (ModelException e) {
            // Another model beside the new one is broken, which is no reason to call this one a failure.
            return true;
        }
    }
}
