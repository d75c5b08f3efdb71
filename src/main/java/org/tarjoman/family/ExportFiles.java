package org.tarjoman.family;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tarjoman.model.ModelException;

/**
 * The ONNX files of an export, by their paths in its folder with {@code /} between the parts.
 *
 * @param encoder the encoder
 * @param decoder the merged decoder, or the decoder of the first step
 * @param withPast the decoder of the later steps, or null if {@code decoder} is a merged one
 */
public record ExportFiles(String encoder, String decoder, String withPast) {

    private static final String ENCODER = "encoder_model";
    private static final String MERGED = "decoder_model_merged";
    private static final String FIRST = "decoder_model";
    private static final String WITH_PAST = "decoder_with_past_model";

    /**
     * Finds the files of each precision that is complete, by the suffix that hubs give it: an empty
     * string for the export's own, {@code quantized}, {@code int8}, {@code fp16} and so on.
     *
     * @param names all files of the folder
     */
    public static Map<String, ExportFiles> precisions(Collection<String> names) {
        Map<String, ExportFiles> found = new LinkedHashMap<>();
        for (String name : new TreeSet<>(names)) {
            String file = name.substring(name.lastIndexOf('/') + 1);
            if (!file.endsWith(".onnx") || !file.startsWith(ENCODER)) {
                continue;
            }
            String folder = name.substring(0, name.length() - file.length());
            String suffix = file.substring(ENCODER.length());
            String merged = folder + MERGED + suffix;
            String first = folder + FIRST + suffix;
            String withPast = folder + WITH_PAST + suffix;
            String precision = suffix.substring(0, suffix.length() - ".onnx".length()).replaceFirst("^_", "");
            if (names.contains(merged)) {
                found.putIfAbsent(precision, new ExportFiles(name, merged, null));
            } else if (names.contains(first) && names.contains(withPast)) {
                found.putIfAbsent(precision, new ExportFiles(name, first, withPast));
            }
        }
        return found;
    }

    /**
     * Returns the only precision that is there.
     *
     * @throws ModelException if none is complete, or there are several
     */
    public static ExportFiles only(Collection<String> names, String where) {
        Map<String, ExportFiles> found = precisions(names);
        if (found.size() != 1) {
            throw new ModelException(where + (found.isEmpty() ? " lacks ONNX files: " : " has several precisions: ")
                    + "encoder_model.onnx with decoder_model_merged.onnx (or decoder_model.onnx and"
                    + " decoder_with_past_model.onnx) are needed once. Install the model anew.");
        }
        return found.values().iterator().next();
    }

    /** Returns the files, encoder first. */
    public List<String> all() {
        List<String> all = new ArrayList<>(List.of(encoder, decoder));
        if (withPast != null) {
            all.add(withPast);
        }
        return all;
    }
}
