package org.tarjoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UntranslatedTextTest {

    @Test
    void exchangesPersianMarksAlone() {
        assertThat(UntranslatedText.inEnglish("«BBC»، 5؛ ?؟")).isEqualTo("\"BBC\", 5; ??");
        assertThat(UntranslatedText.inEnglish("a.b-c (d) … 😀 漢")).isEqualTo("a.b-c (d) … 😀 漢");
    }

    @Test
    void dropsHalfSpaces() {
        assertThat(UntranslatedText.inEnglish("\u200C*\u200C*")).isEqualTo("**");
        assertThat(UntranslatedText.inEnglish("")).isEmpty();
    }
}
