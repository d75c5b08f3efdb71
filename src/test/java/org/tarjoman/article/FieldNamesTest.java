package org.tarjoman.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
