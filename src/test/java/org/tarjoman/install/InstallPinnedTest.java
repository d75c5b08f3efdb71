package org.tarjoman.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.ModelException;

/** A hub that names the commit that a repository is at: all files are taken from it. */
class InstallPinnedTest extends InstallTestBase {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String LATER = "89abcdef0123456789abcdef0123456789abcdef";
    private static final String DECODER = "decoder_model_merged_quantized.onnx";
    private static final InstallOptions ACCEPTED = new InstallOptions("tiny", null, true);

    private LoopbackServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackServer(Export.of("nllb", folder)).at(COMMIT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesEveryFileFromTheCommitAndNamesItInTheDescription() throws IOException {
        Bundle bundle = install(server.repository(), ACCEPTED);

        bundle.verify();
        assertThat(server.revisions()).hasSize(bundle.hashes().size()).containsOnly(COMMIT);
        assertThat(bundle.version()).isEqualTo("01234567");
        JsonObject description =
                new Gson().fromJson(Files.readString(bundle.folder().resolve(Bundle.DESCRIPTION)), JsonObject.class);
        assertThat(description.getAsJsonObject("provenance").get("revision").getAsString()).isEqualTo(COMMIT);
        assertThat(told.toString()).contains("/resolve/" + COMMIT + "/README.md");
    }

    @Test
    void goesOnOnlyWithFilesOfTheSameCommit() throws IOException {
        server.dyingIn(DECODER);
        assertThatThrownBy(() -> install(server.repository(), ACCEPTED)).isInstanceOf(ModelException.class)
                .hasMessageContaining("broke off");
        server.back();
        int before = server.requests().size();

        Bundle bundle = install(server.at(LATER).repository(), ACCEPTED);

        assertThat(server.requests().subList(before, server.requests().size())).contains(DECODER)
                .hasSize(bundle.hashes().size()).noneMatch(request -> request.contains("bytes="));
        assertThat(bundle.version()).isEqualTo("89abcdef");
    }
}
