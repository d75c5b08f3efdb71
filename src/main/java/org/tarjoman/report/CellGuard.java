package org.tarjoman.report;

/**
 * Keeps a spreadsheet from taking text for a formula.
 *
 * <p>Excel, LibreOffice and Google Sheets run a cell that starts with {@code = + - @}, tab or a line end
 * (OWASP, <i>CSV Injection</i>; CWE-1236), and scraped headlines are written by strangers. Such a cell gets
 * a leading apostrophe, which spreadsheets do not show. The price: "-5 degrees" gets one as well.
 */
public final class CellGuard {

    /** Most characters (UTF-16 units) of a cell that Excel shows; the rest is cut off in silence. */
    public static final int EXCEL_CELL_CHARACTERS = 32_767;

    private static final String DANGEROUS = "=+-@\t\r\n\0";

    private CellGuard() {
    }

    /**
     * Guards a cell.
     *
     * @param cell its text
     * @return the text, with an apostrophe before it if it starts dangerously
     */
    public static String guard(String cell) {
        return cell.isEmpty() || DANGEROUS.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    /**
     * Returns whether any cell of a row is longer than Excel shows.
     *
     * @param row the row
     */
    public static boolean exceedsExcel(ArticleRow row) {
        for (Column column : Column.values()) {
            if (guard(column.cell(row)).length() > EXCEL_CELL_CHARACTERS) {
                return true;
            }
        }
        return false;
    }
}
