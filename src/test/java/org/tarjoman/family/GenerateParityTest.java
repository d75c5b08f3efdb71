package org.tarjoman.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.StepModel;
import org.tarjoman.family.FamilyFixture.Case;

/** Every answer of {@code generate()} of Transformers, piece by piece, from the same weights. */
class GenerateParityTest {

    /** At least so many cases of each family must have been compared: a test of nothing would pass. */
    private static final int FEWEST = 200;

    /** Pieces of languages are no text; M2M100's tokenizer leaves them in where no file calls them special. */
    private static final Pattern LANGUAGE = Pattern.compile("__[a-z]{2,3}__");

    private static final double EXACT_SUM = 1e-3;

    /** 8-bit activations are rounded by factors whose last bits differ between processors: 0.014 was seen. */
    private static final double INT8_SUM = 0.05;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"marian", "nllb", "m2m100", "small100", "mbart50", "bart", "t5", "mt5"})
    void answersAsTransformersDoes(String name) throws IOException {
        Path export = FamilyFixture.unpack(name, folder);
        int compared = compare(export, cases(name, "fp32"), "", true)
                + compare(export, cases(name, "int8"), "quantized", true);
        assertThat(compared).isGreaterThanOrEqualTo(FEWEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"marian", "nllb", "m2m100", "small100", "mbart50", "bart", "t5", "mt5"})
    void answersTheSameWithOneDecoderForTheFirstStepAndOneForTheLater(String name) throws IOException {
        Path export = FamilyFixture.unpack(name, folder);
        assertThat(compare(export, cases(name, "fp32"), "", false)).isPositive();
        assertThat(compare(export, cases(name, "int8"), "quantized", false)).isPositive();
    }

    private static List<Case> cases(String name, String precision) throws IOException {
        return FamilyFixture.cases(name).filter(c -> c.precision.equals(precision)).toList();
    }

    private static int compare(Path export, List<Case> cases, String precision, boolean merged) throws IOException {
        ExportConfig config = ExportConfig.of(export);
        ModelFamily family = ModelFamily.of(config);
        SoftAssertions all = new SoftAssertions();
        try (ExportedModel model = new ExportedModel(config, family, files(precision, merged), 1);
                StepModel step = model.newStepModel()) {
            for (Case one : cases) {
                compare(one, config, model, step, all);
            }
        }
        all.assertAll();
        return cases.size();
    }

    private static ExportFiles files(String precision, boolean merged) {
        String suffix = (precision.isEmpty() ? "" : "_" + precision) + ".onnx";
        Set<String> names = new TreeSet<>(Set.of("encoder_model" + suffix));
        names.addAll(merged ? Set.of("decoder_model_merged" + suffix)
                : Set.of("decoder_model" + suffix, "decoder_with_past_model" + suffix));
        return ExportFiles.precisions(names).get(precision);
    }

    private static void compare(Case one, ExportConfig config, ExportedModel model, StepModel step,
            SoftAssertions all) {
        Prompt prompt = model.prompt();
        // Transformers leaves it to the caller to begin a text with >>eng<<, and to force a first piece.
        int leading = config.modelType().equals("marian") && !one.language ? prompt.before().size() : 0;
        for (int i = 0; i < one.texts.size(); i++) {
            int[] pieces = prompt.around(model.tokenizer().pieces(one.texts.get(i)));
            all.assertThat(Arrays.copyOfRange(pieces, leading, pieces.length))
                    .describedAs("%s: pieces of '%s'", one.name, one.texts.get(i)).isEqualTo(one.sourceIds.get(i));
        }
        ExportConfig asked = config.with(one.options);
        GenerateOptions options = asked.options(new Prompt(prompt.text(), prompt.before(), prompt.after(),
                prompt.decoderStart(), asked.number("forced_bos_token_id").orElse(GenerateOptions.NONE)));
        if (one.name.endsWith("-defaults")) {
            // What the reference was told to begin with is what the family itself would begin with.
            all.assertThat(prompt.forcedBos()).describedAs("%s: forced piece", one.name).isEqualTo(options.forcedBos());
        }
        JsonElement several = one.options.get("num_return_sequences");
        int each = several == null ? 1 : several.getAsInt();
        List<Hypothesis> found = new ArrayList<>();
        for (List<Hypothesis> best : new BeamSearch(step, options).nBest(one.sourceIds)) {
            found.addAll(best.subList(0, Math.min(each, best.size())));
        }
        all.assertThat(found.stream().map(h -> Arrays.toString(h.ids())).toList())
                .describedAs("%s %s", one.name, one.options)
                .isEqualTo(one.outputs.stream().map(ids -> Arrays.toString(target(ids, step.endId()))).toList());
        for (int i = 0; i < Math.min(found.size(), one.decoded.size()); i++) {
            all.assertThat(model.target().text(one.outputs.get(i))).describedAs("%s: text", one.name)
                    .isEqualTo(text(one.decoded.get(i), model));
            if (one.scores != null) {
                all.assertThat(found.get(i).score()).describedAs("%s: score", one.name)
                        .isCloseTo(one.scores.get(i), Offset.offset(one.precision.equals("int8") ? INT8_SUM : EXACT_SUM));
            }
        }
    }

    /** Returns a recorded text as a reader wants it: without pieces of languages and spaces around it. */
    private static String text(String decoded, ExportedModel model) {
        boolean named = model.tokenizer() instanceof SentencePieceTokenizer;
        return (named ? LANGUAGE.matcher(decoded).replaceAll("") : decoded).strip();
    }

    /** The texts of mT5's fixture hold half-spaces on both sides, so that losing one would be seen. */
    @Test
    void theTextsHoldHalfSpaces() throws IOException {
        List<Case> cases = cases("mt5", "fp32");

        assertThat(cases).filteredOn(c -> c.texts.stream().anyMatch(t -> t.contains("\u200c")))
                .hasSizeGreaterThan(50);
        assertThat(cases).filteredOn(c -> c.decoded.stream().anyMatch(t -> t.contains("\u200c")))
                .hasSizeGreaterThan(50);
    }

    /** Marian's own tokenizer, too, puts the piece of the target's language first where a text begins with it. */
    @Test
    void someOfMariansSourcesBeginWithTheLanguageOfTheTarget() throws IOException {
        assertThat(cases("marian", "fp32")).filteredOn(c -> c.language).hasSize(2)
                .allSatisfy(c -> assertThat(c.texts).hasSize(5).noneMatch(text -> text.startsWith(">>")));
    }

    /** As in distilbart-cnn and bart-large-cnn. */
    @Test
    void theModelForSummariesHasNoRowForItsTokenizersMask() throws IOException {
        ExportConfig config = ExportConfig.of(FamilyFixture.unpack("bart", folder));
        try (PieceTokenizer tokenizer = ModelFamily.of(config).openTokenizer(config)) {
            assertThat(tokenizer.special("<mask>")).hasValue(config.required("vocab_size"));
            assertThat(tokenizer.size()).isEqualTo(config.required("vocab_size") + 1);
        }
    }

    /** Every question that was asked and has no recorded answer is named, with the reason; in 32 bits they are few. */
    @ParameterizedTest
    @ValueSource(strings = {"marian", "nllb", "m2m100", "small100", "mbart50", "bart", "t5", "mt5"})
    void namesWhatWasNotRecorded(String name) throws IOException {
        List<FamilyFixture.Dropped> dropped = FamilyFixture.dropped(name);

        assertThat(dropped).allSatisfy(d -> assertThat(d.reason()).isNotBlank());
        assertThat(dropped).filteredOn(d -> d.precision().equals("fp32")).hasSizeLessThan(FEWEST / 5);
    }

    /** Returns an answer without its start, its end and what fills it up behind its end: pads, or T5's ends. */
    private static int[] target(int[] output, int endId) {
        int end = 1;
        while (end < output.length && output[end] != endId) {
            end++;
        }
        return Arrays.copyOfRange(output, 1, end);
    }
}
