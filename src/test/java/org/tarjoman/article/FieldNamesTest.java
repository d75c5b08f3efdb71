package org.tarjoman.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {

    @Test
    void changesOnlyTheNamedFields() {
        assertThat(FieldNames.parse("title=headline, body = text"))
                .isEqualTo(new FieldNames("id", "headline", "text", "url", "date", "agency", "tags"));
        assertThat(FieldNames.parse(" ")).isEqualTo(FieldNames.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"headline", "heading=x", "title=", "=x", "title=a,,body=b"})
    void refusesWhatNamesNoField(String text) {
        assertThatThrownBy(() -> FieldNames.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("title=headline,body=text");
    }

    @Test
    void listsNamesButNoTextOfArticles() {
        assertThat(FieldNames.listed(List.of("headline", "text"))).isEqualTo("headline, text");
        assertThat(FieldNames.listed(List.of("وزیر امور خارجه در نشست خبری هفتگی خود گفت")))
                .isEqualTo("(text of 42 characters)");
        assertThat(FieldNames.listed(List.of("1", "گرانی نان در تهران", "Publication date")))
                .isEqualTo("1, (text of 18 characters), Publication date");
        assertThat(FieldNames.listed(Collections.nCopies(20, "x"))).endsWith("x, …").hasSize(15 * 3 + 1);
    }
}
