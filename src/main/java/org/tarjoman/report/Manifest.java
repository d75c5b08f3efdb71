package org.tarjoman.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a run did, for people and programs that watch it: the file {@code run.json} beside the report.
 *
 * <p>All that changes from run to run (times, speed, memory) stands here, so that the report itself does
 * not change. Nothing names the machine or its folders.
 *
 * @param program the program
 * @param time when, and for how long
 * @param settings the settings of the run, by option; no folders
 * @param model the model
 * @param articles how many articles there were, and what became of them
 * @param passedOver entries of the input folder that were not read, by extension
 * @param speed how fast it went
 * @param memory how much memory it took
 * @param report the report that belongs to this manifest
 * @param warnings what the operator should look at
 */
public record Manifest(
        Program program,
        Time time,
        Map<String, String> settings,
        Model model,
        Articles articles,
        Map<String, Integer> passedOver,
        Speed speed,
        Memory memory,
        Report report,
        List<String> warnings) {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /**
     * The program.
     *
     * @param name its name
     * @param version its version
     * @param java version of the Java that ran it
     * @param system operating system and architecture
     * @param libraries versions of the libraries that decide what a model answers, by name
     */
    public record Program(String name, String version, String java, String system,
            Map<String, String> libraries) {
    }

    /**
     * Times in UTC, as ISO 8601.
     *
     * @param started when the run began
     * @param finished when the report was written
     * @param seconds how long it took
     */
    public record Time(String started, String finished, double seconds) {
    }

    /**
     * The model.
     *
     * @param id its id
     * @param version its version
     * @param fingerprint one hash over all its files
     * @param files SHA-256 of every file, by name
     */
    public record Model(String id, String version, String fingerprint, Map<String, String> files) {
    }

    /**
     * Counts of articles.
     *
     * @param total all of them: rows of the report
     * @param done translated or copied
     * @param skipped left alone
     * @param failed not finished
     * @param reused of those done, how many an earlier run had done
     * @param duplicates how many had the same content as another one
     */
    public record Articles(int total, int done, int skipped, int failed, int reused, int duplicates) {
    }

    /**
     * Speed of the translation in this run.
     *
     * @param workers articles that were translated at a time
     * @param articles articles translated in this run
     * @param sentences their sentences
     * @param articlesPerMinute articles by the run's wall-clock time
     * @param sentencesPerSecond sentences by the run's wall-clock time
     */
    public record Speed(int workers, int articles, int sentences, double articlesPerMinute,
            double sentencesPerSecond) {
    }

    /**
     * Peak memory.
     *
     * @param residentMebibytes most resident memory of the process, or -1 where the system does not tell
     * @param heapMebibytes most Java heap
     */
    public record Memory(long residentMebibytes, long heapMebibytes) {
    }

    /**
     * The report.
     *
     * @param file its name
     * @param rows its rows without the header
     * @param bytes its length
     * @param sha256 its hash
     */
    public record Report(String file, int rows, long bytes, String sha256) {
    }

    /**
     * Writes the manifest whole or not at all.
     *
     * @param target the file
     * @throws OutputException if it cannot be written
     */
    public void write(Path target) {
        AtomicFile.write(target, out -> out.write((GSON.toJson(this) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
