package org.tarjoman.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tarjoman.job.ExitCode;
import org.tarjoman.model.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what a model's description says. */
@Command(name = "info", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        description = "Shows every model (or --model) in full: task, family, licence, source, decoding, files.")
final class ModelsInfoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Override
    public Integer call() {
        options.chosen().forEach(this::show);
        return ExitCode.DONE.number();
    }

    private void show(Bundle bundle) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(bundle.id());
        line(out, "version", bundle.version());
        line(out, "folder", bundle.folder().toString());
        line(out, "task", bundle.task());
        line(out, "family", bundle.family());
        line(out, "licence", bundle.licence());
        line(out, "precision", bundle.precision());
        line(out, "size", mebibytes(bundle.size()));
        line(out, "languages", String.join(", ", bundle.sourceLanguages()));
        line(out, "source", bundle.source());
        Bundle.Decoding decoding = bundle.decoding();
        line(out, "beam", Integer.toString(decoding.beam));
        line(out, "length penalty", Double.toString(decoding.lengthPenalty));
        line(out, "length cap", decoding.capFactor + " x source pieces + " + decoding.capExtra);
        line(out, "longest source", decoding.maxSourcePieces + " pieces");
        bundle.sizes().forEach((name, size) -> line(out, "file", name + ", " + mebibytes(size) + ", SHA-256 "
                + bundle.hashes().get(name)));
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf(Locale.ROOT, "  %-15s %s%n", name, value);
        }
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
