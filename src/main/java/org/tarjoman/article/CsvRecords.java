package org.tarjoman.article;

import java.io.IOException;
import java.io.Reader;

/**
 * Cuts CSV into the texts of its records, so that each can be parsed for itself: a record with a wrong
 * quote costs its first line, not the rest of the file.
 */
final class CsvRecords {

    private final char delimiter;
    private final Reader reader;
    private final int limit;
    /** What was read of the current record, and perhaps of those behind it after a retreat. */
    private final StringBuilder buffer = new StringBuilder();
    private int at;
    private int pending = -1;
    private long line = 1;

    /**
     * The text of a record.
     *
     * @param text the record without the end of its last line; empty if it is too long
     * @param line number of its first line in the file, from 1
     * @param problem what is wrong with it, or null
     */
    record Record(String text, long line, Problem problem) {
    }

    /** What may be wrong with a record. */
    enum Problem { TOO_LONG, BAD_QUOTE, OPEN_QUOTE }

    private enum State { FIELD_START, PLAIN, QUOTED, QUOTE_IN_QUOTED }

    CsvRecords(Reader reader, char delimiter, int limit) {
        this.reader = reader;
        this.delimiter = delimiter;
        this.limit = limit;
    }

    /** Returns the next record that is not blank, or null at the end. */
    Record next() throws IOException {
        Record record = nextOfAny();
        while (record != null && record.problem() == null && record.text().isBlank()) {
            record = nextOfAny();
        }
        return record;
    }

    private Record nextOfAny() throws IOException {
        if (at == buffer.length() || at > limit) {
            buffer.delete(0, at);
            at = 0;
        }
        int start = at;
        long first = line;
        boolean tooLong = false;
        State state = State.FIELD_START;
        int c = read(true);
        if (c < 0) {
            return null;
        }
        for (; c >= 0; c = read(!tooLong)) {
            if (c == '\n' && state != State.QUOTED) {
                line++;
                return tooLong ? new Record("", first, Problem.TOO_LONG)
                        : new Record(buffer.substring(start, at - 1), first, null);
            }
            line += c == '\n' ? 1 : 0;
            tooLong |= at - start > limit;
            boolean wasQuote = state == State.QUOTE_IN_QUOTED;
            state = after(state, (char) c);
            if (wasQuote && state == State.PLAIN && c != ' ' && !tooLong) {
                return retreat(start, first, Problem.BAD_QUOTE);
            }
        }
        if (tooLong) {
            return new Record("", first, state == State.QUOTED ? Problem.OPEN_QUOTE : Problem.TOO_LONG);
        }
        return state == State.QUOTED ? retreat(start, first, Problem.OPEN_QUOTE)
                : new Record(buffer.substring(start, at), first, null);
    }

    private State after(State state, char c) {
        return switch (state) {
            case QUOTED -> c == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> c == '"' ? State.QUOTED : c == delimiter ? State.FIELD_START
                    : State.PLAIN;
            default -> c == delimiter ? State.FIELD_START
                    : c == '"' && state == State.FIELD_START ? State.QUOTED : State.PLAIN;
        };
    }

    /** Gives up a record's first line and goes on reading behind it. */
    private Record retreat(int start, long first, Problem problem) throws IOException {
        int end = buffer.indexOf("\n", start);
        if (end >= 0 && end < at) {
            at = end + 1;
            line = first + 1;
            return new Record(buffer.substring(start, end), first, problem);
        }
        return new Record(restOfLine(start), first, problem);
    }

    /** A wrong quote in the middle of a record's only line costs that line. */
    private String restOfLine(int start) throws IOException {
        int c = read(true);
        while (c >= 0 && c != '\n' && at - start <= limit) {
            c = read(true);
        }
        while (c >= 0 && c != '\n') {
            c = read(false);
        }
        line += c == '\n' ? 1 : 0;
        return buffer.substring(start, Math.min(at, start + limit)).stripTrailing();
    }

    private int read(boolean keep) throws IOException {
        if (at < buffer.length()) {
            return buffer.charAt(at++);
        }
        int c = readNormalised();
        if (c >= 0 && keep) {
            buffer.append((char) c);
            at++;
        }
        return c;
    }

    /** Reads a character; every end of a line is one LF. */
    private int readNormalised() throws IOException {
        int c = pending >= 0 ? pending : reader.read();
        pending = -1;
        if (c != '\r') {
            return c;
        }
        int following = reader.read();
        pending = following == '\n' ? -1 : following;
        return '\n';
    }
}
