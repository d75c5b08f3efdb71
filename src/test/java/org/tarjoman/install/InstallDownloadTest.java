package org.tarjoman.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.BundleCatalogue;
import org.tarjoman.model.ModelException;

/** Bad lines, bad servers, and a second call that goes on where the first one broke off. */
class InstallDownloadTest extends InstallTestBase {

    private static final String DECODER = "decoder_model_merged_quantized.onnx";
    private static final int ALWAYS = 1_000_000;

    private Path export;
    private LoopbackServer server;

    @BeforeEach
    void serve() throws IOException {
        export = Export.of("nllb", folder);
        server = new LoopbackServer(export);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void goesOnWithinOneCallAsLongAsSomethingComes() throws IOException {
        server.cutting(DECODER, 6);

        install(server.list(), PLAIN).verify();

        assertThat(server.requests()).filteredOn(r -> r.startsWith(DECODER + " bytes=")).hasSize(6);
    }

    @Test
    void goesOnInASecondCall() throws IOException {
        long part = breakOff();
        assertThat(new BundleCatalogue(models()).list()).isEmpty();
        int before = server.requests().size();

        install(server.list(), PLAIN).verify();

        assertThat(server.requests().subList(before, server.requests().size()))
                .containsExactly(DECODER + " bytes=" + part + "-");
        assertThat(told.toString()).contains("tokenizer.json  is there already");
        assertOnlyTheBundleIsLeft();
    }

    @Test
    void goesOnBehindTheRedirectOfAHub() throws IOException {
        server.dyingIn(DECODER);
        InstallOptions accepted = new InstallOptions("tiny", null, true);
        assertThatThrownBy(() -> install(server.repository(), accepted)).isInstanceOf(ModelException.class);
        server.back();
        long part = Files.size(part());

        install(server.repository(), accepted).verify();

        assertThat(server.requests()).contains(DECODER + " bytes=" + part + "-");
        assertOnlyTheBundleIsLeft();
    }

    @Test
    void leavesOutWhatAnEarlierCallWantedOfAnotherPrecision() throws IOException {
        breakOff();

        Bundle bundle = install(server.list(), new InstallOptions(null, "fp32", false));

        assertThat(Export.files(bundle.folder())).hasSize(bundle.hashes().size() + 1)
                .noneMatch(file -> file.toString().contains("quantized"));
    }

    @Test
    void keepsTwoCallsApart() throws IOException {
        Path hidden = models().resolve(".install-tiny");
        try (ModelSource source = new FolderSource(export); Staging first = Staging.open(models(), "tiny", source)) {
            assertThatThrownBy(() -> install(server.list(), PLAIN)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("Another process").hasMessageContaining("--id");
            assertThat(first.folder()).isEqualTo(hidden).exists();
        }
        assertThat(hidden).doesNotExist();
    }

    /** The connection breaks, and the server gives no answer for as long as a call tries; returns what has come. */
    private long breakOff() throws IOException {
        server.dyingIn(DECODER);
        assertThatThrownBy(() -> install(server.list(), PLAIN)).isInstanceOf(ModelException.class)
                .hasMessageContaining("broke off").hasMessageContaining("same command");
        server.back();
        assertThat(Files.size(part())).isPositive().isLessThan(Files.size(export.resolve(DECODER)));
        return Files.size(part());
    }

    private Path part() {
        return models().resolve(".install-tiny").resolve(DECODER + ".part");
    }

    private void assertOnlyTheBundleIsLeft() throws IOException {
        try (Stream<Path> children = Files.list(models())) {
            assertThat(children).extracting(p -> p.getFileName().toString()).containsExactly("tiny");
        }
        assertThat(Export.files(models())).noneMatch(f -> f.toString().contains(".part")
                || f.getFileName().toString().startsWith("."));
    }

    @Test
    void beginsAnewWhereTheServerKnowsNoRanges() throws IOException {
        server.withoutRanges();
        long part = breakOff();

        install(server.list(), PLAIN).verify();

        assertThat(server.requests()).contains(DECODER + " bytes=" + part + "-");
    }

    @Test
    void putsNoTwoVersionsOfAFileTogether() throws IOException {
        server.withoutHashes();
        breakOff();
        // The part of another version, whose tag the server gave.
        Files.write(part(), new byte[1000]);
        server.tagged("two");

        install(server.list(), PLAIN);

        assertThat(models().resolve("tiny/" + DECODER)).hasSameBinaryContentAs(export.resolve(DECODER));
    }

    @Test
    void triesAgainWhenTheServerIsBusy() throws IOException {
        server.failing("/exports/tiny/list.json", Web.RETRIES).failing("/exports/tiny/" + DECODER, Web.RETRIES);

        install(server.list(), PLAIN).verify();
    }

    @Test
    void givesUpWhenTheListDoesNotCome() throws IOException {
        server.failing("/exports/tiny/list.json", ALWAYS);

        assertThatThrownBy(() -> install(server.list(), PLAIN)).isInstanceOf(ModelException.class)
                .hasMessageContaining("status 503").hasMessageContaining("list.json");
        assertNothingIsLeft();
    }

    @Test
    void refusesAFileWithAnotherHash() throws IOException {
        // The part was changed on the disk: the sizes agree, the hashes do not.
        breakOff();
        Files.write(part(), new byte[1000]);

        assertThatThrownBy(() -> install(server.list(), PLAIN)).isInstanceOf(ModelException.class)
                .hasMessageContaining(DECODER).hasMessageContaining("SHA-256");

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beginsAnewAfterAPartThatIsTooLong(boolean sizesAreKnown) throws IOException {
        if (!sizesAreKnown) {
            server.withoutHashes();
        }
        breakOff();
        Files.write(part(), new byte[(int) Files.size(export.resolve(DECODER)) + 10]);

        install(server.list(), PLAIN).verify();

        assertThat(models().resolve("tiny/" + DECODER)).hasSameBinaryContentAs(export.resolve(DECODER));
    }

    @Test
    void beginsAnewWhenAnotherSourceIsNamed() throws IOException {
        breakOff();

        install(export.toString(), new InstallOptions("tiny", null, false)).verify();

        assertOnlyTheBundleIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nobody/nothing", "/exports/none/list.json"})
    void saysThatThereIsNothing(String path) throws IOException {
        assertThatThrownBy(() -> install(server.address(path), PLAIN)).isInstanceOf(ModelException.class)
                .hasMessageContaining("status 404").hasMessageContaining("Check the address");
        assertNothingIsLeft();
    }

    @Test
    void saysThatTheRepositoryIsClosed() throws IOException {
        assertThatThrownBy(() -> install(server.address("/closed/model"), PLAIN)).isInstanceOf(ModelException.class)
                .hasMessageContaining("status 401").hasMessageContaining("install their folder");
        assertNothingIsLeft();
    }

    @Test
    void saysThatAPageIsNoList() throws IOException {
        Files.writeString(export.resolve("page.json"), "<html></html>");

        assertThatThrownBy(() -> install(server.address("/exports/tiny/page.json"), PLAIN))
                .isInstanceOf(ModelException.class).hasMessageContaining("no list of files");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "/etc/evil", "a/../../evil", "C:/evil", "a\\\\..\\\\evil"})
    void refusesAListThatLeadsOutOfTheFolder(String path) throws IOException {
        Files.writeString(export.resolve("page.json"), "[{\"path\": \"" + path + "\"}]");

        assertThatThrownBy(() -> install(server.address("/exports/tiny/page.json"), PLAIN))
                .isInstanceOf(ModelException.class).hasMessageContaining("do not trust");
        assertNothingIsLeft();
    }
}
