package org.tarjoman.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptsTest {

    @Test
    void countsLettersByScript() {
        assertThat(Scripts.count("آب ab ۱۲ 12 ـ ، Ж"))
                .containsOnly(java.util.Map.entry(Character.UnicodeScript.ARABIC, 2),
                        java.util.Map.entry(Character.UnicodeScript.LATIN, 2),
                        java.util.Map.entry(Character.UnicodeScript.CYRILLIC, 1));
    }

    @Test
    void knowsTextWithoutLetters() {
        assertThat(Scripts.hasLetters("۱۲ / 14 ... ـــ «»")).isFalse();
        assertThat(Scripts.hasLetters("۱۲ آب")).isTrue();
    }

    @Test
    void givesTheShareOfArabicScript() {
        assertThat(Scripts.arabicShare("آبab")).isEqualTo(0.5);
        assertThat(Scripts.arabicShare("12")).isZero();
        assertThat(Scripts.hasArabicLetters("ab ۱۲")).isFalse();
        assertThat(Scripts.hasArabicLetters("ab پ")).isTrue();
    }

    @Test
    void knowsWhichLettersALanguageHas() {
        assertThat(Scripts.hasLettersOf("Bakı 12", "azj_Latn")).isTrue();
        assertThat(Scripts.hasLettersOf("پ 12", "azj_Latn")).isTrue();
        assertThat(Scripts.hasLettersOf("Москва 12", "azj_Latn")).isFalse();
        assertThat(Scripts.hasLettersOf("Baku 12", "pes_Arab")).isFalse();
        assertThat(Scripts.hasLettersOf("پ 12", "pes_Arab")).isTrue();
    }
}
