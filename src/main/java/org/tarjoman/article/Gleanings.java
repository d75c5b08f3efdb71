package org.tarjoman.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an article's lines tell besides its text; whatever is known from elsewhere has precedence. */
final class Gleanings {

    private final List<Line> lines = new ArrayList<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private String source = "";
    private String published = "";
    private String url = "";

    void keep(Line line) {
        lines.add(line);
    }

    void addTags(List<String> found) {
        tags.addAll(found);
    }

    void source(String name) {
        source = source.isEmpty() ? name : source;
    }

    void published(LocalDate date) {
        published = published.isEmpty() ? date.toString() : published;
    }

    void url(String address) {
        url = url.isEmpty() ? address : url;
    }

    List<Line> lines() {
        return lines;
    }

    Set<String> tags() {
        return tags;
    }

    /** Returns the name in a source line or in a footer's link, or an empty text. */
    String source() {
        return source;
    }

    /** Returns the date of a line that is a date, in ISO form, or an empty text. */
    String published() {
        return published;
    }

    /** Returns the address of a line that is an address, or an empty text. */
    String url() {
        return url;
    }

    boolean hasText() {
        return lines.stream().anyMatch(line -> !line.isBlank());
    }
}
