package org.tarjoman.install;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tarjoman.family.FamilyFixture;

/** Exports with a free licence, and copies of them to break. */
public final class Export {

    private Export() {
    }

    /** Unpacks a family's export and gives it a model card; returns its folder. */
    public static Path of(String family, Path folder) throws IOException {
        Path export = FamilyFixture.unpack(family, folder);
        card(export, "apache-2.0");
        return export;
    }

    /** Writes a model card with a licence. */
    static void card(Path export, String licence) throws IOException {
        Files.writeString(export.resolve("README.md"),
                "---\nlanguage: fa\nlicense: " + licence + "\ntags:\n- translation\n---\n# A model\n");
    }

    /** Changes one of the JSON files. */
    public static void edit(Path file, Consumer<JsonObject> change) throws IOException {
        JsonObject json = new Gson().fromJson(Files.readString(file), JsonObject.class);
        change.accept(json);
        Files.writeString(file, json.toString());
    }

    /** Replaces bytes, which must occur, by as many others. */
    static void replace(Path file, byte[] before, byte[] after) throws IOException {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String old = new String(before, StandardCharsets.ISO_8859_1);
        if (before.length != after.length || !content.contains(old)) {
            throw new IllegalArgumentException(file + " does not hold what is to be replaced");
        }
        Files.write(file, content.replace(old, new String(after, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Gives a graph a name for another tensor; all names of it change. */
    static void rename(Path file, String before, String after) throws IOException {
        replace(file, before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
    }

    /** Changes the type of an input: its description is its name, then the type's number. */
    static void retype(Path file, String input, int type, int other) throws IOException {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        // After the name: 12 length, 0a length, 08 type.
        Matcher description = Pattern.compile("\n." + Pattern.quote(input) + "\\x12.\n.\\x08" + (char) type,
                Pattern.DOTALL).matcher(content);
        if (!description.find()) {
            throw new IllegalArgumentException(file + " has no input " + input + " of type " + type);
        }
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        bytes[description.end() - 1] = (byte) other;
        Files.write(file, bytes);
    }

    /** Adds four numbers to a graph that are kept in a file of their own; messages that follow are merged. */
    static void addExternal(Path file, String location) throws IOException {
        byte[] tensor = message(new byte[] {0x08, 4, 0x10, 1}, field(8, "more".getBytes(StandardCharsets.UTF_8)),
                field(13, message(field(1, "location".getBytes(StandardCharsets.UTF_8)),
                        field(2, location.getBytes(StandardCharsets.UTF_8)))), new byte[] {0x70, 1});
        byte[] graph = field(7, field(5, tensor));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(graph);
        }
    }

    private static byte[] field(int number, byte[] content) {
        return message(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] message(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Packs a folder into an archive. */
    static Path zip(Path folder, String prefix, Path archive) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Path file : files(folder)) {
                zip.putNextEntry(new ZipEntry(prefix + folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return archive;
    }

    /** Returns all files of a folder. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
