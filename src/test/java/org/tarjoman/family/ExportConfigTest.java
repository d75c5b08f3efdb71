package org.tarjoman.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.model.ModelException;

class ExportConfigTest {

    private static final Prompt PROMPT = new Prompt("", List.of(), List.of(1), 0, GenerateOptions.NONE);

    @TempDir
    Path folder;

    private ExportConfig config(String config, String generation) throws IOException {
        Files.writeString(folder.resolve(ExportConfig.CONFIG), config);
        Files.writeString(folder.resolve(ExportConfig.GENERATION), generation);
        return ExportConfig.of(folder);
    }

    @Test
    void generationGoesBeforeConfigAndNullIsNothing() throws IOException {
        ExportConfig config = config("{\"num_beams\": 2, \"max_length\": 30, \"min_length\": null}",
                "{\"num_beams\": 5, \"max_length\": null}");

        GenerateOptions options = config.options(PROMPT);

        assertThat(options.beam()).isEqualTo(5);
        assertThat(options.maxLength()).isEqualTo(30);
        assertThat(options.minLength()).isZero();
    }

    @Test
    void newPiecesLeaveOutTheStartAndGoBeforeALength() throws IOException {
        GenerateOptions options = config("{}",
                "{\"max_length\": 30, \"max_new_tokens\": 128, \"min_length\": 2, \"min_new_tokens\": 10}").options(PROMPT);

        assertThat(options.maxLength()).isEqualTo(129);
        assertThat(options.minLength()).isEqualTo(11);
    }

    @Test
    void noTargetIsLongerThanThePositions() throws IOException {
        assertThat(config("{\"max_position_embeddings\": 64}", "{\"max_length\": 200}").options(PROMPT).maxLength())
                .isEqualTo(64);
    }

    @Test
    void aTaskFillsUpOnlyWhatIsNotSaid() throws IOException {
        ExportConfig config = config("{\"num_beams\": null, \"task_specific_params\": {\"summarization\":"
                + " {\"num_beams\": 4, \"max_length\": 200, \"length_penalty\": 2.0, \"prefix\": \"summarize: \"}}}",
                "{\"max_length\": 60}");

        GenerateOptions options = config.forTask("summarization").options(PROMPT);

        assertThat(options.beam()).isEqualTo(4);
        assertThat(options.lengthPenalty()).isEqualTo(2);
        assertThat(options.maxLength()).isEqualTo(60);
        assertThat(config.taskPrefix("summarization")).isEqualTo("summarize: ");
        assertThat(config.forTask("translation").options(PROMPT).beam()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"num_beam_groups\": 2", "\"penalty_alpha\": 0.6",
        "\"encoder_repetition_penalty\": 1.2", "\"do_sample\": true", "\"force_words_ids\": [[4]]"})
    void refusesRulesThatItDoesNotHave(String rule) throws IOException {
        ExportConfig config = config("{}", "{" + rule + "}");

        assertThatThrownBy(() -> config.options(PROMPT)).isInstanceOf(ModelException.class)
                .hasMessageContaining(rule.substring(1, rule.indexOf('"', 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"num_beams\": \"many\"", "\"num_beams\": 99", "\"early_stopping\": 3",
        "\"suppress_tokens\": 4", "\"bad_words_ids\": 7", "\"length_penalty\": []"})
    void refusesSettingsOfAnotherKind(String setting) throws IOException {
        ExportConfig config = config("{}", "{" + setting + "}");

        assertThatThrownBy(() -> config.options(PROMPT)).isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aFolderWithoutAConfigurationIsNoExport() {
        assertThatThrownBy(() -> ExportConfig.of(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("config.json");
    }

    @ParameterizedTest
    @CsvSource({"M2M100Tokenizer, 12, 12, m2m100", "M2M100Tokenizer, 12, 3, small100",
        "SMALL100Tokenizer, 12, 3, small100", "NllbTokenizer, 12, 12, nllb"})
    void knowsSmallHundredByItsLayersToo(String tokenizer, int encoder, int decoder, String family)
            throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"" + tokenizer + "\"}");
        ExportConfig config = config("{\"model_type\": \"m2m_100\", \"encoder_layers\": " + encoder
                + ", \"decoder_layers\": " + decoder + "}", "{}");

        assertThat(ModelFamily.of(config).name()).isEqualTo(family);
    }
}
