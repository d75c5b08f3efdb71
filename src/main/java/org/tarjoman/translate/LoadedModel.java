package org.tarjoman.translate;

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

    /** Returns the searches over a model for the thread that the model is for. */
    Searches searches(StepModel model);

    /** Returns the hypotheses that the search keeps. */
    int beam();

    @Override
    void close();
}
