package org.tarjoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged program as cron does, from another folder, with the model that ships. */
class JarIT {

    private static final Path JAR = Path.of("target", "tarjoman.jar").toAbsolutePath();
    private static final Path MODELS = Path.of("models").toAbsolutePath();

    @TempDir
    private Path folder;

    private int java(String input, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-jar", JAR.toString()));
        command.addAll(List.of(args));
        Path in = Files.writeString(folder.resolve("stdin"), input);
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(in.toFile())
                .redirectOutput(folder.resolve("stdout").toFile()).redirectError(folder.resolve("stderr").toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ended").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void turnsAFolderIntoACsv() throws Exception {
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("bridge.md"), """
                # پل تازه شیراز افتتاح شد

                شهردار شیراز روز دوشنبه پل تازه این شهر را افتتاح کرد. وی گفت ساخت این پل ۱۴ ماه طول کشید.
                """);
        Files.writeString(input.resolve("empty.txt"), "");

        int exit = java("", "--models", MODELS.toString());

        assertThat(exit).as(text("stderr")).isEqualTo(3);
        assertThat(text("stdout")).isEmpty();
        assertThat(folder.resolve("output/run.json")).isNotEmptyFile();
        List<CSVRecord> rows = ReportReader.rows(folder.resolve("output"));
        assertThat(rows).extracting(row -> row.get("source_file")).containsExactly("bridge.md", "empty.txt");
        assertThat(rows).extracting(row -> row.get("status")).containsExactly("done", "failed");
        assertThat(rows.get(0).get("translation_en")).contains("Shiraz").contains("bridge").contains("14");
        assertThat(rows.get(1).get("error")).isNotBlank();
    }

    @Test
    void translatesStandardInputLineForLine() throws Exception {
        int exit = java("وزیر خارجه گفت.\n\nباران در رشت\n", "translate", "--models", MODELS.toString());

        assertThat(exit).as(text("stderr")).isZero();
        List<String> lines = text("stdout").lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).containsIgnoringCase("minister");
        assertThat(lines.get(1)).isEmpty();
        assertThat(lines.get(2)).contains("Rasht");
    }
}
