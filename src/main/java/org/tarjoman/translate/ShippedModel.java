package org.tarjoman.translate;

import java.util.Optional;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.GapSearch;
import org.tarjoman.decode.OnnxStepModel;
import org.tarjoman.decode.OnnxWeights;
import org.tarjoman.decode.SearchOptions;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.decode.StepModel;
import org.tarjoman.decode.TargetTokenizer;
import org.tarjoman.decode.TargetVocabulary;
import org.tarjoman.decode.WordPieceTokenizer;
import org.tarjoman.model.Bundle;

/** A bundle of the family {@code tarjoman}: the one that this project trains and ships. */
final class ShippedModel implements LoadedModel {

    /** The family's name in {@code bundle.json}. */
    static final String FAMILY = "tarjoman";

    /** The oldest format of a bundle whose decoder has all that the search asks for. */
    static final int FORMAT = 2;

    /** Hypotheses of each way that is tried through a gap: there are several ways, and each is forced. */
    private static final int GAP_BEAM = 2;

    private final SourceTokenizer source;
    private final TargetVocabulary target;
    private final OnnxWeights weights;
    private final SearchOptions options;

    ShippedModel(Bundle bundle, SearchOptions options, int threads) {
        this.options = options;
        target = TargetVocabulary.read(bundle.file("target.json"));
        source = new WordPieceTokenizer(bundle.file("tokenizer.json"));
        try {
            weights = new OnnxWeights(bundle, threads);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public SourceTokenizer source() {
        return source;
    }

    @Override
    public TargetTokenizer target() {
        return target;
    }

    @Override
    public StepModel newStepModel() {
        return new OnnxStepModel(weights);
    }

    @Override
    public Searches searches(StepModel model) {
        BeamSearch first = new BeamSearch(model, options);
        if (options.beam() == 1) {
            // Whoever asks for one hypothesis wants speed.
            return Searches.only(first);
        }
        SearchOptions wider = options.wider();
        return new Searches(first,
                wider.equals(options) ? Optional.empty() : Optional.of(new BeamSearch(model, wider)),
                Optional.of(new GapSearch(model, options.withBeam(GAP_BEAM))));
    }

    @Override
    public int beam() {
        return options.beam();
    }

    @Override
    public void close() {
        weights.close();
        source.close();
    }
}
