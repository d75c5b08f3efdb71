package org.tarjoman.install;

import java.util.Locale;

/**
 * What an operator wants of an installation.
 *
 * @param id the model's id: small letters, digits, {@code .}, {@code _} and {@code -}, the first a letter or
 *     digit, at most 64 characters; null for one made of the source's name
 * @param precision suffix of the ONNX files to take, such as {@code int8}, {@code fp32} for those without one;
 *     null for the best one for a CPU
 * @param acceptLicence whether a licence that is not free is accepted
 */
public record InstallOptions(String id, String precision, boolean acceptLicence) {

    private static final String ID = "[a-z0-9][a-z0-9._-]{0,63}";

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public InstallOptions {
        if (id != null && !id.matches(ID)) {
            throw new IllegalArgumentException("the id must be of small letters, digits, '.', '_' and '-', begin with"
                    + " a letter or digit and have at most 64 characters, not '" + id + "'");
        }
    }

    /**
     * Returns the id, or one made of the source's name.
     *
     * @throws IllegalArgumentException if none can be made of it
     */
    String idFor(String name) {
        if (id != null) {
            return id;
        }
        String made = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
        if (!made.matches(ID)) {
            throw new IllegalArgumentException("no id can be made of the name '" + name + "'; give one with --id");
        }
        return made;
    }
}
