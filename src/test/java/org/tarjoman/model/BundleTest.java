package org.tarjoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

    static final java.util.List<String> FILES = TinyBundle.FILES;

    @TempDir
    private Path temporary;
    private Path folder;

    @BeforeEach
    void copy() {
        folder = TinyBundle.copyTo(temporary.resolve("tiny"));
    }

    @Test
    void readsAWholeBundle() {
        Bundle bundle = Bundle.open(folder);

        assertThatCode(bundle::verify).doesNotThrowAnyException();
        assertThat(bundle.id()).isEqualTo("tiny");
        assertThat(bundle.version()).isEqualTo("1");
        assertThat(bundle.family()).isEqualTo("tarjoman");
        assertThat(bundle.licence()).isEqualTo("CC0-1.0");
        assertThat(bundle.precision()).isEqualTo("fp32");
        assertThat(bundle.sourceLanguages()).containsExactly("pes_Arab");
        assertThat(bundle.decoding().beam).isEqualTo(4);
        assertThat(bundle.decoding().maxSourcePieces).isEqualTo(110);
        assertThat(bundle.work().multiplyAddsPerSourcePiece).isZero();
        assertThat(bundle.hashes().keySet()).containsExactlyElementsOf(TinyBundle.FILES);
        assertThat(bundle.file("select.onnx")).isEqualTo(folder.resolve("select.onnx"));
        assertThat(bundle.size()).isEqualTo(TinyBundle.FILES.stream()
                .mapToLong(file -> folder.resolve(file).toFile().length()).sum());
    }

    @Test
    void opensThroughARelativeFolderToo() {
        assertThatCode(Bundle.open(TinyBundle.FOLDER)::verify).doesNotThrowAnyException();
        assertThatCode(Bundle.open(Path.of("src/test/../test/resources/decode/./tiny"))::verify)
                .doesNotThrowAnyException();
    }

    @Test
    void saysThatTheDescriptionIsMissing() throws IOException {
        Files.delete(folder.resolve(Bundle.DESCRIPTION));

        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.toString()).hasMessageContaining("bundle.json is missing")
                .hasMessageContaining("restore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "{\"id\": \"tiny\", ", "[]", "\"tiny\"", "{\"files\": [1]}",
            "{\"format\": \"one\"}", "{\"decoding\": {\"lengthPenalty\": \"low\"}}"})
    void saysThatTheDescriptionIsNoJson(String content) throws IOException {
        Files.writeString(folder.resolve(Bundle.DESCRIPTION), content);

        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.resolve(Bundle.DESCRIPTION).toString())
                .hasMessageContaining("cannot be read").hasMessageContaining("Restore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}"})
    void saysThatTheDescriptionIsEmpty(String content) throws IOException {
        Files.writeString(folder.resolve(Bundle.DESCRIPTION), content);

        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.resolve(Bundle.DESCRIPTION).toString())
                .hasMessageContaining("incomplete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "family", "sourceLanguages", "decoding", "files"})
    void saysThatSomethingIsMissingInTheDescription(String key) {
        TinyBundle.edit(folder, description -> description.remove(key));

        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.resolve(Bundle.DESCRIPTION).toString())
                .hasMessageContaining("incomplete").hasMessageContaining(key);
    }

    @Test
    void saysThatTheFactsOfAFileAreMissing() {
        TinyBundle.edit(folder, d -> d.getAsJsonObject("files").add("select.onnx", JsonNull.INSTANCE));
        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("incomplete");

        TinyBundle.edit(folder, d -> d.getAsJsonObject("files").add("select.onnx", new JsonObject()));
        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("incomplete");
    }

    @Test
    void saysThatALanguageIsMissing() {
        JsonArray languages = new JsonArray();
        languages.add(JsonNull.INSTANCE);
        TinyBundle.edit(folder, d -> d.add("sourceLanguages", languages));

        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("incomplete");
    }

    @Test
    void refusesAnotherFormat() {
        TinyBundle.edit(folder, description -> description.addProperty("format", 3));

        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.resolve(Bundle.DESCRIPTION).toString())
                .hasMessageContaining("format 3").hasMessageContaining("reads formats 1 to 2");
    }

    @Test
    void refusesRowsTooShortForAnyPiece() {
        TinyBundle.edit(folder, d -> d.getAsJsonObject("decoding").addProperty("maxSourcePieces", 2));

        assertThatThrownBy(() -> Bundle.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("maxSourcePieces is 2");
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void noticesAMissingFile(String file) throws IOException {
        Files.delete(folder.resolve(file));

        assertThatThrownBy(Bundle.open(folder)::verify).isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.resolve(file).toString()).hasMessageContaining("missing")
                .hasMessageContaining("Restore");
    }

    @Test
    void noticesATruncatedFile() throws IOException {
        Path file = folder.resolve("encoder.onnx");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 1));

        assertThatThrownBy(Bundle.open(folder)::verify).isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining((content.length - 1) + " bytes instead of " + content.length)
                .hasMessageContaining("Restore");
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void noticesOneByteThatChanged(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        assertThatThrownBy(Bundle.open(folder)::verify).isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("damaged")
                .hasMessageContaining("SHA-256").hasMessageContaining("Restore");
    }

    @Test
    void takesNoFolderForAFile() throws IOException {
        Files.delete(folder.resolve("target.json"));
        Files.createDirectory(folder.resolve("target.json"));

        assertThatThrownBy(Bundle.open(folder)::verify).isInstanceOf(ModelException.class)
                .hasMessageContaining("target.json").hasMessageContaining("missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.json", "a/../../secret.json", "/etc/hostname", "nul\0name"})
    void refusesFilesOutsideTheFolder(String name) throws IOException {
        Files.writeString(temporary.resolve("secret.json"), "{}");
        TinyBundle.edit(folder, d -> d.getAsJsonObject("files")
                .add(name, d.getAsJsonObject("files").get("target.json")));
        Bundle bundle = Bundle.open(folder);

        assertThatThrownBy(() -> bundle.file(name)).isInstanceOf(ModelException.class)
                .hasMessageContaining(name).hasMessageContaining("not in the bundle's folder");
        assertThatThrownBy(bundle::verify).isInstanceOf(ModelException.class);
    }

    @Test
    void givesNoFileThatIsNotListed() throws IOException {
        Files.writeString(folder.resolve("more.json"), "{}");
        Bundle bundle = Bundle.open(folder);

        assertThatThrownBy(() -> bundle.file("more.json")).isInstanceOf(ModelException.class)
                .hasMessageContaining("tiny").hasMessageContaining("more.json")
                .hasMessageContaining("not list");
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void changesItsFingerprintWithEveryFile(String file) {
        String before = Bundle.open(folder).fingerprint();
        assertThat(Bundle.open(TinyBundle.FOLDER).fingerprint()).isEqualTo(before).hasSize(64);

        TinyBundle.replace(folder, file, new byte[] {1, 2, 3});

        assertThat(Bundle.open(folder).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void changesItsFingerprintWithTheNameOfAFile() {
        String before = Bundle.open(folder).fingerprint();
        TinyBundle.edit(folder, d -> d.getAsJsonObject("files")
                .add("other.onnx", d.getAsJsonObject("files").remove("select.onnx")));

        assertThat(Bundle.open(folder).fingerprint()).isNotEqualTo(before);
    }
}
