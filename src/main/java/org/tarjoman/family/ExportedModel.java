package org.tarjoman.family;

import java.util.Arrays;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.decode.StepModel;
import org.tarjoman.decode.TargetTokenizer;
import org.tarjoman.model.ModelException;

/** An export in memory: graphs, tokenizer and what its family wants; shared by all workers. */
public final class ExportedModel implements AutoCloseable {

    /** Exports have more rows than pieces, for speed on accelerators; real ones up to this many more. */
    private static final int PADDING_ROWS = 256;

    private final ExportConfig config;
    private final ModelFamily family;
    private final GenerateOptions options;
    private final PieceTokenizer tokenizer;
    private final Prompt prompt;
    private final int rows;
    private final ExportedGraphs graphs;

    /**
     * Loads an export.
     *
     * @param config the folder's configuration
     * @param family its family
     * @param files its ONNX files
     * @param threads threads of one call
     * @throws ModelException if a file is missing, damaged or of another model, or the family another one
     */
    public ExportedModel(ExportConfig config, ModelFamily family, ExportFiles files, int threads) {
        if (!ModelFamily.of(config).name().equals(family.name())) {
            throw new ModelException(config.folder() + " is of the family " + ModelFamily.of(config).name()
                    + " by its configuration, and of the family " + family.name() + " by its bundle.json."
                    + " Install it again.");
        }
        this.config = config;
        this.family = family;
        tokenizer = family.openTokenizer(config);
        try {
            prompt = family.prompt(config, tokenizer);
            options = (family.task() == ModelFamily.Task.SUMMARY ? config.forTask("summarization") : config)
                    .options(prompt);
            requireSameSize(config, tokenizer, prompt);
            rows = config.required("vocab_size");
            graphs = new ExportedGraphs(config, files, prompt.decoderStart(), threads);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /**
     * Compares a tokenizer with the size that the configuration gives the model. Special pieces behind the
     * model's rows do no harm if none of them is wanted around a text: BART's models for summaries have no row
     * for their tokenizer's mask.
     *
     * @param prompt what the family puts around a text
     * @throws ModelException if it has more pieces, or too few, or the prompt one without a row
     */
    public static void requireSameSize(ExportConfig config, PieceTokenizer tokenizer, Prompt prompt) {
        int rows = config.required("vocab_size");
        int least = tokenizer.sizeWithoutLastSpecial();
        int most = tokenizer.size();
        if (least > rows || most < rows - PADDING_ROWS) {
            throw new ModelException(config.folder() + ": the tokenizer has " + (least > rows ? least : most)
                    + " pieces, the model " + rows
                    + ": they belong to different models. Download all files of one model.");
        }
        prompt.ids().filter(id -> id >= rows).findFirst().ifPresent(id -> {
            throw new ModelException(config.folder() + ": piece " + id + ", which belongs around a text, is none"
                    + " of the model's " + rows + " pieces: tokenizer and model belong to different models."
                    + " Download all files of one model.");
        });
    }

    /** Returns what the family puts around a text. */
    public Prompt prompt() {
        return prompt;
    }

    /** Returns the tokenizer without the family's pieces. */
    public PieceTokenizer tokenizer() {
        return tokenizer;
    }

    /** Returns how the export asks to be searched. */
    public GenerateOptions options() {
        return options;
    }

    /** Returns the tokenizer with the family's pieces; closing it closes nothing. */
    public SourceTokenizer source() {
        return source(prompt);
    }

    private SourceTokenizer source(Prompt around) {
        return new SourceTokenizer() {
            @Override
            public int[] encode(String normalized) {
                return around.around(known(tokenizer.pieces(around.text() + normalized)));
            }

            @Override
            public SourceTokenizer in(String language) {
                Prompt own = family.prompt(config, tokenizer, language);
                return own.equals(around) ? this : source(own);
            }

            @Override
            public boolean hasUnknownText(String normalized) {
                return tokenizer.hasUnknownText(normalized);
            }

            @Override
            public void close() {
                // The tokenizer belongs to the model.
            }
        };
    }

    /** A text may quote a special piece; the graph would fail on one that it has no row for. */
    private int[] known(int[] pieces) {
        return Arrays.stream(pieces).filter(id -> id < rows).toArray();
    }

    /** Returns what joins target pieces to text. */
    public TargetTokenizer target() {
        return tokenizer::text;
    }

    /** Returns a model for one thread; the caller closes it before this. */
    public StepModel newStepModel() {
        return graphs.newStepModel();
    }

    /** Returns a search over a model for the thread that the model is for. */
    public BeamSearch search(StepModel model, GenerateOptions options) {
        return new BeamSearch(model, options);
    }

    @Override
    public void close() {
        graphs.close();
        tokenizer.close();
    }
}
