package org.tarjoman.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tarjoman.model.ModelException;

/**
 * An export at an address: a repository of a model hub, or a list of files with the files beside it.
 *
 * <p>A repository is {@code https://huggingface.co/OWNER/NAME} or the like on another server with the same
 * interface. A list is a JSON array of {@code {"path", "size", "sha256"}}, the last two as far as known.
 */
final class HttpSource implements ModelSource {

    private final URI address;
    private final Web web;
    private final FileList list;

    private HttpSource(URI address, Web web, FileList list) {
        this.address = address;
        this.web = web;
        this.list = list;
    }

    /**
     * Reads the list of files.
     *
     * @param address where the list or the repository is
     * @param pause time before the first new try after a failure; it doubles each time
     * @throws ModelException if the server does not answer, or with something else
     */
    static HttpSource open(URI address, Duration pause) {
        Web web = new Web(pause);
        HubAddress hub = HubAddress.of(address);
        return new HttpSource(address, web, hub == null
                ? FileList.ofArray(address, web.text(address))
                : FileList.ofHub(hub, web.text(hub.api())));
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public String name() {
        return list.name();
    }

    @Override
    public List<SourceFile> files() {
        return list.files();
    }

    @Override
    public void fetch(SourceFile file, Path target, Progress progress) throws IOException {
        new Download(web, list.address(file.path()), file, target).run(progress);
    }

    @Override
    public String where(String path) {
        return list.address(path).toString();
    }

    @Override
    public Optional<String> licence() {
        return list.licence();
    }

    @Override
    public String revision() {
        return list.revision();
    }

    @Override
    public boolean resumes() {
        return true;
    }
}
