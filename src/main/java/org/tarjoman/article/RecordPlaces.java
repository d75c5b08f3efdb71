package org.tarjoman.article;

import java.util.HashMap;
import java.util.Map;

/** Names the places of a file's records so that no two are alike, even if ids come twice. */
final class RecordPlaces {

    private static final int LONGEST_ID = 100;

    private final String file;
    private final Map<String, Integer> seen = new HashMap<>();

    RecordPlaces(InputFile file) {
        this.file = file.relativePath();
    }

    /**
     * Returns file, {@code #} and the record's id or, if it has none, its number; a name that was given
     * before gets {@code ~2}, {@code ~3} and so on behind it.
     *
     * @param id id, maybe empty
     * @param number number of the record in the file, from 1
     */
    String place(String id, long number) {
        String name = id.strip().replaceAll("[\\s\\p{Cc}]+", "_");
        if (name.isEmpty()) {
            name = Long.toString(number);
        } else if (name.length() > LONGEST_ID) {
            name = name.substring(0, LONGEST_ID);
        }
        String place = name;
        // An id may look like one that was given a number here.
        while (seen.containsKey(place)) {
            place = name + "~" + seen.merge(name, 1, Integer::sum);
        }
        seen.put(place, 1);
        return file + "#" + place;
    }
}
