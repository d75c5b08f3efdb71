package org.tarjoman.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder of models. */
final class ModelsFolder {

    @Option(names = "--models", paramLabel = "DIR", defaultValue = "models",
            description = "Folder with one sub-folder for each model. Default: ${DEFAULT-VALUE}.")
    private Path models;

    Path path() {
        return models;
    }
}
