package org.tarjoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCatalogueTest {

    @TempDir
    private Path models;

    private Path add(String folder, String id) {
        Path copy = TinyBundle.copyTo(models.resolve(folder));
        TinyBundle.edit(copy, description -> description.addProperty("id", id));
        return copy;
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path missing = models.resolve("none");

        assertThatThrownBy(() -> new BundleCatalogue(missing).list()).isInstanceOf(ModelException.class)
                .hasMessageContaining(missing.toAbsolutePath().toString())
                .hasMessageContaining("does not exist")
                .hasMessageContaining("--models");
        assertThatThrownBy(() -> new BundleCatalogue(missing).find(null)).isInstanceOf(ModelException.class);
    }

    @Test
    void passesOverHiddenFolders() {
        add("tiny", "tiny");
        add(".install-other", "other");

        assertThat(new BundleCatalogue(models).list()).extracting(Bundle::id).containsExactly("tiny");
        assertThat(new BundleCatalogue(models).find(null).id()).isEqualTo("tiny");
    }

    @Test
    void saysThatThereIsNoModel() throws IOException {
        Files.createDirectory(models.resolve("training"));
        Files.writeString(models.resolve("README.md"), "no model");

        assertThat(new BundleCatalogue(models).list()).isEmpty();
        assertThatThrownBy(() -> new BundleCatalogue(models).find(null)).isInstanceOf(ModelException.class)
                .hasMessageContaining(models.toAbsolutePath().toString())
                .hasMessageContaining("There is none")
                .hasMessageContaining("Restore");
    }

    @Test
    void takesTheOnlyModelWithoutAnId() {
        add("one", "first");

        assertThat(new BundleCatalogue(models).find(null).id()).isEqualTo("first");
        assertThat(new BundleCatalogue(models).find("first").id()).isEqualTo("first");
    }

    @Test
    void listsBundlesByIdAndNotByFolder() {
        add("a", "second");
        add("b", "first");

        assertThat(new BundleCatalogue(models).list()).extracting(Bundle::id)
                .containsExactly("first", "second");
    }

    @Test
    void asksForAChoiceAmongSeveral() {
        add("a", "second");
        add("b", "first");
        BundleCatalogue catalogue = new BundleCatalogue(models);

        assertThatThrownBy(() -> catalogue.find(null)).isInstanceOf(ModelException.class)
                .hasMessageContaining("first, second").hasMessageContaining("--model");
        assertThat(catalogue.find("second").folder()).isEqualTo(models.resolve("a"));
    }

    @Test
    void namesTheModelsThereAreWhenAnIdIsUnknown() {
        add("a", "second");
        add("b", "first");

        assertThatThrownBy(() -> new BundleCatalogue(models).find("third")).isInstanceOf(ModelException.class)
                .hasMessageContaining("No model third").hasMessageContaining("first, second")
                .hasMessageContaining("--model");
    }

    @Test
    void namesTheFoldersThatHoldTheSameModel() {
        add("a", "same");
        add("b", "same");

        assertThatThrownBy(() -> new BundleCatalogue(models).find("same")).isInstanceOf(ModelException.class)
                .hasMessageContaining("a, b").hasMessageContaining("only one");
    }

    @Test
    void findsAModelByIdBesideABrokenOne() throws IOException {
        add("a", "whole");
        Files.writeString(add("b", "broken").resolve(Bundle.DESCRIPTION), "{");
        BundleCatalogue catalogue = new BundleCatalogue(models);

        assertThat(catalogue.find("whole").id()).isEqualTo("whole");
        assertThatThrownBy(() -> catalogue.find(null)).isInstanceOf(ModelException.class)
                .hasMessageContaining(models.resolve("b").toString());
        assertThatThrownBy(() -> catalogue.find("broken")).isInstanceOf(ModelException.class)
                .hasMessageContaining(models.resolve("b").toString());
        assertThatThrownBy(catalogue::list).isInstanceOf(ModelException.class);
    }
}
