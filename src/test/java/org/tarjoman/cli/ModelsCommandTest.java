package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.install.Export;
import org.tarjoman.job.ExitCode;
import org.tarjoman.model.TinyBundle;

/** Models are installed, shown, used and removed as the shell sees it. */
class ModelsCommandTest {

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int models(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "models";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--models";
        all[args.length + 2] = folder.resolve("models").toString();
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(all);
    }

    @Test
    void installsShowsUsesAndRemovesAModel() throws IOException {
        String export = Export.of("marian", folder).toString();

        assertThat(models("install", export, "--id", "opus")).isZero();
        assertThat(out.toString()).contains("Installed opus: family marian, precision quantized")
                .contains("licence apache-2.0").contains("tarjoman --model opus").doesNotContain("several models")
                .containsPattern("Weights \\d\\.\\d MiB").containsPattern("خبر داد\\. -> \\S");

        assertThat(models("info", "--model", "opus")).isZero();
        assertThat(out.toString()).containsPattern("family +marian").containsPattern("task +translation")
                .containsPattern("languages +pes_Arab").containsPattern("beam +\\d").contains("source.spm, 0.2 MiB");

        assertThat(models("verify")).isZero();
        assertThat(translated("--model", "opus", "--beam", "1")).hasLineCount(2);

        assertThat(models("remove", "opus")).isZero();
        assertThat(folder.resolve("models")).isEmptyDirectory();
    }

    private String translated(String... args) {
        InputStream in = System.in;
        PrintStream results = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream("باران بارید.\nسد افتتاح شد.\n".getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            String[] all = new String[args.length + 3];
            all[0] = "translate";
            all[1] = "--models";
            all[2] = folder.resolve("models").toString();
            System.arraycopy(args, 0, all, 3, args.length);
            assertThat(Main.commandLine().setErr(new PrintWriter(err, true)).execute(all)).describedAs(err.toString())
                    .isZero();
            return written.toString(StandardCharsets.UTF_8);
        } finally {
            System.setIn(in);
            System.setOut(results);
        }
    }

    @Test
    void saysThatRunsMustNameTheirModelOnceThereAreSeveral() throws IOException {
        TinyBundle.copyTo(folder.resolve("models/tiny"));

        assertThat(models("install", Export.of("nllb", folder).toString())).isZero();

        assertThat(out.toString()).contains("several models that translate").contains("--model");
    }

    @Test
    void aModelForSummariesMakesNoChoiceNecessary() throws IOException {
        assertThat(models("install", Export.of("marian", folder).toString())).isZero();

        assertThat(models("install", Export.of("bart", folder).toString())).isZero();

        assertThat(out.toString()).contains("Installed bart: family bart").contains("--summary abstractive --summary-model bart")
                .doesNotContain("several models");
        assertThat(translated("--beam", "1")).hasLineCount(2);
        assertThat(models("info")).isZero();
        assertThat(out.toString()).containsPattern("task +summary").containsPattern("task +translation");
    }

    @Test
    void endsWithFiveWithoutConsent() throws IOException {
        Path export = Export.of("nllb", folder);
        Files.delete(export.resolve("README.md"));

        assertThat(models("install", export.toString())).isEqualTo(ExitCode.MODEL.number());
        assertThat(err.toString()).contains("--accept-licence").doesNotContain("Exception");

        assertThat(models("install", export.toString(), "--accept-licence", "--precision", "fp32")).isZero();
        assertThat(out.toString()).contains("precision fp32").contains("licence unknown");
    }

    @Test
    void endsWithTwoWhenTheSourceOrTheIdIsNone() throws IOException {
        assertThat(models("install", folder.resolve("none").toString())).isEqualTo(ExitCode.USAGE.number());
        assertThat(models("install", folder.toString(), "--id", "../x")).isEqualTo(ExitCode.USAGE.number());
        assertThat(models("install")).isEqualTo(ExitCode.USAGE.number());

        assertThat(err.toString()).contains("none").contains("../x").contains("FOLDER|ZIP|URL");
    }

    @Test
    void removesTheModelThatComesWithTheProgramOnlyByForce() {
        Path shipped = TinyBundle.copyTo(folder.resolve("models/tarjoman-fa-en"));
        TinyBundle.edit(shipped, description -> description.addProperty("id", "tarjoman-fa-en"));

        assertThat(models("remove", "tarjoman-fa-en")).isEqualTo(ExitCode.MODEL.number());
        assertThat(err.toString()).contains("comes with the program").contains("--force");
        assertThat(shipped.resolve("bundle.json")).exists();

        assertThat(models("remove", "tarjoman-fa-en", "--force")).isZero();
        assertThat(shipped).doesNotExist();
    }

    @Test
    void removesABrokenModelButNoUnknownOne() throws IOException {
        Path broken = TinyBundle.copyTo(folder.resolve("models/broken"));
        Files.writeString(broken.resolve("bundle.json"), "{");
        Path other = Files.createDirectories(folder.resolve("models/training"));

        assertThat(models("remove", "none")).isEqualTo(ExitCode.MODEL.number());
        assertThat(models("remove", "training")).isEqualTo(ExitCode.MODEL.number());
        assertThat(models("remove", "../models/broken")).isEqualTo(ExitCode.MODEL.number());
        assertThat(broken).exists();
        assertThat(other).exists();

        assertThat(models("remove", "broken")).isZero();
        assertThat(broken).doesNotExist();
    }
}
