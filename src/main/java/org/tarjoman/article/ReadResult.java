package org.tarjoman.article;

import java.util.Objects;

/** What became of one article of the input: it was read, or it failed for a reason. */
public sealed interface ReadResult {

    /** Returns the article's id; for a failure without one, a short hash of its source file. */
    String id();

    /** Returns the path relative to the input folder, with {@code #} and id or number for a record. */
    String sourceFile();

    /**
     * An article that was read and cleaned.
     *
     * @param article the article
     * @param encoding the encoding that it was read in, for example {@code UTF-8}
     */
    record Read(Article article, String encoding) implements ReadResult {
        /** Checks that nothing is missing. */
        public Read {
            Objects.requireNonNull(article, "article");
            Objects.requireNonNull(encoding, "encoding");
        }

        @Override
        public String id() {
            return article.id();
        }

        @Override
        public String sourceFile() {
            return article.sourceFile();
        }
    }

    /**
     * An article that could not be read.
     *
     * @param id id of the record, or a short hash of its source file
     * @param sourceFile where it is
     * @param reason what is wrong and what to do, in plain words
     */
    record Failed(String id, String sourceFile, String reason) implements ReadResult {
        /** Checks that nothing is missing. */
        public Failed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(sourceFile, "sourceFile");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
