package org.tarjoman.install;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Walks through a file in the wire format of Protocol Buffers and passes over what nobody asks for. */
final class ProtoReader implements AutoCloseable {

    private static final int LONGEST_TEXT = 1 << 16;

    private final InputStream in;
    private final long size;
    private long position;

    ProtoReader(Path file) throws IOException {
        size = Files.size(file);
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 14);
    }

    /** Told of each field of a message. */
    interface Fields {
        /**
         * Takes a field.
         *
         * @param number its number
         * @param value a number's value, or the length of a text or message, which may be read now
         */
        void field(int number, long value) throws IOException;
    }

    /** Reads the file as one message. */
    void root(Fields fields) throws IOException {
        message(size, fields);
    }

    /** Reads a message of so many bytes. */
    void message(long length, Fields fields) throws IOException {
        long end = position + length;
        while (position < end) {
            long key = varint();
            int number = (int) (key >>> 3);
            switch ((int) key & 7) {
                case 0 -> fields.field(number, varint());
                case 1 -> skip(Long.BYTES);
                case 2 -> nested(number, fields);
                case 5 -> skip(Integer.BYTES);
                default -> throw new IOException("it is no message in the format of Protocol Buffers");
            }
        }
        if (position != end) {
            throw new IOException("a message is longer than the one around it");
        }
    }

    private void nested(int number, Fields fields) throws IOException {
        long length = varint();
        long stop = position + length;
        if (length < 0 || stop > size) {
            throw new EOFException("it ends early");
        }
        fields.field(number, length);
        skip(stop - position);
    }

    /** Reads a text of so many bytes. */
    String text(long length) throws IOException {
        if (length > LONGEST_TEXT) {
            throw new IOException("a name has " + length + " bytes");
        }
        byte[] bytes = in.readNBytes((int) length);
        position += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("it ends early");
            }
            position++;
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("a number is too long");
    }

    private void skip(long bytes) throws IOException {
        if (bytes < 0) {
            throw new IOException("a field is longer than it says");
        }
        in.skipNBytes(bytes);
        position += bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
