package org.tarjoman.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    @TempDir
    private Path folder;

    @Test
    void writesEverythingAsJson() throws IOException {
        Manifest manifest = new Manifest(new Manifest.Program("tarjoman", "1", "17", "Linux amd64",
                Map.of("djl", "1", "onnxruntime", "2")),
                new Manifest.Time("2026-11-30T01:00:00Z", "2026-11-30T01:01:00Z", 60.0),
                Map.of("beam", "4"), new Manifest.Model("m", "1", "ab", Map.of("encoder.onnx", "cd")),
                new Manifest.Articles(3, 1, 1, 1, 0, 0), Map.of("pdf", 2),
                new Manifest.Speed(2, 1, 10, 1.0, 0.17), new Manifest.Memory(512, 64),
                new Manifest.Report("articles.csv", 3, 1234, "ef"), List.of("nothing <new>"));

        manifest.write(folder.resolve("run.json"));

        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("run.json"))).getAsJsonObject();
        assertThat(json.getAsJsonObject("articles").get("failed").getAsInt()).isEqualTo(1);
        assertThat(json.getAsJsonObject("report").get("sha256").getAsString()).isEqualTo("ef");
        assertThat(json.getAsJsonObject("model").getAsJsonObject("files").get("encoder.onnx").getAsString())
                .isEqualTo("cd");
        assertThat(json.getAsJsonObject("passedOver").get("pdf").getAsInt()).isEqualTo(2);
        assertThat(json.getAsJsonArray("warnings").get(0).getAsString()).isEqualTo("nothing <new>");
    }
}
