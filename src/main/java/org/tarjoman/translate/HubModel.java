package org.tarjoman.translate;

import org.tarjoman.decode.GenerateOptions;
import org.tarjoman.decode.SearchOptions;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.decode.StepModel;
import org.tarjoman.decode.TargetTokenizer;
import org.tarjoman.family.ExportConfig;
import org.tarjoman.family.ExportFiles;
import org.tarjoman.family.ExportedModel;
import org.tarjoman.family.ModelFamily;
import org.tarjoman.model.Bundle;

/** A bundle installed from a model hub's export. */
final class HubModel implements LoadedModel {

    private final ExportedModel model;
    private final GenerateOptions options;

    /**
     * Loads a bundle.
     *
     * @param search beam and length cap; the rest is as the export says
     */
    HubModel(Bundle bundle, SearchOptions search, int threads) {
        ExportConfig config = ExportConfig.of(bundle.folder());
        ModelFamily family = ModelFamily.named(bundle.family());
        ExportFiles files = ExportFiles.only(bundle.hashes().keySet(), "Model " + bundle.id());
        model = new ExportedModel(config, family, files, threads);
        options = model.options().withBeam(search.beam()).withCap(search.capFactor(), search.capExtra());
    }

    @Override
    public SourceTokenizer source() {
        return model.source();
    }

    @Override
    public TargetTokenizer target() {
        return model.target();
    }

    @Override
    public StepModel newStepModel() {
        return model.newStepModel();
    }

    @Override
    public Searches searches(StepModel step) {
        return Searches.only(model.search(step, options));
    }

    @Override
    public int beam() {
        return options.beam();
    }

    @Override
    public void close() {
        model.close();
    }
}
