package org.tarjoman.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputScannerTest {

    @TempDir
    Path folder;

    private final InputScanner scanner = new InputScanner();

    private Path file(String relative) throws IOException {
        Path path = folder.resolve("in").resolve(relative);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "متن");
    }

    private ScanResult scan() throws IOException {
        return scanner.scan(folder.resolve("in"));
    }

    private static List<String> names(ScanResult result) {
        return result.files().stream().map(InputFile::relativePath).toList();
    }

    @Test
    void listsFilesOfSubFoldersSortedByRelativePath() throws IOException {
        file("b.txt");
        file("a/z.md");
        file("a/b/c.HTML");
        file("c.jsonl");
        file("a.csv");
        file("d.htm");

        assertThat(names(scan())).containsExactly("a.csv", "a/b/c.HTML", "a/z.md", "b.txt", "c.jsonl",
                "d.htm");
        assertThat(scan().files().get(0).size()).isEqualTo(6);
    }

    @Test
    void countsOtherTypesByExtensionAndHiddenEntries() throws IOException {
        file("a.txt");
        file("b.pdf");
        file("sub/c.PDF");
        file("README");
        file(".hidden.txt");
        file(".folder/d.txt");

        ScanResult result = scan();

        assertThat(names(result)).containsExactly("a.txt");
        assertThat(result.passedOver()).containsOnly(
                org.assertj.core.api.Assertions.entry("pdf", 2),
                org.assertj.core.api.Assertions.entry(ScanResult.NO_EXTENSION, 1),
                org.assertj.core.api.Assertions.entry(ScanResult.HIDDEN, 2));
        assertThat(result.passedOverTotal()).isEqualTo(5);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void walksAFolderThatIsCalledLikeATextFile() throws IOException {
        file("x.txt/inside.md");

        assertThat(names(scan())).containsExactly("x.txt/inside.md");
    }

    @Test
    void refusesLinksThatLeaveTheFolder() throws IOException {
        file("a.txt");
        Path outside = Files.writeString(folder.resolve("secret.txt"), "راز");
        Files.createSymbolicLink(folder.resolve("in/file.txt"), outside);
        Files.createSymbolicLink(folder.resolve("in/up"), folder);

        ScanResult result = scan();

        assertThat(names(result)).containsExactly("a.txt");
        assertThat(result.problems()).extracting(InputProblem::relativePath).containsExactly("file.txt",
                "up");
        assertThat(result.problems()).allMatch(p -> p.reason().contains("leads out of the input folder"));
    }

    @Test
    void refusesALinkToANeighbourWhoseNameBeginsLikeTheFolders() throws IOException {
        file("a.txt");
        Files.createDirectories(folder.resolve("in-other"));
        Path outside = Files.writeString(folder.resolve("in-other/b.txt"), "راز");
        Files.createSymbolicLink(folder.resolve("in/b.txt"), outside);

        assertThat(scan().problems()).extracting(InputProblem::relativePath).containsExactly("b.txt");
    }

    @Test
    void readsALinkToAFileInside() throws IOException {
        file("2024/a.txt");
        Files.createSymbolicLink(folder.resolve("in/latest.txt"),
                folder.resolve("in/2024/a.txt"));

        assertThat(names(scan())).containsExactly("2024/a.txt", "latest.txt");
    }

    @Test
    void endsWhenLinksFormALoop() throws IOException {
        file("sub/a.txt");
        Files.createSymbolicLink(folder.resolve("in/sub/loop"), folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/p.txt"), Path.of("q.txt"));
        Files.createSymbolicLink(folder.resolve("in/q.txt"), Path.of("p.txt"));

        ScanResult result = scan();

        assertThat(names(result)).containsExactly("sub/a.txt");
        assertThat(result.passedOver()).containsEntry(ScanResult.FOLDER_LINK, 1);
        assertThat(result.problems()).extracting(InputProblem::relativePath).containsExactly("p.txt",
                "q.txt");
    }

    @Test
    void reportsALinkThatLeadsNowhere() throws IOException {
        file("a.txt");
        Files.createSymbolicLink(folder.resolve("in/gone.txt"), Path.of("missing.txt"));

        assertThat(scan().problems()).singleElement()
                .satisfies(p -> assertThat(p.reason()).contains("leads nowhere"));
    }

    @Test
    void countsLinksToOtherTypesWithThoseWhereverTheyLead() throws IOException {
        file("a.txt");
        Path outside = Files.writeString(folder.resolve("photo.jpg"), "x");
        Files.createSymbolicLink(folder.resolve("in/photo.jpg"), outside);
        Files.createSymbolicLink(folder.resolve("in/gone.jpg"), Path.of("missing.jpg"));
        Files.createDirectories(folder.resolve("old.d"));
        Files.createSymbolicLink(folder.resolve("in/old.d"), folder.resolve("old.d"));

        ScanResult result = scan();

        assertThat(result.passedOver()).containsEntry("jpg", 2);
        assertThat(result.problems()).extracting(InputProblem::relativePath)
                .as("a folder may hold articles").containsExactly("old.d");
    }

    @Test
    void reportsUnreadableFiles() throws IOException {
        Path closed = file("closed.txt");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "the tests run with rights that no permission limits");

        assertThat(scan().files()).isEmpty();
        assertThat(scan().problems()).singleElement()
                .satisfies(p -> assertThat(p.reason()).contains("permission"));
    }

    @Test
    void findsNothingInAnEmptyFolder() throws IOException {
        Files.createDirectories(folder.resolve("in"));

        assertThat(scan().files()).isEmpty();
        assertThat(scan().problems()).isEmpty();
    }

    @Test
    void refusesAMissingFolderAndAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> scanner.scan(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> scanner.scan(file)).isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining("is no folder");
    }
}
