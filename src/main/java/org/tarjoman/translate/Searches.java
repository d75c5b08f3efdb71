package org.tarjoman.translate;

import java.util.Optional;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.GapSearch;

/**
 * The searches over one model, for one thread.
 *
 * @param first search that every sentence has
 * @param wider search for what the first one left in doubt; empty where the answers are to be those of the
 *     family's reference, or where there is no wider one
 * @param gaps search for a way through what is still passed over; empty likewise
 */
record Searches(BeamSearch first, Optional<BeamSearch> wider, Optional<GapSearch> gaps) {

    /** Returns a first search without a second look. */
    static Searches only(BeamSearch first) {
        return new Searches(first, Optional.empty(), Optional.empty());
    }
}
