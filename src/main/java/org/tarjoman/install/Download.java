package org.tarjoman.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.tarjoman.model.FileHash;
import org.tarjoman.model.ModelException;

/**
 * The download of one file. What has come is in {@code NAME.part}; a later download goes on behind it, be it
 * after a lost connection or after the end of the process.
 */
final class Download {

    private final Web web;
    private final URI address;
    private final SourceFile file;
    private final Path target;
    private final Path part;
    /** The server's tag of the version that the part is of, so that two versions are not put together. */
    private final Path tag;

    Download(Web web, URI address, SourceFile file, Path target) {
        this.web = web;
        this.address = address;
        this.file = file;
        this.target = target;
        part = target.resolveSibling(target.getFileName() + ".part");
        tag = target.resolveSibling(target.getFileName() + ".part.tag");
    }

    /**
     * Downloads the file.
     *
     * @throws ModelException if the server does not give it or gives another; in the first case the part is kept
     * @throws IOException if it cannot be written
     */
    void run(Progress progress) throws IOException {
        if (file.size() != SourceFile.UNKNOWN && length() > file.size()) {
            Files.delete(part);
        }
        for (int tries = 0; !isWhole();) {
            long before = length();
            String problem;
            try {
                problem = receive(before, progress);
            } catch (WriteException e) {
                throw e.cause;
            } catch (IOException e) {
                problem = e.toString();
            }
            if (problem == null) {
                break;
            }
            // As long as something comes, a bad line is no reason to give up.
            tries = length() > before ? 0 : tries + 1;
            if (tries > Web.RETRIES) {
                throw new InterruptedDownload("The download of " + address + " broke off after " + length()
                        + " bytes (" + problem + "). What has come is kept: give the same command again to go on.");
            }
            web.pause(Math.max(0, tries - 1));
        }
        requireRight();
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(tag);
    }

    private long length() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private boolean isWhole() throws IOException {
        return file.size() > 0 && length() == file.size();
    }

    /** Asks for what is missing; returns null if it has come, or what went wrong. */
    private String receive(long have, Progress progress) throws IOException {
        HttpRequest.Builder request = web.request(address);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            if (Files.exists(tag)) {
                request.header("If-Range", Files.readString(tag, StandardCharsets.UTF_8));
            }
        }
        HttpResponse<InputStream> answer = web.send(request.build());
        try (InputStream body = answer.body()) {
            int status = answer.statusCode();
            if (status == 416) {
                // The part is longer than the file: it is no part of it.
                Files.deleteIfExists(part);
                return "status 416";
            }
            if (status != 200 && status != 206) {
                Web.requireHope(address, status);
                return "status " + status;
            }
            boolean goesOn = status == 206;
            String range = answer.headers().firstValue("Content-Range").orElse("");
            if (goesOn && !range.startsWith("bytes " + have + "-")) {
                Files.deleteIfExists(part);
                return "the server gave '" + range + "' when asked for what follows byte " + have;
            }
            keepTag(answer);
            long length = copy(body, goesOn ? have : 0, progress);
            long whole = file.size() != SourceFile.UNKNOWN ? file.size() : length;
            return length < whole ? "the connection ended early" : null;
        }
    }

    private void keepTag(HttpResponse<InputStream> answer) throws IOException {
        // A weak tag does not promise the same bytes.
        String value = answer.headers().firstValue("ETag").filter(t -> t.startsWith("\"")).orElse(null);
        if (value == null) {
            Files.deleteIfExists(tag);
        } else {
            Files.writeString(tag, value, StandardCharsets.UTF_8);
        }
    }

    private long copy(InputStream body, long from, Progress progress) throws IOException {
        StandardOpenOption how = from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        long length = from;
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
                StallGuard guard = new StallGuard(body)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                guard.alive();
                length += read;
                if (file.size() != SourceFile.UNKNOWN && length > file.size()) {
                    break;
                }
                write(out, buffer, read);
                progress.reached(length);
            }
        }
        return length;
    }

    /** A full disk is no broken line: trying again would not help. */
    private static void write(OutputStream out, byte[] buffer, int length) throws IOException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new WriteException(e);
        }
    }

    private void requireRight() throws IOException {
        long length = length();
        String wrong = null;
        if (file.size() != SourceFile.UNKNOWN && length != file.size()) {
            wrong = "it has " + length + " bytes instead of " + file.size();
        } else if (file.sha256() != null && !FileHash.sha256(part).equals(file.sha256())) {
            wrong = "its SHA-256 is not " + file.sha256();
        }
        if (wrong != null) {
            Files.deleteIfExists(part);
            Files.deleteIfExists(tag);
            throw new ModelException("The file " + address + " is not the one that the list of files describes: "
                    + wrong + ". Try again; if it stays so, do not trust this source.");
        }
    }

    private static final class WriteException extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException cause;

        WriteException(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
