package org.tarjoman.article;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Turns bytes into text: UTF-8, strictly; else UTF-16 or windows-1256 where the bytes speak clearly for
 * it; else not at all, since wrongly decoded text would be translated into nonsense.
 */
public final class TextDecoder {

    /** Above this share of control characters a file is taken for binary. */
    static final double BINARY_SHARE = 0.05;

    private static final Charset WINDOWS_1256 = Charset.forName("windows-1256");
    private static final String SAVE_AS = "; save the file as UTF-8 and run again";

    /**
     * The encoding of a stream of bytes.
     *
     * @param charset the encoding
     * @param markLength length of the byte-order mark in bytes
     * @param guessed whether it is a guess because the bytes are not UTF-8
     * @param damaged whether a few bytes are malformed
     */
    record Encoding(Charset charset, int markLength, boolean guessed, boolean damaged) {
    }

    /**
     * Decodes a whole file.
     *
     * @param bytes the file's content
     * @return the text, its lines ended by LF
     * @throws UnreadableTextException if it looks binary or is in no encoding that can be told; the
     *     message says what to do
     */
    public DecodedText decode(byte[] bytes) throws UnreadableTextException {
        ByteStatistics statistics = new ByteStatistics();
        statistics.add(bytes, bytes.length);
        statistics.end();
        Encoding encoding = encodingOf(statistics);
        if (encoding.damaged()) {
            throw damaged(statistics);
        }
        ByteBuffer content = ByteBuffer.wrap(bytes, encoding.markLength(),
                bytes.length - encoding.markLength());
        try {
            String text = encoding.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(content).toString();
            return new DecodedText(withLineFeeds(text), encoding.charset().name(), encoding.guessed());
        } catch (CharacterCodingException e) {
            throw new UnreadableTextException("the file looks like " + encoding.charset().name()
                    + " but is damaged or cut off" + SAVE_AS);
        }
    }

    /**
     * Finds the encoding of a long file without keeping it in memory.
     *
     * @param stream the file's bytes; read to its end, not closed
     * @throws UnreadableTextException if it looks binary or is in no encoding that can be told
     * @throws IOException if reading fails
     */
    Encoding detect(InputStream stream) throws IOException {
        ByteStatistics statistics = new ByteStatistics();
        byte[] buffer = new byte[1 << 16];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            statistics.add(buffer, n);
        }
        statistics.end();
        return encodingOf(statistics);
    }

    static String withLineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static Encoding encodingOf(ByteStatistics bytes) throws UnreadableTextException {
        if (bytes.startsWith(0xFF, 0xFE, 0, 0) || bytes.startsWith(0, 0, 0xFE, 0xFF)) {
            throw new UnreadableTextException("the file is in UTF-32, which is not read" + SAVE_AS);
        }
        if (bytes.startsWith(0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, true, false);
        }
        if (bytes.startsWith(0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, true, false);
        }
        if (looksLikeUtf16(bytes, 1)) {
            return new Encoding(StandardCharsets.UTF_16LE, 0, true, false);
        }
        if (looksLikeUtf16(bytes, 0)) {
            return new Encoding(StandardCharsets.UTF_16BE, 0, true, false);
        }
        if (bytes.controlShare() > BINARY_SHARE) {
            throw binary(bytes.controlShare());
        }
        int mark = bytes.startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (bytes.isUtf8()) {
            return new Encoding(StandardCharsets.UTF_8, mark, false, false);
        }
        // Persian in windows-1256 forms hardly any UTF-8 sequence by chance: many mean damaged UTF-8.
        if (mark > 0 || bytes.wellFormedSequences() >= 4 * bytes.malformedSequences()) {
            return new Encoding(StandardCharsets.UTF_8, mark, false, true);
        }
        if (looksLikeWindows1256(bytes)) {
            return new Encoding(WINDOWS_1256, 0, true, false);
        }
        throw new UnreadableTextException(String.format(Locale.ROOT, "the file is not UTF-8 (byte 0x%X) "
                + "and is neither UTF-16 nor windows-1256 with Persian text" + SAVE_AS,
                bytes.firstMalformed()));
    }

    /** High bytes of Persian and Latin text in UTF-16 are 0x00, 0x06, 0x20 (half-space) and 0xFB-0xFE. */
    private static boolean looksLikeUtf16(ByteStatistics bytes, int highParity) {
        long half = bytes.total() / 2;
        if (half < 2 || bytes.total() % 2 != 0) {
            return false;
        }
        long high = bytes.countAt(highParity, 0) + bytes.countAt(highParity, 6)
                + bytes.countAt(highParity, 0x20) + bytes.countAt(highParity, 0xFB)
                + bytes.countAt(highParity, 0xFE);
        long nuls = bytes.countAt(highParity, 0);
        long low = bytes.countAt(1 - highParity, 0) + bytes.countAt(1 - highParity, 6);
        return nuls >= half * 0.02 && nuls > 0 && high >= half * 0.95 && low <= half * 0.02;
    }

    /**
     * Tells Persian or Arabic in windows-1256 by its letters: nearly all bytes over 0x7F are Arabic
     * letters or the punctuation that goes with them, and alef, the commonest letter, is common.
     */
    private static boolean looksLikeWindows1256(ByteStatistics bytes) {
        byte[] one = new byte[1];
        long letters = 0;
        long others = 0;
        for (int b = 0x80; b < 0x100; b++) {
            one[0] = (byte) b;
            char c = new String(one, WINDOWS_1256).charAt(0);
            if (Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC) {
                letters += bytes.count(b);
            } else if ("«»،؛؟\u200c\u200d\u200e\u200f\u00a0–—…“”‘’•·".indexOf(c) < 0) {
                others += bytes.count(b);
            }
        }
        return letters >= 8 && others <= 0.1 * letters && bytes.count(0xC7) >= 0.04 * letters;
    }

    private static UnreadableTextException damaged(ByteStatistics bytes) {
        return new UnreadableTextException(String.format(Locale.ROOT, "the file is UTF-8 but damaged or cut "
                + "off: %,d malformed places, the first at byte %,d; fetch it again or save it as UTF-8",
                bytes.malformedSequences(), bytes.firstMalformed()));
    }

    static UnreadableTextException binary(double share) {
        return new UnreadableTextException(String.format(Locale.ROOT, "this looks like a binary file, not "
                + "text: %.0f %% of it are control characters; take it out or give it its right extension",
                100 * share));
    }
}
