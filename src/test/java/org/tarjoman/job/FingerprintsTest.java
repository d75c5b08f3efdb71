package org.tarjoman.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarjoman.article.Article;
import org.tarjoman.article.DatelinePlace;

class FingerprintsTest {

    private static final ModelFacts MODEL = new ModelFacts("m", "1", "abc", Map.of(), List.of());

    private final Fingerprints fingerprints = new Fingerprints(MODEL, options("1", Map.of("beam", "4")));

    private static JobOptions options(String version, Map<String, String> settings) {
        return JobOptions.builder().setInput(Path.of("in")).setOutput(Path.of("out"))
                .setProgramVersion(version).optSettings(settings).build();
    }

    private static Article article(String id, String file, String title, String... paragraphs) {
        return new Article(id, file, "", title, "", "", "", "", java.util.Arrays.stream(paragraphs)
                .map(text -> new Article.Paragraph(text, false)).toList(), List.of(), List.of());
    }

    @Test
    void areTheSameForTheSameContentElsewhere() {
        assertThat(fingerprints.of(article("1", "a.txt", "t", "p")))
                .isEqualTo(fingerprints.of(article("2", "b.txt", "t", "p")));
    }

    @Test
    void differWhenTheSameTextIsDividedInAnotherWay() {
        assertThat(List.of(fingerprints.of(article("1", "a", "t", "p", "q")),
                fingerprints.of(article("1", "a", "t", "pq")),
                fingerprints.of(article("1", "a", "tp", "q")),
                fingerprints.of(article("1", "a", "", "t", "p", "q")))).doesNotHaveDuplicates();
    }

    @Test
    void differWithThePlaceOfTheDateline() {
        assertThat(List.of(fingerprints.of(withDateline("IRNA", new DatelinePlace(0, " - "))),
                fingerprints.of(withDateline("IRNA", new DatelinePlace(1, " - "))),
                fingerprints.of(withDateline("IRNA", new DatelinePlace(0, ": "))))).doesNotHaveDuplicates();
        assertThat(fingerprints.of(withDateline("", new DatelinePlace(1, " - "))))
                .isEqualTo(fingerprints.of(withDateline("", new DatelinePlace(0, ": "))));
    }

    private static Article withDateline(String dateline, DatelinePlace place) {
        return new Article("1", "a", "", "t", dateline, "", "", "", List.of(
                new Article.Paragraph("p", false), new Article.Paragraph("q", false)), List.of(), List.of(), place);
    }

    @Test
    void differWithModelSettingsAndVersion() {
        Article article = article("1", "a", "t", "p");

        assertThat(List.of(fingerprints.of(article),
                new Fingerprints(MODEL, options("2", Map.of("beam", "4"))).of(article),
                new Fingerprints(MODEL, options("1", Map.of("beam", "5"))).of(article),
                new Fingerprints(new ModelFacts("m", "1", "abd", Map.of(), List.of()),
                        options("1", Map.of("beam", "4"))).of(article))).doesNotHaveDuplicates();
    }

    @Test
    void doNotDependOnTheOrderInWhichSettingsWereGiven() {
        Article article = article("1", "a", "t", "p");
        Map<String, String> settings = new java.util.LinkedHashMap<>();
        settings.put("b", "2");
        settings.put("a", "1");

        assertThat(new Fingerprints(MODEL, options("1", settings)).of(article))
                .isEqualTo(new Fingerprints(MODEL, options("1", Map.of("a", "1", "b", "2"))).of(article));
    }
}
