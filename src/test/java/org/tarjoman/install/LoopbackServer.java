package org.tarjoman.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tarjoman.model.FileHash;

/** A server on this machine with a folder: as a list of files, and as a hub's repository {@code owner/name}. */
final class LoopbackServer implements AutoCloseable {

    private static final String RESOLVE = "/owner/Tiny_Model/resolve/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path folder;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> revisions = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> cuts = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile boolean dies;
    private volatile boolean hangs;
    private volatile boolean ranges = true;
    private volatile boolean hashes = true;
    private volatile String licence;
    private volatile String tag = "\"one\"";
    private volatile String commit;

    LoopbackServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    String list() {
        return address("/exports/tiny/list.json");
    }

    String repository() {
        return address("/owner/Tiny_Model");
    }

    /** Cuts the next so many answers for a file off after some bytes. */
    LoopbackServer cutting(String file, int times) {
        cuts.put(file, times);
        return this;
    }

    /** Cuts the next answer for a file off and then fails for as long as it is not {@link #back}. */
    LoopbackServer dyingIn(String file) {
        dies = true;
        return cutting(file, 1);
    }

    /** Gives some bytes of the next answer for a file and then no more, until it is {@link #back}. */
    LoopbackServer hangingIn(String file) {
        hangs = true;
        return cutting(file, 1);
    }

    /** Answers again. */
    void back() {
        dies = false;
        hangs = false;
        failures.clear();
    }

    /** Lets the next so many requests for a path fail. */
    LoopbackServer failing(String path, int times) {
        failures.put(path, times);
        return this;
    }

    LoopbackServer withoutRanges() {
        ranges = false;
        return this;
    }

    LoopbackServer withoutHashes() {
        hashes = false;
        return this;
    }

    LoopbackServer licensed(String name) {
        licence = name;
        return this;
    }

    /** Gives the files another version's tag. */
    LoopbackServer tagged(String name) {
        tag = "\"" + name + "\"";
        return this;
    }

    /** Names the commit that the repository is at; its files are then under that commit alone. */
    LoopbackServer at(String sha) {
        commit = sha;
        return this;
    }

    /** Returns the revisions at which files of the repository were asked for so far, one for each request. */
    List<String> revisions() {
        return List.copyOf(revisions);
    }

    /** Returns the requests for files so far, each as name and what range it asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (take(failures, path)) {
                exchange.sendResponseHeaders(503, -1);
            } else if (path.equals("/exports/tiny/list.json")) {
                send(exchange, files("path").toString());
            } else if (path.equals("/api/models/owner/Tiny_Model")) {
                send(exchange, repositoryJson());
            } else if (path.startsWith("/exports/tiny/")) {
                file(exchange, path.substring("/exports/tiny/".length()));
            } else if (path.startsWith(RESOLVE)) {
                String[] parts = path.substring(RESOLVE.length()).split("/", 2);
                revisions.add(parts[0]);
                boolean known = parts[0].equals(commit == null ? "main" : commit);
                if (known) {
                    // As hubs do, from another address.
                    exchange.getResponseHeaders().set("Location", "/exports/tiny/" + parts[1]);
                }
                exchange.sendResponseHeaders(known ? 302 : 404, -1);
            } else {
                exchange.sendResponseHeaders(path.startsWith("/closed/") || path.startsWith("/api/models/closed/")
                        ? 401 : 404, -1);
            }
        }
    }

    private static boolean take(Map<String, Integer> counts, String key) {
        int left = counts.getOrDefault(key, 0);
        counts.put(key, left - 1);
        return left > 0;
    }

    private String repositoryJson() throws IOException {
        JsonObject answer = new JsonObject();
        JsonArray siblings = files("rfilename");
        siblings.forEach(element -> {
            JsonObject file = element.getAsJsonObject();
            if (file.has("sha256")) {
                JsonObject lfs = new JsonObject();
                lfs.add("sha256", file.remove("sha256"));
                file.add("lfs", lfs);
            }
        });
        answer.add("siblings", siblings);
        if (commit != null) {
            answer.addProperty("sha", commit);
        }
        if (licence != null) {
            JsonObject card = new JsonObject();
            card.addProperty("license", licence);
            answer.add("cardData", card);
        }
        return answer.toString();
    }

    private JsonArray files(String name) throws IOException {
        JsonArray all = new JsonArray();
        for (Path path : Export.files(folder)) {
            JsonObject file = new JsonObject();
            file.addProperty(name, folder.relativize(path).toString().replace('\\', '/'));
            if (hashes) {
                file.addProperty("size", Files.size(path));
                file.addProperty("sha256", FileHash.sha256(path));
            }
            all.add(file);
        }
        return all;
    }

    private void file(HttpExchange exchange, String name) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        requests.add(name + (range == null ? "" : " " + range));
        byte[] content = Files.readAllBytes(folder.resolve(name));
        exchange.getResponseHeaders().set("ETag", tag);
        int from = 0;
        if (range != null && ranges && (condition == null || condition.equals(tag))) {
            from = Integer.parseInt(range.replaceAll("\\D", ""));
            if (from >= content.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Range",
                    "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        byte[] rest = Arrays.copyOfRange(content, from, content.length);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length);
        boolean cut = take(cuts, name);
        if (cut && dies) {
            failures.put(exchange.getRequestURI().getPath(), Integer.MAX_VALUE);
        }
        exchange.getResponseBody().write(rest, 0, cut ? Math.min(rest.length, 50_000) : rest.length);
        exchange.getResponseBody().flush();
        while (cut && hangs) {
            pause();
        }
        if (!cut) {
            exchange.getResponseBody().close();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
