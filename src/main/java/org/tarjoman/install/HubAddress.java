package org.tarjoman.install;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a model hub's repository.
 *
 * @param base the hub's own address, without a slash at its end
 * @param repository owner and name with a slash between them
 * @param revision branch, tag or commit
 */
record HubAddress(String base, String repository, String revision) {

    private static final Pattern FORM =
            Pattern.compile("(https?://[^/?#]+)/([\\w.-]+/[\\w.-]+)(?:/tree/([\\w.-]+))?/?");

    /** Returns the repository that an address names, or null if it does not have that form. */
    static HubAddress of(URI address) {
        Matcher matcher = FORM.matcher(address.toString());
        if (!matcher.matches() || matcher.group(2).endsWith(".json")) {
            return null;
        }
        String revision = matcher.group(3);
        return new HubAddress(matcher.group(1), matcher.group(2), revision == null ? "main" : revision);
    }

    /** Returns where the hub describes the repository. */
    URI api() {
        String at = revision.equals("main") ? "" : "/revision/" + revision;
        return URI.create(base + "/api/models/" + repository + at + "?blobs=true");
    }

    /** Returns the address that the paths of files at a revision are relative to. */
    URI files(String commit) {
        return URI.create(base + "/" + repository + "/resolve/" + commit + "/");
    }

    /** Returns the name without the owner. */
    String name() {
        return repository.substring(repository.indexOf('/') + 1);
    }
}
