package org.tarjoman.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaithfulnessTest {

    private static final String TEXT = "Health Minister Mohammad Reza Zafarghandi said on Thursday that a 96-bed"
            + " children's hospital will open in Zabol in Mehr. It will have 14 specialists and cost 2.1 trillion"
            + " tomans, he said; Iran's two eastern provinces will share it.";

    @ParameterizedTest
    @ValueSource(strings = {
        "Zafarghandi said a hospital with 96 beds will open in Zabol.",
        "The hospital will cost 2.1 trillion tomans and have fourteen specialists.",
        "Iran will open a hospital in Mehr, the health minister said on Thursday.",
        "One of the provinces has Zabol's first hospital.",
        "Children's hospital: Zabol",
        ""})
    void findsNothingInWhatTheTextSays(String summary) {
        assertThat(Faithfulness.unsupported(summary, TEXT)).isEmpty();
    }

    @Test
    void findsNumbersThatTheTextLacks() {
        assertThat(Faithfulness.unsupported("A hospital with 69 beds, 14 specialists and 2.1 billion tomans", TEXT))
                .containsExactly("2.1 billion", "69");
    }

    @Test
    void findsNamesThatTheTextLacksAtTheBeginningOfASentenceToo() {
        assertThat(Faithfulness.unsupported("Namaki said in Zahedan that Zabol will have a hospital.", TEXT))
                .containsExactly("Namaki", "Zahedan");
    }

    @Test
    void takesACompoundApart() {
        assertThat(Faithfulness.unsupported("The Zabol-Mehr line", TEXT)).isEmpty();
        assertThat(Faithfulness.unsupported("The Zabol-Kerman line", TEXT)).containsExactly("Zabol-Kerman");
    }
}
