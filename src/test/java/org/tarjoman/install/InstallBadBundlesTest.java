package org.tarjoman.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.model.ModelException;

/** Everything that can be wrong with an export is said clearly, and leaves no trace. */
class InstallBadBundlesTest extends InstallTestBase {

    private static final String ENCODER = "encoder_model_quantized.onnx";
    private static final String DECODER = "decoder_model_merged_quantized.onnx";

    private static final String FIRST = "decoder_model_quantized.onnx";
    private static final String LATER = "decoder_with_past_model_quantized.onnx";

    private Path export;

    @BeforeEach
    void unpack() throws IOException {
        export = Export.of("nllb", folder);
    }

    @AfterEach
    void leftNothing() throws IOException {
        assertNothingIsLeft();
    }

    private void assertRefused(String... said) {
        var refused = assertThatThrownBy(() -> install(export)).isInstanceOf(ModelException.class);
        for (String part : said) {
            refused.hasMessageContaining(part);
        }
        refused.message().doesNotContain(".install-");
    }

    @ParameterizedTest
    @CsvSource({"nllb,config.json", "nllb,tokenizer.json", "marian,source.spm", "marian,target.spm",
        "marian,vocab.json", "m2m100,sentencepiece.bpe.model", "bart,tokenizer.json"})
    void aFileIsMissing(String family, String file) throws IOException {
        if (!family.equals("nllb")) {
            export = Export.of(family, folder);
        }
        Files.delete(export.resolve(file));

        assertRefused(file, export.toString());
    }

    @Test
    void allGraphsOfAKindAreMissing() throws IOException {
        for (Path file : Export.files(export)) {
            if (file.getFileName().toString().startsWith("encoder_model")) {
                Files.delete(file);
            }
        }

        assertRefused("lacks ONNX files", "encoder_model.onnx", "decoder_model_merged.onnx");
    }

    @Test
    void thePrecisionIsMissing() {
        assertThatThrownBy(() -> install(export.toString(), new InstallOptions(null, "q4", false)))
                .isInstanceOf(ModelException.class).hasMessageContaining("q4").hasMessageContaining("fp32, quantized")
                .hasMessageContaining("--precision");
    }

    @Test
    void itIsABundleAlready() throws IOException {
        Files.move(export.resolve("config.json"), export.resolve("bundle.json"));

        assertRefused("bundle already", "models folder");
    }

    @Test
    void theArchitectureIsUnknown() throws IOException {
        Export.edit(export.resolve("config.json"), c -> c.addProperty("model_type", "bert"));

        assertRefused("'bert'", "Known:", "nllb");
    }

    @Test
    void theTokenizerIsOfAnotherFamily() throws IOException {
        Export.edit(export.resolve("tokenizer_config.json"),
                c -> c.addProperty("tokenizer_class", "BertTokenizer"));

        assertRefused("m2m_100", "BertTokenizer", "does not know");
    }

    @Test
    void theModelSortsTextsInsteadOfWritingThem() throws IOException {
        export = Export.of("bart", folder);
        Export.edit(export.resolve("config.json"),
                c -> c.getAsJsonArray("architectures").set(0, new JsonPrimitive(
                        "BartForSequenceClassification")));

        assertRefused("BartForSequenceClassification", "writes no texts");
    }

    @Test
    void theConfigurationIsNoJson() throws IOException {
        Files.writeString(export.resolve("config.json"), "<html>Not found</html>");

        assertRefused("config.json", "cannot be read");
    }

    @Test
    void anInputIsMissing() throws IOException {
        Export.rename(export.resolve(ENCODER), "attention_mask", "attention_musk");

        assertRefused(ENCODER, "lacks the input attention_mask");
    }

    @Test
    void anInputIsUnknown() throws IOException {
        Export.rename(export.resolve(DECODER), "encoder_attention_mask", "encoder_attention_musk");

        assertRefused(DECODER, "wants the input encoder_attention_musk");
    }

    @Test
    void anOutputIsMissing() throws IOException {
        Export.rename(export.resolve(DECODER), "present.1.decoder.key", "present.1.decoder.kay");

        assertRefused(DECODER, "lacks the output present.1.decoder.key");
    }

    @ParameterizedTest
    @CsvSource({"input_ids,7,6,int32", "attention_mask,7,1,float32"})
    void anInputIsOfAnotherType(String input, int type, int other, String said) throws IOException {
        Export.retype(export.resolve(ENCODER), input, type, other);

        assertRefused(ENCODER, "input " + input + " is of type " + said, "int64", "--precision");
    }

    @Test
    void aPastIsOfAnotherType() throws IOException {
        Export.retype(export.resolve(DECODER), "past_key_values.0.decoder.key", 1, 10);

        assertRefused(DECODER, "past_key_values.0.decoder.key is of type float16", "float32");
    }

    private void takeTheSeparateDecoders() throws IOException {
        Files.delete(export.resolve(DECODER));
    }

