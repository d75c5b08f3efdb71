package org.tarjoman.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarjoman.model.Bundle;
import org.tarjoman.model.TinyBundle;

class BenchmarkTest {

    @Test
    void hasACorpusWithoutRepeats() {
        List<List<String>> articles = Benchmark.articles();

        assertThat(articles).hasSize(27).allMatch(article -> article.size() == 15);
        assertThat(articles.stream().flatMap(List::stream)).doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void measuresAllArticlesButTheFirstTwo() {
        Bundle bundle = Bundle.open(TinyBundle.FOLDER);
        List<List<String>> articles = List.of(List.of("خبر"), List.of("دیدار", "وزیر"),
                List.of("خبر ایران", "تهران"),
                List.of("در تهران گفت"), List.of("وزیر از ایران", "خبر از تهران"));

        BenchmarkResult one = Benchmark.run(bundle, 1, 1, 1, articles);
        BenchmarkResult two = Benchmark.run(bundle, 2, 1, 1, articles);

        assertThat(one.articles()).isEqualTo(3);
        assertThat(one.sentences()).isEqualTo(5);
        assertThat(one.beam()).isEqualTo(1);
        assertThat(one.sourcePieces()).isEqualTo(2 * 5 + 2 + 1 + 3 + 3 + 3);
        assertThat(one.targetPieces()).isGreaterThanOrEqualTo(5);
        assertThat(one.paddingShare()).isBetween(0.0, 0.5);
        assertThat(one.loadSeconds()).isPositive();
        assertThat(one.seconds()).isPositive();
        // Workers share the work and add nothing to it.
        assertThat(two.sourcePieces()).isEqualTo(one.sourcePieces());
        assertThat(two.targetPieces()).isEqualTo(one.targetPieces());
    }

    @Test
    void derivesRatesFromCountsAndTime() {
        BenchmarkResult result = new BenchmarkResult(1, 30, 20, 300, 6000, 9000, 0.1, 4);

        assertThat(result.articlesPerMinute()).isCloseTo(40, within(1e-9));
        assertThat(result.sourcePiecesPerSecond()).isCloseTo(200, within(1e-9));
        assertThat(result.targetPiecesPerSecond()).isCloseTo(300, within(1e-9));
        assertThat(result.multiplyAddsPerSecond(10, 100)).isCloseTo(2000 + 4 * 30_000, within(1e-6));
    }
}
