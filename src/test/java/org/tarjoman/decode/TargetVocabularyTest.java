package org.tarjoman.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.model.ModelException;

class TargetVocabularyTest {

    private static final String PIECES = """
            [["<pad>", 0], ["<s>", 0], ["</s>", 0], ["Tehran", 0], ["minister", 0], ["s", 1], ["(", 2], [")", 1],
             ["-", 3], [".", 1], ["1", 0], ["5", 1]]""";
    private static final int TEHRAN = 3;
    private static final int MINISTER = 4;
    private static final int S = 5;
    private static final int OPEN = 6;
    private static final int CLOSE = 7;
    private static final int HYPHEN = 8;
    private static final int STOP = 9;

    @TempDir
    private Path folder;

    private TargetVocabulary vocabulary(String content) throws IOException {
        return TargetVocabulary.read(Files.writeString(folder.resolve("target.json"), content));
    }

    @Test
    void joinsPiecesAsTheirFlagsSay() throws IOException {
        TargetVocabulary vocabulary = vocabulary(PIECES);

        assertThat(vocabulary.size()).isEqualTo(12);
        assertThat(vocabulary.text(new int[] {MINISTER, S, TEHRAN, STOP})).isEqualTo("ministers Tehran.");
        assertThat(vocabulary.text(new int[] {MINISTER, OPEN, TEHRAN, CLOSE, MINISTER}))
                .isEqualTo("minister (Tehran) minister");
        assertThat(vocabulary.text(new int[] {TEHRAN, HYPHEN, MINISTER})).isEqualTo("Tehran-minister");
        assertThat(vocabulary.text(new int[] {10, 11, 11, STOP})).isEqualTo("155.");
        assertThat(vocabulary.text(new int[] {MINISTER, MINISTER})).isEqualTo("minister minister");
    }

    @Test
    void leavesNoBlanksAtTheEnds() throws IOException {
        TargetVocabulary vocabulary = vocabulary(PIECES);

        assertThat(vocabulary.text(new int[] {})).isEmpty();
        assertThat(vocabulary.text(new int[] {S, OPEN})).isEqualTo("s (");
        assertThat(vocabulary.text(new int[] {TEHRAN})).isEqualTo("Tehran");
    }

    @Test
    void passesOverSpecialPieces() throws IOException {
        TargetVocabulary vocabulary = vocabulary(PIECES);

        assertThat(vocabulary.text(new int[] {1, TEHRAN, 0, MINISTER, 2, S, 0}))
                .isEqualTo("Tehran ministers");
        assertThat(vocabulary.text(new int[] {0, 1, 2})).isEmpty();
    }

    @Test
    void saysThatAPieceIsFromAnotherModel() throws IOException {
        TargetVocabulary vocabulary = vocabulary(PIECES);

        assertThatThrownBy(() -> vocabulary.text(new int[] {TEHRAN, 12})).isInstanceOf(ModelException.class)
                .hasMessageContaining("piece 12").hasMessageContaining("12 pieces")
                .hasMessageContaining("mixed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "no JSON", "[]",
            "[[\"<pad>\", 0], [\"<s>\", 0], [\"</s>\", 0]]",
            "[1, 2, 3, 4]", "[[\"a\", 0], [\"b\", 0], [\"c\", 0], [\"d\"]]",
            "[[\"a\", 0], [\"b\", 0], [\"c\", 0], [null, 0]]",
            "[[\"a\", 0], [\"b\", 0], [\"c\", 0], [\"d\", \"left\"]]",
            "[[\"a\", 0], [\"b\", 0], [\"c\", 0], [\"d\", 4]]",
            "[[\"a\", 0], [\"b\", 0], [\"c\", 0], [\"d\", -1]]"})
    void saysThatTheFileIsOfAnotherForm(String content) {
        assertThatThrownBy(() -> vocabulary(content)).isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.resolve("target.json").toString())
                .hasMessageContaining("cannot be read").hasMessageContaining("Restore");
    }

    @Test
    void saysThatTheFileIsMissing() {
        Path missing = folder.resolve("none.json");
        assertThatThrownBy(() -> TargetVocabulary.read(missing)).isInstanceOf(ModelException.class)
                .hasMessageContaining(missing.toString());
    }
}
