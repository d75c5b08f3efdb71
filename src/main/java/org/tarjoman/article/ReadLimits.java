package org.tarjoman.article;

/**
 * How much is read, so that one monstrous file cannot eat the night or the memory.
 *
 * @param maxFileBytes longest file that is one article (txt, md, html), in bytes; at least 1
 * @param maxTableBytes longest file with many articles (jsonl, csv), in bytes; at least 1
 * @param maxArticleCharacters longest article, headline and body together, in characters (UTF-16
 *     units); at least 1
 */
public record ReadLimits(long maxFileBytes, long maxTableBytes, int maxArticleCharacters) {

    /** 10 MiB a file, 200 MiB a table, 200,000 characters an article. */
    public static final ReadLimits DEFAULTS = new ReadLimits(10L << 20, 200L << 20, 200_000);

    /** What a user raises {@link #maxFileBytes} with. */
    static final String FILE_OPTION = "--max-file-size";

    /** What a user raises {@link #maxTableBytes} with. */
    static final String TABLE_OPTION = "--max-table-size";

    /** What a user raises {@link #maxArticleCharacters}, and the length of a record with it, with. */
    static final String ARTICLE_OPTION = "--max-article-length";

    /** Checks the ranges. */
    public ReadLimits {
        if (maxFileBytes < 1 || maxTableBytes < 1 || maxArticleCharacters < 1) {
            throw new IllegalArgumentException("limits must be at least 1: " + maxFileBytes + ", "
                    + maxTableBytes + ", " + maxArticleCharacters);
        }
        if (maxFileBytes > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("a file that is one article is read into memory whole, so its "
                    + "limit must stay under 2 GiB: " + maxFileBytes);
        }
    }

    /** Returns the longest record of a table that is taken into memory: escapes and markup make it longer. */
    int maxRecordCharacters() {
        return (int) Math.min(64L << 20, maxArticleCharacters * 8L + 65_536);
    }

    static String mebibytes(long bytes) {
        return bytes < 1 << 20 ? bytes + " bytes"
                : String.format(java.util.Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
