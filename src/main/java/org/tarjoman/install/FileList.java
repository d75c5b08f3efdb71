package org.tarjoman.install;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarjoman.model.ModelException;

/**
 * What a server says of the files that it has.
 *
 * @param name name of the repository or of the list's folder
 * @param base what the files' paths are relative to
 * @param files the files
 * @param licence the licence, if the server names one
 * @param revision the commit, or an empty string
 */
record FileList(String name, URI base, List<SourceFile> files, Optional<String> licence, String revision) {

    /**
     * Reads a plain list.
     *
     * @throws ModelException if it is no JSON array of objects with a path
     */
    static FileList ofArray(URI address, String json) {
        try {
            List<SourceFile> files = new ArrayList<>();
            for (JsonElement element : new Gson().fromJson(json, JsonArray.class)) {
                JsonObject file = element.getAsJsonObject();
                files.add(file(file.get("path"), file.get("size"), file.get("sha256")));
            }
            String folder = address.getPath().replaceFirst("/[^/]*$", "");
            return new FileList(folder.substring(folder.lastIndexOf('/') + 1), address, files, Optional.empty(), "");
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelException(address + " is no list of files: a JSON array of {\"path\", \"size\","
                    + " \"sha256\"} is expected (" + e.getMessage() + "). Give the address of such a list, or of a"
                    + " repository, https://huggingface.co/OWNER/NAME.", e);
        }
    }

    /**
     * Reads a hub's description of a repository.
     *
     * @throws ModelException if it has another form
     */
    static FileList ofHub(HubAddress hub, String json) {
        try {
            JsonObject answer = new Gson().fromJson(json, JsonObject.class);
            List<SourceFile> files = new ArrayList<>();
            for (JsonElement element : answer.getAsJsonArray("siblings")) {
                JsonObject file = element.getAsJsonObject();
                JsonElement hash = file.get("lfs") instanceof JsonObject lfs ? lfs.get("sha256") : null;
                files.add(file(file.get("rfilename"), file.get("size"), hash));
            }
            // The commit, where it is told: a branch may move between two files.
            String commit = answer.get("sha") instanceof JsonPrimitive sha && sha.getAsString().matches("[0-9a-f]{40}")
                    ? sha.getAsString() : "";
            JsonElement licence = answer.get("cardData") instanceof JsonObject card ? card.get("license") : null;
            return new FileList(hub.name(), hub.files(commit.isEmpty() ? hub.revision() : commit), files,
                    Optional.ofNullable(licence).map(FileList::joined).filter(s -> !s.isBlank()), commit);
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelException(hub.api() + " is no description of a repository (" + e.getMessage()
                    + "). Give the address of a repository, https://huggingface.co/OWNER/NAME, or of a list of files"
                    + " that ends in .json.", e);
        }
    }

    /** Several licences hold together. */
    private static String joined(JsonElement licence) {
        return licence instanceof JsonArray several
                ? String.join(", ", several.asList().stream().map(JsonElement::getAsString).toList())
                : licence.isJsonNull() ? "" : licence.getAsString();
    }

    private static SourceFile file(JsonElement path, JsonElement size, JsonElement sha256) {
        long bytes = size == null || size.isJsonNull() ? SourceFile.UNKNOWN : size.getAsLong();
        String hash = sha256 == null || sha256.isJsonNull() ? null : sha256.getAsString().toLowerCase(Locale.ROOT);
        if (bytes < SourceFile.UNKNOWN || hash != null && !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("size " + size + " and sha256 " + sha256 + " of " + path);
        }
        return new SourceFile(path.getAsString(), bytes, hash);
    }

    /** Returns the address of a file. */
    URI address(String path) {
        try {
            return base.resolve(new URI(null, null, "./" + path, null).getRawPath());
        } catch (URISyntaxException e) {
            throw new ModelException("The file '" + path + "' has no address below " + base, e);
        }
    }
}
