package org.tarjoman.article;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.Objects;

/**
 * Names of the columns of a CSV file or the members of a JSON object; upper and lower case are alike.
 *
 * @param id identifier of the article
 * @param title headline
 * @param body text of the article, the only one that a file must have
 * @param url address
 * @param date date of publication
 * @param agency agency or site
 * @param tags tags, as one text or as a JSON array
 */
public record FieldNames(
        String id, String title, String body, String url, String date, String agency, String tags) {

    private static final int MOST_LISTED = 15;
    private static final int LONGEST_LISTED = 30;
    /** A headline may be as short as a name, but seldom has so few words. */
    private static final int MOST_WORDS = 2;

    /** Each field under its own name. */
    public static final FieldNames DEFAULTS =
            new FieldNames("id", "title", "body", "url", "date", "agency", "tags");

    /** Checks that every name is there. */
    public FieldNames {
        for (String name : new String[] {id, title, body, url, date, agency, tags}) {
            if (Objects.requireNonNull(name, "field name").isBlank()) {
                throw new IllegalArgumentException("a field name is empty");
            }
        }
    }

    /**
     * Reads names as given on the command line; fields that are not named keep their default.
     *
     * @param text for example {@code title=headline,body=text}; empty for the defaults
     * @throws IllegalArgumentException if a pair is not {@code field=name} or the field is unknown
     */
    public static FieldNames parse(String text) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String field : new String[] {"id", "title", "body", "url", "date", "agency", "tags"}) {
            names.put(field, field);
        }
        for (String pair : text.isBlank() ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            String field = pair.substring(0, Math.max(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (equals < 0 || pair.substring(equals + 1).isBlank() || !names.containsKey(field)) {
                throw new IllegalArgumentException("'" + pair.strip() + "' names no field; write for example "
                        + "title=headline,body=text with the fields " + String.join(", ", names.keySet()));
            }
            names.put(field, pair.substring(equals + 1).strip());
        }
        return new FieldNames(names.get("id"), names.get("title"), names.get("body"), names.get("url"),
                names.get("date"), names.get("agency"), names.get("tags"));
    }

    /**
     * Lists the names that a file has, for a message: no more and no longer than names are, since a file
     * without a header has its first article there, and text of articles belongs in no log.
     */
    static String listed(Collection<String> names) {
        String listed = names.stream().limit(MOST_LISTED)
                .map(name -> name.length() <= LONGEST_LISTED && name.strip().split("\\s+").length <= MOST_WORDS
                        ? name : "(text of " + name.length() + " characters)")
                .collect(Collectors.joining(", "));
        return names.size() <= MOST_LISTED ? listed : listed + ", …";
    }
}
