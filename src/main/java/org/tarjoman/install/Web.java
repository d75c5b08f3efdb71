package org.tarjoman.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.tarjoman.model.ModelException;

/** Asks servers, and again after a while if they do not answer. */
final class Web {

    /** New tries after the first one, without a byte having come. */
    static final int RETRIES = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_TEXT = 32 << 20;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NORMAL).build();
    private final Duration pause;

    /**
     * Constructs a client.
     *
     * @param pause time before the first new try; it doubles each time
     */
    Web(Duration pause) {
        this.pause = pause;
    }

    /** Returns a request for an address. */
    HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("User-Agent", "tarjoman");
    }

    /**
     * Sends a request once.
     *
     * @return the answer, whatever its status; the caller closes its body
     * @throws IOException if there is none
     * @throws CancellationException if the thread is interrupted
     */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for " + request.uri());
        }
    }

    /** Waits before a new try, longer each time. */
    void pause(int tries) {
        try {
            Thread.sleep(pause.toMillis() << tries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a server");
        }
    }

    /**
     * Returns a short text.
     *
     * @throws ModelException if it cannot be had
     */
    String text(URI address) {
        for (int tries = 0;; tries++) {
            String problem;
            try {
                HttpResponse<InputStream> answer = send(request(address).build());
                try (InputStream body = answer.body()) {
                    if (answer.statusCode() == 200) {
                        return new String(body.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
                    }
                }
                requireHope(address, answer.statusCode());
                problem = "status " + answer.statusCode();
            } catch (IOException e) {
                problem = e.toString();
            }
            if (tries == RETRIES) {
                throw new ModelException(address + " does not answer (" + problem + "). Check the address and the"
                        + " network, or download the files by other means and install their folder.");
            }
            pause(tries);
        }
    }

    /**
     * Returns if asking again may help.
     *
     * @throws ModelException if it will not
     */
    static void requireHope(URI address, int status) {
        if (status == 401 || status == 403) {
            throw new ModelException(address + " is not open to everybody (status " + status + "), or does not exist."
                    + " If its owner asks for consent or an account, download the files with your account and"
                    + " install their folder.");
        }
        boolean passing = status == 408 || status == 425 || status == 429 || status >= 500;
        if (!passing) {
            throw new ModelException(address + " cannot be had (status " + status + "). Check the address.");
        }
    }
}
