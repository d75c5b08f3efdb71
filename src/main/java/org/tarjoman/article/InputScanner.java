package org.tarjoman.article;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks the input folder and its sub-folders and lists the files to read, always in the same order.
 *
 * <p>A link to a file is read under the link's name if its target lies in the input folder. A link to a
 * folder is never followed: a folder inside is walked at its own place, one outside is none of our
 * business; so no loop of links can trap the walk. A link whose name has the extension of another type is
 * counted with those, even if it leads nowhere.
 */
public final class InputScanner {

    /** Extensions of the files that are read, in lower case. */
    public static final Set<String> EXTENSIONS = Set.of("txt", "md", "html", "htm", "jsonl", "csv");

    /**
     * Walks a folder.
     *
     * @param root the input folder
     * @return files, counts of what was passed over, and problems; sorted by relative path
     * @throws IOException if the folder itself is missing, is no folder or cannot be listed
     */
    public ScanResult scan(Path root) throws IOException {
        if (!Files.exists(root)) {
            throw new NoSuchFileException(root.toString(), null,
                    "the input folder does not exist; make it or name another");
        }
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root + " is no folder; name the folder that holds the articles");
        }
        Walk walk = new Walk(root.toRealPath());
        walk.listFolder(walk.root, "");
        while (!walk.pending.isEmpty()) {
            String folder = walk.pending.pop();
            try {
                walk.listFolder(walk.root.resolve(folder), folder + "/");
            } catch (IOException e) {
                walk.problems.add(new InputProblem(folder, "the folder cannot be listed: " + reason(e)));
            }
        }
        walk.files.sort(Comparator.comparing(InputFile::relativePath));
        walk.problems.sort(Comparator.comparing(InputProblem::relativePath));
        return new ScanResult(walk.files, walk.passedOver, walk.problems);
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied; give the program's user the right to read it";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist (any more)";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** The state of one walk. */
    private static final class Walk {
        private final Path root;
        private final Deque<String> pending = new ArrayDeque<>();
        private final List<InputFile> files = new ArrayList<>();
        private final SortedMap<String, Integer> passedOver = new TreeMap<>();
        private final List<InputProblem> problems = new ArrayList<>();

        Walk(Path root) {
            this.root = root;
        }

        void listFolder(Path folder, String prefix) throws IOException {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    visit(entry, prefix + entry.getFileName());
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }

        private void visit(Path entry, String relative) {
            if (entry.getFileName().toString().startsWith(".")) {
                count(ScanResult.HIDDEN);
                return;
            }
            try {
                BasicFileAttributes own =
                        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (own.isSymbolicLink()) {
                    visitLink(entry, relative);
                } else {
                    visitTarget(entry, relative, own);
                }
            } catch (IOException e) {
                problems.add(new InputProblem(relative, "cannot be read: " + reason(e)));
            }
        }

        private void visitLink(Path link, String relative) {
            Path target;
            BasicFileAttributes attributes;
            try {
                target = link.toRealPath();
                attributes = Files.readAttributes(target, BasicFileAttributes.class);
            } catch (IOException e) {
                if (isOfAnotherType(relative)) {
                    count(InputFile.extensionOf(relative));
                    return;
                }
                problems.add(new InputProblem(relative,
                        "the link leads nowhere or in a circle (" + reason(e) + "); it is not followed"));
                return;
            }
            if (!target.startsWith(root) && !attributes.isDirectory() && isOfAnotherType(relative)) {
                count(InputFile.extensionOf(relative));
            } else if (!target.startsWith(root)) {
                problems.add(new InputProblem(relative, "the link leads out of the input folder and is not "
                        + "followed; copy the file into the folder"));
            } else if (attributes.isDirectory()) {
                count(ScanResult.FOLDER_LINK);
            } else {
                visitTarget(link, relative, attributes);
            }
        }

        /** Whether a name says that no article is behind it, wherever it leads. */
        private static boolean isOfAnotherType(String relative) {
            String extension = InputFile.extensionOf(relative);
            return !extension.isEmpty() && !EXTENSIONS.contains(extension);
        }

        private void visitTarget(Path entry, String relative, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                pending.push(relative);
                return;
            }
            if (!attributes.isRegularFile()) {
                count(ScanResult.SPECIAL);
                return;
            }
            String extension = InputFile.extensionOf(relative);
            if (!EXTENSIONS.contains(extension)) {
                count(extension.isEmpty() ? ScanResult.NO_EXTENSION : extension);
            } else if (!Files.isReadable(entry)) {
                problems.add(new InputProblem(relative,
                        "cannot be read: permission denied; give the program's user the right to read it"));
            } else {
                files.add(new InputFile(relative, entry, attributes.size()));
            }
        }

        private void count(String what) {
            passedOver.merge(what, 1, Integer::sum);
        }
    }
}
