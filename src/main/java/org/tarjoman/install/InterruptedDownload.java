package org.tarjoman.install;

import org.tarjoman.model.ModelException;

/** A download broke off; another call goes on with it. */
final class InterruptedDownload extends ModelException {

    private static final long serialVersionUID = 1L;

    InterruptedDownload(String message) {
        super(message);
    }
}
