package org.tarjoman.article;

/**
 * A link of a line.
 *
 * @param text what is shown
 * @param target where it leads, as written
 */
record Link(String text, String target) {

    /** Returns whether the link leads nowhere: scraping has lost its address. */
    boolean leadsNowhere() {
        return target.isEmpty() || target.startsWith("#") || target.startsWith("javascript:");
    }

    /** Returns whether the address is that of a list of articles with the same tag. */
    boolean isTag() {
        return target.contains("/tag") || target.contains("/keyword") || text.startsWith("#");
    }
}
