package org.tarjoman.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tarjoman.model.ModelException;

/**
 * The licence of weights.
 *
 * @param name its identifier as hubs give it, the title of its text, or {@link #UNKNOWN}; of several licences
 *     all, with commas between them
 * @param where where it can be read
 */
record Licence(String name, String where) {

    /** A model's card, whose head names the licence. */
    static final String CARD = "README.md";

    static final String UNKNOWN = "unknown";

    /** Licences that allow any use; all others want a person's consent. */
    private static final Pattern FREE = Pattern.compile(
            "apache-2\\.0|mit|bsd(-[234]-clause(-clear)?)?|cc-by-4\\.0|cc-by-sa-4\\.0|cc0-1\\.0|mpl-2\\.0");

    private static final Pattern HEAD = Pattern.compile("\\A\\uFEFF?---\\s*\\R(.*?)^---\\s*$",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern ENTRY = Pattern.compile("^license:[ \\t]*(.*)((?:\\R[ \\t]*-[ \\t]+.*)*)",
            Pattern.MULTILINE);

    /**
     * Finds the licence: the source's own word, else the card's, else a licence file's title.
     *
     * @param folder where the source's descriptions are
     * @throws IOException if one of them cannot be read
     */
    static Licence of(ModelSource source, Path folder) throws IOException {
        if (source.licence().isPresent()) {
            return new Licence(source.licence().get(), source.where(CARD));
        }
        Path card = folder.resolve(CARD);
        if (Files.isRegularFile(card)) {
            String named = ofCard(text(card));
            if (!named.isEmpty()) {
                return new Licence(named, source.where(CARD));
            }
        }
        for (String name : List.of("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE")) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return new Licence(ofText(text(folder.resolve(name))), source.where(name));
            }
        }
        return new Licence(UNKNOWN, Files.isRegularFile(card) ? source.where(CARD) : source.address());
    }

    /** Licences are read for their names alone; a stray byte in them does no harm. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String ofCard(String card) {
        Matcher head = HEAD.matcher(card);
        Matcher entry = ENTRY.matcher(head.find() ? head.group(1) : "");
        if (!entry.find()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        String inline = entry.group(1).strip().replaceAll("^\\[|\\]$", "");
        names.addAll(Arrays.asList(inline.split(",")));
        entry.group(2).lines().forEach(line -> names.add(line.strip().replaceFirst("^-\\s+", "")));
        return String.join(", ", names.stream().map(name -> name.replaceAll("[\"']", "").replaceFirst("\\s#.*", "")
                .strip()).filter(name -> !name.isEmpty()).toList());
    }

    private static String ofText(String text) {
        List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(2).toList();
        if (lines.isEmpty()) {
            return UNKNOWN;
        }
        String title = lines.get(0).replaceFirst("^#+\\s*", "");
        String second = lines.size() > 1 ? lines.get(1) : "";
        if (title.equals("Apache License") && second.startsWith("Version 2.0")) {
            return "apache-2.0";
        }
        if (title.matches("(The )?MIT License.*")) {
            return "mit";
        }
        return title.startsWith("Mozilla Public License") && (title + second).contains("2.0") ? "mpl-2.0" : title;
    }

    /** Returns whether any use is allowed. */
    boolean isFree() {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split(",\\s*")).allMatch(n -> FREE.matcher(n).matches());
    }

    /**
     * Returns if the weights may be taken.
     *
     * @param accepted whether a person accepts the licence
     * @throws ModelException if they may not
     */
    void require(boolean accepted) {
        if (isFree() || accepted) {
            return;
        }
        throw new ModelException("The licence of this model is " + (name.equals(UNKNOWN) ? "not known" : name)
                + ", which may forbid commercial or other use. Read it: " + where
                + ". If you accept it, add --accept-licence. Nothing was installed.");
    }
}
