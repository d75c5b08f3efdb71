package org.tarjoman.cli;

import java.util.ArrayList;
import java.util.List;
import org.tarjoman.report.Build;
import picocli.CommandLine.IVersionProvider;

/** The versions that {@code --version} shows. */
public final class ProgramVersion implements IVersionProvider {

    /** Constructs a provider. */
    public ProgramVersion() {
        // Nothing to set.
    }

    @Override
    public String[] getVersion() {
        List<String> lines = new ArrayList<>(
                List.of("tarjoman " + Build.version(), "Java " + System.getProperty("java.version")));
        Build.libraries().forEach((name, version) -> lines.add(name + " " + version));
        return lines.toArray(String[]::new);
    }
}
