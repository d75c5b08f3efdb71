package org.tarjoman.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven writes into {@code tarjoman.properties}. */
public final class ProgramVersion implements IVersionProvider {

    /** Constructs a provider. */
    public ProgramVersion() {
        // Nothing to set.
    }

    /** Returns the version, for example {@code 1.0.0}. */
    static String get() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("/tarjoman.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("tarjoman.properties cannot be read from the program itself", e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"tarjoman " + get(), "Java " + System.getProperty("java.version")};
    }
}
