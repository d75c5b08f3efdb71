package org.tarjoman.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarjoman.family.FamilyFixture.Case;
import org.tarjoman.install.Export;

/** T5 is told its task in words, by those that its configuration has for it. */
class TaskPrefixTest {

    private static final String PREFIX = "summarize: ";
    private static final String TEXT = "Parliament approved the budget bill.";

    @TempDir
    Path folder;

    private static ExportedModel open(Path export) {
        ExportConfig config = ExportConfig.of(export);
        return new ExportedModel(config, ModelFamily.of(config),
                new ExportFiles("encoder_model.onnx", "decoder_model_merged.onnx", null), 1);
    }

    private Path exportWithPrefix() throws IOException {
        Path export = FamilyFixture.unpack("t5", folder);
        Export.edit(export.resolve(ExportConfig.CONFIG), config -> {
            JsonObject summarization = new JsonObject();
            summarization.addProperty("prefix", PREFIX);
            JsonObject tasks = new JsonObject();
            tasks.add("summarization", summarization);
            config.add("task_specific_params", tasks);
        });
        return export;
    }

    @Test
    void thePrefixStandsBeforeEveryText() throws IOException {
        try (ExportedModel model = open(exportWithPrefix())) {
            assertThat(model.source().encode(TEXT))
                    .isEqualTo(model.prompt().around(model.tokenizer().pieces(PREFIX + TEXT)))
                    .isNotEqualTo(model.prompt().around(model.tokenizer().pieces(TEXT)));
        }
    }

    /** One of the recorded texts has the prefix already: Transformers' own pieces of it are known. */
    @Test
    void thePiecesAreThoseOfTransformers() throws IOException {
        Case recorded = FamilyFixture.cases("t5").filter(c -> c.texts.get(0).startsWith(PREFIX)).findFirst()
                .orElseThrow();
        try (ExportedModel model = open(exportWithPrefix())) {
            assertThat(model.source().encode(recorded.texts.get(0).substring(PREFIX.length())))
                    .isEqualTo(recorded.sourceIds.get(0));
        }
    }

    @Test
    void withoutOneNothingStandsBeforeIt() throws IOException {
        try (ExportedModel model = open(FamilyFixture.unpack("t5", folder))) {
            assertThat(model.source().encode(TEXT))
                    .isEqualTo(model.prompt().around(model.tokenizer().pieces(TEXT)));
        }
    }
}
