package org.tarjoman.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bundle whose weights are never loaded, an English article, and the command line as the shell sees it. */
abstract class CommandLineTestBase {

    static final String ENGLISH = """
            # Rain in the north

            The ministry said on Monday that rain had fallen in the north of the country. It will go on until
            Friday, and the rivers are high.
            """;

    /** SHA-256 of the three letters {@code abc}. */
    private static final String HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    @BeforeEach
    void writeABundleAndAnArticle() throws IOException {
        Path bundle = Files.createDirectories(folder.resolve("models/tiny"));
        Files.writeString(bundle.resolve("weights.bin"), "abc");
        Files.writeString(bundle.resolve("bundle.json"), """
                {"format": 2, "id": "tiny", "version": "7", "family": "tarjoman", "licence": "CC0-1.0",
                 "precision": "int8", "sourceLanguages": ["pes_Arab"], "decoding": {"beam": 2},
                 "files": {"weights.bin": {"size": 3, "sha256": "%s"}}}""".formatted(HASH));
        Files.createDirectories(folder.resolve("input"));
        Files.writeString(folder.resolve("input/rain.md"), ENGLISH);
    }

    int tarjoman(String... args) {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(args);
    }

    int run(String... args) {
        List<String> all = new ArrayList<>(List.of("--input", folder.resolve("input").toString(),
                "--output", folder.resolve("output").toString(), "--models", folder.resolve("models").toString()));
        all.addAll(List.of(args));
        return tarjoman(all.toArray(String[]::new));
    }
}
