package org.tarjoman.article;

import java.io.IOException;
import java.io.Reader;

/** Reads lines, but never more of one than a limit into memory. */
final class BoundedLines {

    private final Reader reader;
    private final int limit;
    private boolean tooLong;
    private boolean afterReturn;

    BoundedLines(Reader reader, int limit) {
        this.reader = reader;
        this.limit = limit;
    }

    /** Returns the next line without its end, cut off at the limit; null at the end of the text. */
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        tooLong = false;
        boolean any = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            any = true;
            if (c == '\n' || c == '\r') {
                return line.toString();
            }
            if (line.length() < limit) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
        }
        return any ? line.toString() : null;
    }

    /** Returns whether the line that was read last was longer than the limit. */
    boolean tooLong() {
        return tooLong;
    }
}
