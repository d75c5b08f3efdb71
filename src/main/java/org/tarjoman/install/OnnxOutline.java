package org.tarjoman.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tarjoman.model.ModelException;

/**
 * Inputs, outputs and external files of an ONNX file, read without loading it: DJL tells names alone, and a
 * graph whose weights are missing cannot be loaded to be asked. Field numbers are those of {@code onnx.proto}.
 *
 * @param inputs the graph's inputs by name
 * @param outputs the graph's outputs by name
 * @param externalFiles files of weights, as the graph names them
 */
record OnnxOutline(Map<String, Tensor> inputs, Map<String, Tensor> outputs, Set<String> externalFiles) {

    private static final Map<Integer, String> TYPES = Map.of(1, "float32", 2, "uint8", 3, "int8", 6, "int32", 7,
            "int64", 9, "bool", 10, "float16", 11, "float64", 16, "bfloat16");

    /**
     * An input or output.
     *
     * @param type its type, such as {@code int64}
     * @param shape its shape, -1 where it is not fixed
     */
    record Tensor(String type, List<Long> shape) {
    }

    /**
     * Reads a file.
     *
     * @throws ModelException if it is no ONNX file
     */
    static OnnxOutline of(Path file) {
        OnnxOutline outline = new OnnxOutline(new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeSet<>());
        try (ProtoReader in = new ProtoReader(file)) {
            Reader reader = new Reader(in, outline);
            in.root((number, length) -> {
                if (number == 7) {
                    reader.graph(length, true);
                }
            });
            // Older exports list weights among the inputs, too.
            outline.inputs.keySet().removeAll(reader.weights);
        } catch (IOException e) {
            throw new ModelException(file + " is no ONNX file, or a damaged one: " + e.getMessage()
                    + ". Download it again.", e);
        }
        if (outline.inputs.isEmpty() || outline.outputs.isEmpty()) {
            throw new ModelException(file + " is no ONNX file, or a damaged one: it has no inputs or no outputs."
                    + " Download it again.");
        }
        return outline;
    }

    private record Reader(ProtoReader in, OnnxOutline outline, Set<String> weights) {

        Reader(ProtoReader in, OnnxOutline outline) {
            this(in, outline, new TreeSet<>());
        }

        void graph(long bytes, boolean outer) throws IOException {
            in.message(bytes, (number, length) -> {
                switch (number) {
                    case 1 -> in.message(length, this::nodeField);
                    case 5 -> tensor(length);
                    case 11 -> value(length, outer ? outline.inputs : new HashMap<>());
                    case 12 -> value(length, outer ? outline.outputs : new HashMap<>());
                    default -> { }
                }
            });
        }

        /** A merged decoder keeps its two ways in attributes of a node. */
        private void nodeField(int number, long bytes) throws IOException {
            if (number == 5) {
                in.message(bytes, (attribute, length) -> {
                    switch (attribute) {
                        case 5, 10 -> tensor(length);
                        case 6, 11 -> graph(length, false);
                        default -> { }
                    }
                });
            }
        }

        private void tensor(long bytes) throws IOException {
            in.message(bytes, (number, length) -> {
                if (number == 8) {
                    weights.add(in.text(length));
                } else if (number == 13) {
                    String[] entry = {"", ""};
                    in.message(length, (part, chars) -> entry[part == 1 ? 0 : 1] = in.text(chars));
                    if (entry[0].equals("location")) {
                        outline.externalFiles.add(entry[1]);
                    }
                }
            });
        }

        private void value(long bytes, Map<String, Tensor> values) throws IOException {
            String[] name = {""};
            int[] type = {0};
            List<Long> shape = new ArrayList<>();
            in.message(bytes, (number, length) -> {
                if (number == 1) {
                    name[0] = in.text(length);
                } else if (number == 2) {
                    in.message(length, (kind, inner) -> {
                        if (kind == 1) {
                            in.message(inner, (part, value) -> {
                                if (part == 1) {
                                    type[0] = (int) value;
                                } else if (part == 2) {
                                    shape(value, shape);
                                }
                            });
                        }
                    });
                }
            });
            values.put(name[0], new Tensor(TYPES.getOrDefault(type[0], "type " + type[0]), shape));
        }

        private void shape(long bytes, List<Long> shape) throws IOException {
            in.message(bytes, (number, length) -> {
                if (number == 1) {
                    long[] size = {-1};
                    in.message(length, (kind, value) -> {
                        if (kind == 1) {
                            size[0] = value;
                        }
                    });
                    shape.add(size[0]);
                }
            });
        }
    }
}
