package org.tarjoman.report;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tarjoman.quality.Flag;

/** The columns of the report, in the order in which they stand there. */
public enum Column {
    /** Identifier of the article. */
    ARTICLE_ID(ArticleRow::articleId),
    /** Path relative to the input folder. */
    SOURCE_FILE(ArticleRow::sourceFile),
    /** {@code done}, {@code skipped} or {@code failed}. */
    STATUS(row -> row.status().code()),
    /** ISO 639-3 code and script of the source. */
    LANGUAGE(ArticleRow::language),
    /** Agency or site. */
    AGENCY(ArticleRow::agency),
    /** Publication date. */
    PUBLISHED(ArticleRow::published),
    /** Headline as it stood in the source. */
    TITLE_FA(ArticleRow::titleFa),
    /** Headline in English. */
    TITLE_EN(ArticleRow::titleEn),
    /** Summary in English. */
    SUMMARY_EN(ArticleRow::summaryEn),
    /** The body in English. */
    TRANSLATION_EN(ArticleRow::translationEn),
    /** Tags in English, apart by semicolons. */
    TAGS_EN(row -> String.join("; ", row.tagsEn())),
    /** 0 to 100; empty if nothing was translated. */
    QUALITY_SCORE(row -> row.qualityScore() == null ? "" : row.qualityScore().toString()),
    /** Codes of the flags, apart by semicolons. */
    QUALITY_FLAGS(row -> row.qualityFlags().stream().map(Flag::code).collect(Collectors.joining(";"))),
    /** Number of sentences. */
    SENTENCES(row -> Integer.toString(row.sentences())),
    /** Number of sentences with a flag. */
    SENTENCES_FLAGGED(row -> Integer.toString(row.sentencesFlagged())),
    /** Numbers of the source that the translation lacks, apart by semicolons. */
    NUMBERS_MISSING(row -> String.join("; ", row.numbersMissing())),
    /** Id and version of the model. */
    TRANSLATION_MODEL(ArticleRow::translationModel),
    /** How the summary was made. */
    SUMMARY_METHOD(ArticleRow::summaryMethod),
    /** Short hash of article, model, settings and program version. */
    FINGERPRINT(ArticleRow::fingerprint),
    /** Why the article was skipped or failed. */
    ERROR(ArticleRow::error);

    private final Function<ArticleRow, String> cell;

    Column(Function<ArticleRow, String> cell) {
        this.cell = cell;
    }

    /** Returns the column's name in the header, for example {@code title_en}. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the column's cell of a row, not yet guarded or quoted.
     *
     * @param row the row
     */
    public String cell(ArticleRow row) {
        return cell.apply(row);
    }
}
