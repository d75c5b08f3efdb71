package org.tarjoman.article;

/** Counts of a stream of bytes from which its encoding can be told; takes the bytes in any portions. */
final class ByteStatistics {

    private final long[][] counts = new long[2][256];
    private final int[] head = new int[4];
    private long total;
    private long wellFormedSequences;
    private long malformedSequences;
    private long firstMalformed = -1;
    private int pending;
    private int lowest;
    private int highest;
    private long sequenceStart;

    /** Takes a portion of bytes. */
    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (total < head.length) {
                head[(int) total] = b;
            }
            counts[(int) (total & 1)][b]++;
            follow(b);
            total++;
        }
    }

    /** Says that no byte follows, so that a character cut off at the end counts as malformed. */
    void end() {
        if (pending > 0) {
            malformed();
            pending = 0;
        }
    }

    /** Follows the well-formed UTF-8 sequences of the Unicode standard, table 3-7. */
    private void follow(int b) {
        if (pending > 0) {
            if (b >= lowest && b <= highest) {
                lowest = 0x80;
                highest = 0xBF;
                if (--pending == 0) {
                    wellFormedSequences++;
                }
                return;
            }
            malformed();
            pending = 0;
        }
        sequenceStart = total;
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (b >= 0xC2 && b <= 0xDF) {
            pending = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            pending = 2;
        } else if (b >= 0xF0 && b <= 0xF4) {
            pending = 3;
        } else if (b >= 0x80) {
            malformed();
        }
    }

    private void malformed() {
        malformedSequences++;
        if (firstMalformed < 0) {
            firstMalformed = sequenceStart;
        }
    }

    long total() {
        return total;
    }

    long count(int b) {
        return counts[0][b] + counts[1][b];
    }

    /** Returns how often a byte stands at even (0) or odd (1) offsets. */
    long countAt(int parity, int b) {
        return counts[parity][b];
    }

    boolean startsWith(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= total || head[i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isUtf8() {
        return malformedSequences == 0;
    }

    long wellFormedSequences() {
        return wellFormedSequences;
    }

    long malformedSequences() {
        return malformedSequences;
    }

    /** Returns the offset of the first byte that is not UTF-8, or -1. */
    long firstMalformed() {
        return firstMalformed;
    }

    /** Returns which part of the bytes are control characters other than tab, line ends and form feed. */
    double controlShare() {
        long control = count(0x7F);
        for (int b = 0; b < 0x20; b++) {
            if (b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                control += count(b);
            }
        }
        return total == 0 ? 0 : control / (double) total;
    }
}
