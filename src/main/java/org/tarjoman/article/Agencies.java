package org.tarjoman.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The agencies and news sites that are known by name, from the resource {@code agencies.tsv}. */
public final class Agencies {

    private static final int LONGEST_NAME = 5;

    /**
     * An agency.
     *
     * @param name its name in Persian
     * @param english its name in English
     */
    public record Agency(String name, String english) {
    }

    private record Name(Agency agency, boolean everydayWord) {
    }

    private static final Agencies KNOWN = load();

    private final Map<String, Name> names = new HashMap<>();
    private final Map<String, Agency> domains = new HashMap<>();

    private Agencies() {
    }

    /** Returns the agencies that ship with the program. */
    public static Agencies known() {
        return KNOWN;
    }

    private static Agencies load() {
        Agencies agencies = new Agencies();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Agencies.class.getResourceAsStream("agencies.tsv"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    agencies.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of agencies in the program cannot be read", e);
        }
        return agencies;
    }

    private void add(String[] columns) {
        Agency agency = new Agency(columns[0], columns[1]);
        for (String other : columns[2].split("\\|")) {
            boolean everyday = other.startsWith("~");
            names.put(Fold.words(everyday ? other.substring(1) : other), new Name(agency, everyday));
        }
        names.putIfAbsent(Fold.words(columns[0]), new Name(agency, false));
        for (String domain : columns[3].split("\\|")) {
            if (!domain.isEmpty()) {
                domains.put(domain, agency);
            }
        }
    }

    /** Returns the agency whose whole name a text is, with or without خبرگزاری before it. */
    public Optional<Agency> named(String text) {
        String folded = Fold.words(text);
        Name name = names.get(folded);
        if (name == null) {
            name = names.get(folded.replaceFirst(
                    "^(خبرگزاری|پایگاه خبری|پایگاه خبری تحلیلی|سایت|وبسایت|روزنامه|شبکه) ", ""));
        }
        return Optional.ofNullable(name).map(Name::agency);
    }

    /** Returns the English name of an agency, or the text itself if it names none that is known. */
    public String english(String text) {
        return named(text).map(Agency::english).orElse(text);
    }

    /**
     * Finds an agency named somewhere in a few words, the longest name first.
     *
     * @param text a dateline or what stands behind به گزارش
     * @param trusted whether the place makes an everyday word the name of an agency
     */
    Optional<Agency> within(String text, boolean trusted) {
        List<String> words = new ArrayList<>(Fold.list(text));
        for (int length = Math.min(LONGEST_NAME, words.size()); length > 0; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                Name name = names.get(String.join(" ", words.subList(from, from + length)));
                if (name != null && (trusted || !name.everydayWord())) {
                    return Optional.of(name.agency());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the agency that an address belongs to. */
    Optional<Agency> ofAddress(String url) {
        try {
            String host = URI.create(url.strip()).getHost();
            while (host != null && host.contains(".")) {
                Agency agency = domains.get(host.toLowerCase(java.util.Locale.ROOT));
                if (agency != null) {
                    return Optional.of(agency);
                }
                host = host.substring(host.indexOf('.') + 1);
            }
        } catch (IllegalArgumentException e) {
            // What is no address belongs to no agency.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
