package org.tarjoman.translate;

import java.util.Optional;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.decode.StepModel;
import org.tarjoman.decode.TargetTokenizer;

/** A bundle in memory, of whichever family; shared by all workers. */
interface LoadedModel extends AutoCloseable {

    /** Returns what cuts source text into pieces. */
    SourceTokenizer source();

    /** Returns what joins target pieces to text. */
    TargetTokenizer target();

    /** Returns a model for one thread; the caller closes it before this. */
    StepModel newStepModel();

    /** Returns a search over a model for the thread that the model is for. */
    BeamSearch search(StepModel model);

    /**
     * Returns a wider search for sentences that the first one left in doubt, over the same model; empty where
     * the answers are to be those of the family's reference, or where there is no wider one.
     */
    default Optional<BeamSearch> widerSearch(StepModel model) {
        return Optional.empty();
    }

    /** Returns the hypotheses that the search keeps. */
    int beam();

    @Override
    void close();
}
