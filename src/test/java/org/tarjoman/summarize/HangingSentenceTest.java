package org.tarjoman.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HangingSentenceTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "He added that the road would open soon.",
            "The mayor of Qom added: \"The road opens soon.\"",
            "Its length is 30 kilometres.",
            "This plan covers 12 villages.",
            "These roads are closed.",
            "Both roads are closed.",
            "In this meeting, the two sides signed a document.",
            "According to him, the road is closed.",
            "According to this official, the road is closed.",
            "According to IRNA, he spoke in Qom on Sunday.",
            "In a speech on Sunday, he called for calm.",
            "However, the road is closed.",
            "Hours later, the road was opened.",
            "\"The road is closed,\" he stressed.",
            "We will open the road soon.\"",
            "We will open the road soon.”"})
    void findsWhatNeedsTheSentenceBefore(String sentence) {
        assertThat(HangingSentence.hangs(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "According to IRNA, the road was closed on Sunday.",
            "Fatemeh Mohajerani said that she would travel to Qom.",
            "In Qom, Fatemeh Mohajerani said she would stay.",
            "After Ali Rezaei arrived, he went to the school.",
            "This year 224 films were shown.",
            "This year's harvest was good.",
            "Those who own wells must register.",
            "Both Iran and Iraq agreed.",
            "The mayor said: \"He knows this plan.\"",
            "The mayor also opened a school.",
            "A seventh line will be added to the network.",
            "The mayor said: \"We will open the road.",
            "***",
            ""})
    void acceptsWhatStandsAlone(String sentence) {
        assertThat(HangingSentence.hangs(sentence)).isFalse();
    }
}
