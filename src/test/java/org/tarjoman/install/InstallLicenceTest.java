package org.tarjoman.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.model.ModelException;

/** Which licences a person must accept, and that nothing large is taken before. */
class InstallLicenceTest extends InstallTestBase {

    private static final InstallOptions ACCEPTED = new InstallOptions(null, null, true);

    private Path export;

    @BeforeEach
    void unpack() throws IOException {
        export = Export.of("nllb", folder);
    }

    private Licence licence() throws IOException {
        return Licence.of(new FolderSource(export), export);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cc-by-nc-4.0", "cc-by-nc-sa-4.0", "other", "unknown", "gpl-3.0", "openrail",
        "[apache-2.0, cc-by-nc-4.0]"})
    void wantsConsentToLicencesThatDoNotAllowEveryUse(String name) throws IOException {
        Export.card(export, name);

        assertThatThrownBy(() -> install(export)).isInstanceOf(ModelException.class)
                .hasMessageContaining(name.replaceAll("[\\[\\]]", "").replace("unknown", "not known"))
                .hasMessageContaining(export.resolve("README.md").toString())
                .hasMessageContaining("--accept-licence");
        assertNothingIsLeft();
        assertThat(told.toString()).doesNotContain("encoder_model")
                .contains("licence " + name.replaceAll("[\\[\\]]", "") + ": ").containsPattern("Weights \\d\\.\\d MiB");
    }

    @Test
    void takesThemWithConsent() throws IOException {
        Export.card(export, "cc-by-nc-4.0");

        assertThat(install(export.toString(), ACCEPTED).licence()).isEqualTo("cc-by-nc-4.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apache-2.0", "mit", "MIT", "bsd-3-clause", "cc-by-4.0", "cc-by-sa-4.0", "cc0-1.0",
        "mpl-2.0", "\"mit\"", "mit # really", "[mit, apache-2.0]", "\n- mit\n- cc-by-4.0"})
    void wantsNoConsentToFreeOnes(String name) throws IOException {
        Export.card(export, name);

        assertThat(licence().isFree()).isTrue();
    }

    @Test
    void readsTheCardsHeadAlone() throws IOException {
        Files.writeString(export.resolve("README.md"), "# A model\n\nlicense: mit\n");

        assertThat(licence().name()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({"'                Apache License\n           Version 2.0, January 2004',apache-2.0,true",
        "'MIT License\n\nCopyright',mit,true", "'Mozilla Public License Version 2.0',mpl-2.0,true",
        "'Apache License\nVersion 1.1','Apache License',false",
        "'Creative Commons Attribution-NonCommercial',Creative Commons Attribution-NonCommercial,false"})
    void readsTheTitleOfALicenceFile(String text, String name, boolean free) throws IOException {
        Files.delete(export.resolve("README.md"));
        Files.writeString(export.resolve("LICENSE"), text);

        assertThat(licence().name()).isEqualTo(name);
        assertThat(licence().isFree()).isEqualTo(free);
    }

    @Test
    void doesNotKnowALicenceThatNothingNames() throws IOException {
        Files.delete(export.resolve("README.md"));

        assertThatThrownBy(() -> install(export)).isInstanceOf(ModelException.class)
                .hasMessageContaining("not known").hasMessageContaining("--accept-licence");
    }

    @Test
    void believesTheHubMoreThanTheCard() throws IOException {
        try (LoopbackServer server = new LoopbackServer(export).licensed("cc-by-nc-4.0")) {
            assertThatThrownBy(() -> install(server.repository(), PLAIN)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("cc-by-nc-4.0").hasMessageContaining("/resolve/main/README.md");

            assertThat(server.requests()).noneMatch(request -> request.contains(".onnx"));
            assertNothingIsLeft();
        }
    }
}
