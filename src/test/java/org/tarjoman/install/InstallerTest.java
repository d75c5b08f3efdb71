package org.tarjoman.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.family.Probe;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.BundleCatalogue;
import org.tarjoman.model.ModelException;
import org.tarjoman.translate.EngineOptions;
import org.tarjoman.translate.SentenceTranslator;
import org.tarjoman.translate.TranslationEngine;

/** Installations that succeed, from every kind of source, with every family there is a model of. */
class InstallerTest extends InstallTestBase {

    private static final String ENCODER = "encoder_model_quantized.onnx";
    private static final String DECODER = "decoder_model_merged_quantized.onnx";

    @ParameterizedTest
    @CsvSource({"nllb,translation", "marian,translation", "m2m100,translation", "small100,translation", "mbart50,translation",
        "bart,summary", "t5,summary", "mt5,summary"})
    void installsEveryFamilyFromAFolder(String family, String task) throws IOException {
        Bundle bundle = install(Export.of(family, folder));

        bundle.verify();
        assertThat(bundle.id()).isEqualTo(family);
        assertThat(bundle.family()).isEqualTo(family);
        assertThat(bundle.task()).isEqualTo(task);
        assertThat(bundle.precision()).isEqualTo("quantized");
        assertThat(bundle.licence()).isEqualTo("apache-2.0");
        assertThat(bundle.decoding().beam).isBetween(1, 8);
        assertThat(new BundleCatalogue(models()).list()).extracting(Bundle::id).containsExactly(family);
        assertThat(bundle.hashes().keySet()).contains("encoder_model_quantized.onnx",
                "decoder_model_merged_quantized.onnx", "config.json", "README.md")
                .doesNotContain("encoder_model.onnx", "decoder_model_quantized.onnx");
        assertThat(Export.files(bundle.folder())).extracting(f -> f.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(bundle.hashes().keySet().stream(), Stream.of("bundle.json")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nllb", "marian"})
    void theInstalledModelTranslates(String family) throws IOException {
        Bundle bundle = install(Export.of(family, folder));

        try (TranslationEngine engine = TranslationEngine.open(bundle, new EngineOptions(1, null, null));
                SentenceTranslator translator = engine.newSentenceTranslator()) {
            assertThat(translator.translate(List.of("باران بارید.", "رئیس جمهور آمد."), "pes_Arab")).hasSize(2)
                    .allSatisfy(sentence -> assertThat(sentence.target()).isNotNull());
        }
    }

    @Test
    void writesTheSameDescriptionTwice() throws IOException {
        Path export = Export.of("nllb", folder);
        Path first = install(export.toString(), new InstallOptions("one", null, false)).folder();
        Path second = install(export.toString(), new InstallOptions("two", null, false)).folder();

        assertThat(Files.readString(first.resolve("bundle.json")).replace("\"one\"", "\"two\""))
                .isEqualTo(Files.readString(second.resolve("bundle.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "export-of-nllb/"})
    void installsFromAnArchiveWithOrWithoutAFolderInIt(String prefix) throws IOException {
        Path archive = Export.zip(Export.of("nllb", folder), prefix, folder.resolve("NLLB tiny.zip"));

        Bundle bundle = install(archive);

        bundle.verify();
        assertThat(bundle.id()).isEqualTo("nllb-tiny");
    }

    @Test
    void installsFromAListOfFiles() throws IOException {
        try (LoopbackServer server = new LoopbackServer(Export.of("marian", folder))) {
            Bundle bundle = install(server.list(), PLAIN);

            bundle.verify();
            assertThat(bundle.id()).isEqualTo("tiny");
            assertThat(bundle.source()).isEqualTo(server.list());
            assertThat(server.requests()).doesNotContain("encoder_model.onnx", "decoder_model_quantized.onnx");
        }
    }

    @Test
    void installsFromAListThatGivesNoSizesAndNoHashes() throws IOException {
        try (LoopbackServer server = new LoopbackServer(Export.of("nllb", folder)).withoutHashes()) {
            install(server.list(), PLAIN).verify();

            assertThat(told.toString()).contains("Weights of a size that the source does not tell");
        }
    }

    @Test
    void installsFromARepositoryWhoseGraphsAreInAFolderOfTheirOwn() throws IOException {
        Path export = Export.of("nllb", folder);
        Path graphs = Files.createDirectory(export.resolve("onnx"));
        for (Path file : Export.files(export)) {
            if (file.toString().endsWith(".onnx")) {
                Files.move(file, graphs.resolve(file.getFileName()));
            }
        }
        try (LoopbackServer server = new LoopbackServer(export).licensed("mit")) {
            Bundle bundle = install(server.repository(), new InstallOptions(null, "fp32", false));

            bundle.verify();
            assertThat(bundle.id()).isEqualTo("tiny_model");
            assertThat(bundle.licence()).isEqualTo("mit");
            assertThat(bundle.precision()).isEqualTo("fp32");
            assertThat(bundle.hashes().keySet()).contains("onnx/encoder_model.onnx", "onnx/decoder_model_merged.onnx");
        }
    }

    @Test
    void takesTheTwoDecodersWhereThereIsNoMergedOne() throws IOException {
        Path export = Export.of("nllb", folder);
        Files.delete(export.resolve("decoder_model_merged_quantized.onnx"));

        assertThat(install(export).hashes().keySet())
                .contains("decoder_model_quantized.onnx", "decoder_with_past_model_quantized.onnx");
    }

    @Test
    void takesFilesOfWeightsWhateverTheyAreCalled() throws IOException {
        Path export = Export.of("nllb", folder);
        Export.addExternal(export.resolve("encoder_model_quantized.onnx"), "weights.bin");
        Files.write(export.resolve("weights.bin"), new byte[16]);

        assertThat(install(export).hashes().keySet()).contains("weights.bin");
    }

    @Test
    void keepsTargetsOfTheLongestSourceWithinThePositionsOfTheGraph() throws IOException {
        Bundle.Decoding decoding = install(Export.of("nllb", folder)).decoding();

        // The fixture has 256 positions.
        assertThat(decoding.maxSourcePieces * decoding.capFactor + decoding.capExtra).isLessThanOrEqualTo(256);
        assertThat(decoding.maxSourcePieces).isEqualTo(112);
    }

    @Test
    void saysWhatItDoes() throws IOException {
        Path export = Export.of("nllb", folder);
        Bundle bundle = install(export);

        long weights = Files.size(export.resolve(ENCODER)) + Files.size(export.resolve(DECODER));
        ExportConfig config = ExportConfig.of(bundle.folder());
        ModelFamily family = ModelFamily.of(config);
        String answer = Proof.run(config, family, new ExportFiles(ENCODER, DECODER, null), bundle.decoding());
        assertThat(answer).isNotBlank();
        assertThat(told.toString()).containsSubsequence("Installing nllb from " + export,
                "Family nllb, precision quantized, licence apache-2.0: " + export.resolve("README.md"),
                "Weights " + Progress.mebibytes(weights) + System.lineSeparator(), ENCODER + "  0.1 MiB",
                "Trying it with one sentence", Probe.of(family) + " -> " + answer + System.lineSeparator());
    }

    @Test
    void refusesAnIdThatIsTakenAndLeavesTheModelAsItIs() throws IOException {
        Path export = Export.of("nllb", folder);
        Bundle before = install(export);

        assertThatThrownBy(() -> install(export)).isInstanceOf(ModelException.class)
                .hasMessageContaining("already").hasMessageContaining("models remove nllb")
                .hasMessageContaining("--id");

        before.verify();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "A", "", ".hidden", "a/b", "a b"})
    void refusesAnIdThatIsNoPlainName(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new InstallOptions(id, null, false))
                .withMessageContaining("id");
    }

    @Test
    void saysThatThereIsNoSuchSource() {
        assertThatIllegalArgumentException().isThrownBy(() -> install("owner/name", PLAIN))
                .withMessageContaining("owner/name").withMessageContaining("https://huggingface.co/OWNER/NAME");
    }

    @Test
    void refusesAnArchiveThatWritesOutsideItsFolder() throws IOException {
        Path archive = folder.resolve("evil.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : Set.of("config.json", "../../outside.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
                zip.closeEntry();
            }
        }

        assertThatThrownBy(() -> install(archive)).isInstanceOf(ModelException.class)
                .hasMessageContaining("../../outside.txt").hasMessageContaining("do not trust");
        assertNothingIsLeft();
    }

    @Test
    void refusesAFileThatIsNoArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("model.zip"), "no archive");

        assertThatThrownBy(() -> install(file)).isInstanceOf(ModelException.class).hasMessageContaining("model.zip");
    }
}
