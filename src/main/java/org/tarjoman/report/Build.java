package org.tarjoman.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What Maven wrote into {@code tarjoman.properties} when it built the program. */
public final class Build {

    private static final String VERSION = "version";
    private static final Map<String, String> FACTS = read();

    private Build() {
    }

    private static Map<String, String> read() {
        try (InputStream in = Build.class.getResourceAsStream("/tarjoman.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            Map<String, String> facts = new TreeMap<>();
            properties.stringPropertyNames().forEach(name -> facts.put(name, properties.getProperty(name)));
            return Map.copyOf(facts);
        } catch (IOException e) {
            throw new UncheckedIOException("tarjoman.properties cannot be read from the program itself", e);
        }
    }

    /** Returns the program's version, for example {@code 1.0.0}. */
    public static String version() {
        return FACTS.get(VERSION);
    }

    /** Returns the versions of the libraries that decide what a model answers, by name. */
    public static Map<String, String> libraries() {
        Map<String, String> libraries = new TreeMap<>(FACTS);
        libraries.remove(VERSION);
        return libraries;
    }
}
