package org.tarjoman.article;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a walk through the input folder found.
 *
 * @param files files to read, sorted by relative path
 * @param passedOver how many entries were passed over, by lower-case extension without its dot, or by
 *     one of the names {@link #NO_EXTENSION}, {@link #HIDDEN}, {@link #FOLDER_LINK} and {@link #SPECIAL}
 * @param problems entries that could not be read, sorted by relative path; each becomes a failed row
 */
public record ScanResult(
        List<InputFile> files, SortedMap<String, Integer> passedOver, List<InputProblem> problems) {

    /** Counts files whose name has no extension. */
    public static final String NO_EXTENSION = "(no extension)";
    /** Counts hidden files and hidden folders; what lies in a hidden folder is not looked at. */
    public static final String HIDDEN = "(hidden)";
    /** Counts links to folders of the input folder, which are walked at their own place. */
    public static final String FOLDER_LINK = "(link to a folder)";
    /** Counts what is neither file nor folder: pipes, sockets, devices. */
    public static final String SPECIAL = "(special file)";

    /** Copies the collections. */
    public ScanResult {
        files = List.copyOf(files);
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
        problems = List.copyOf(problems);
    }

    /** Returns how many entries were passed over in all. */
    public int passedOverTotal() {
        return passedOver.values().stream().mapToInt(Integer::intValue).sum();
    }
}