    @ParameterizedTest
    @CsvSource({FIRST + ",present.1.encoder.key,present.1.encoder.kay",
        FIRST + ",present.1.decoder.value,present.1.decoder.valve", FIRST + ",logits,lodges",
        LATER + ",present.1.decoder.key,present.1.decoder.kay", LATER + ",logits,lodges"})
    void anOutputOfOneOfTheSeparateDecodersIsMissing(String file, String before, String after) throws IOException {
        takeTheSeparateDecoders();
        Export.rename(export.resolve(file), before, after);

        assertRefused(file, "lacks the output " + before + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, LATER})
    void anInputOfOneOfTheSeparateDecodersIsMissing(String file) throws IOException {
        takeTheSeparateDecoders();
        Export.rename(export.resolve(file), "input_ids", "input_ads");

        assertRefused(file, "lacks the input input_ids");
    }

    @ParameterizedTest
    @CsvSource({FIRST + ",encoder_hidden_states,1,10,input,float16", FIRST + ",input_ids,7,6,input,int32",
        FIRST + ",present.0.decoder.key,1,10,output,float16", FIRST + ",present.0.encoder.value,1,10,output,float16",
        LATER + ",past_key_values.0.encoder.key,1,10,input,float16", LATER + ",input_ids,7,6,input,int32",
        LATER + ",present.0.decoder.value,1,10,output,float16"})
    void aTensorOfOneOfTheSeparateDecodersIsOfAnotherType(String file, String tensor, int type, int other, String kind,
            String said) throws IOException {
        takeTheSeparateDecoders();
        Export.retype(export.resolve(file), tensor, type, other);

        assertRefused(file, "the " + kind + " " + tensor + " is of type " + said, type == 1 ? "float32" : "int64");
    }

    @Test
    void theGraphIsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(export.resolve(DECODER));
        Files.write(export.resolve(DECODER), Arrays.copyOf(whole, whole.length / 2));

        assertRefused(DECODER, "damaged", "Download it again");
    }

    @Test
    void theGraphIsAPage() throws IOException {
        Files.writeString(export.resolve(ENCODER), "<!DOCTYPE html><title>Not found</title>");

        assertRefused(ENCODER, "is no ONNX file");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5000})
    void tokenizerAndModelAreOfDifferentSizes(int size) throws IOException {
        Export.edit(export.resolve("config.json"), c -> c.addProperty("vocab_size", size));

        assertRefused("pieces", Integer.toString(size), "different models");
    }

    @Test
    void graphAndConfigurationAreOfDifferentSizes() throws IOException {
        // Few enough rows more to pass for padding, but the graph knows better.
        Export.edit(export.resolve("config.json"), c -> c.addProperty("vocab_size", 440));

        assertRefused(DECODER, "430", "440", "different models");
    }

    @Test
    void theGraphIsOfAModelWithOtherHeads() throws IOException {
        Export.edit(export.resolve("config.json"), c -> c.addProperty("decoder_attention_heads", 2));

        assertRefused("fails on the sentence");
    }

    @Test
    void theTokenizerDoesNotKnowTheLanguage() throws IOException {
        Path tokenizer = export.resolve("tokenizer.json");
        Files.writeString(tokenizer, Files.readString(tokenizer).replace("pes_Arab", "deu_Latn"));

        assertRefused("no piece pes_Arab");
    }

    @Test
    void theTokenizerIsOfAnotherLanguage() throws IOException {
        export = Export.of("marian", folder);
        Path vocabulary = export.resolve("vocab.json");
        // The same numbers, but Persian letters are no pieces.
        Export.edit(vocabulary, pieces -> {
            for (String piece : List.copyOf(pieces.keySet())) {
                if (piece.codePoints().anyMatch(c -> c >= 0x600 && c < 0x700)) {
                    pieces.add("x" + Integer.toHexString(piece.hashCode()), pieces.remove(piece));
                }
            }
        });

        assertRefused("does not know", "words", "another language");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sourceAndTargetHaveVocabulariesOfTheirOwn(boolean byFile) throws IOException {
        export = Export.of("marian", folder);
        if (byFile) {
            Files.copy(export.resolve("vocab.json"), export.resolve("target_vocab.json"));
        } else {
            Export.edit(export.resolve("tokenizer_config.json"), c -> c.addProperty("separate_vocabs", true));
        }

        assertRefused("separate vocabularies", "one vocab.json for both");
        assertThat(told.toString()).doesNotContain("encoder_model");
    }

    @Test
    void aFileOfWeightsIsMissing() throws IOException {
        Export.addExternal(export.resolve(ENCODER), ENCODER + "_data");

        assertRefused(ENCODER + "_data is missing", ENCODER + " keeps its weights there", "Download it too");
    }

    @Test
    void aFileOfWeightsIsOutsideTheFolder() throws IOException {
        Files.write(folder.resolve("secret.bin"), new byte[16]);
        Export.addExternal(export.resolve(ENCODER), "../secret.bin");

        assertRefused("../secret.bin is missing");
    }

    @Test
    void aRuleIsUnknown() throws IOException {
        Export.edit(export.resolve("generation_config.json"),
                c -> c.addProperty("encoder_repetition_penalty", 1.2));

        assertRefused("encoder_repetition_penalty");
    }

    @Test
    void anotherPrecisionsGraphIsInTheWay() throws IOException {
        Files.copy(export.resolve("decoder_with_past_model_quantized.onnx"), export.resolve(DECODER),
                StandardCopyOption.REPLACE_EXISTING);

        assertRefused("decoder_model_merged_quantized.onnx");
    }
}
