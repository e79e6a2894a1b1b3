package org.wsgilet.bridge.library.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What {@code zlib.decompressobj} runs on. Java's Inflater has no copies: one is made by reading again what was read,
 * which is kept up to a bound. For one thread at a time.
 */
public final class Decompression implements AutoCloseable {

    /** Bytes that are kept for a copy. */
    private static final int MOST_KEPT = 0x40000;

    private static final int BUFFER = 0x4000;
    private static final int TRAILER = 8;

    private final int windowBits;
    private Wrapping wrapping;
    private Inflater inflater;
    private byte[] header = {};
    private byte[] trailer = {};
    private boolean isRead;
    private int checksum;
    private byte[] kept = {};
    private boolean isTooLong;
    private byte[] rest = {};
    /** What the inflater has, but was not asked for, after a copy. */
    private byte[] left = {};

    private Decompression(Wrapping wrapping, int windowBits) {
        this.wrapping = wrapping;
        this.windowBits = windowBits;
        if (wrapping == Wrapping.ZLIB || wrapping == Wrapping.RAW) {
            inflater = new Inflater(wrapping == Wrapping.RAW);
        }
    }

    /** Null if there is no such window. */
    public static Decompression of(int windowBits) {
        Wrapping wrapping = Wrapping.of(windowBits, true);
        return wrapping == null ? null : new Decompression(wrapping, windowBits);
    }

    /** What of the last input was not read: behind the end, or beyond the most that was asked for. */
    public byte[] rest() {
        return rest;
    }

    public boolean isAtEnd() {
        return isRead;
    }

    /**
     * The decompressed bytes.
     *
     * @param text whose characters are bytes
     * @param most how many; 0 for all
     * @throws DataFormatException with zlib's words
     */
    public byte[] decompress(String text, int most) throws DataFormatException {
        return decompress(text.getBytes(ISO_8859_1), most);
    }

    private byte[] decompress(byte[] given, int most) throws DataFormatException {
        byte[] bytes = joined(left, given);
        left = new byte[0];
        byte[] data = inflater == null ? begin(bytes) : bytes;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (inflater == null) {
            rest = new byte[0];
        } else {
            inflate(data, most, out);
            rest = isRead ? rest : afterData();
        }
        keep(bytes);
        return out.toByteArray();
    }

    private void keep(byte[] bytes) {
        int length = bytes.length - rest.length;
        isTooLong |= kept.length + length > MOST_KEPT;
        kept = isTooLong ? new byte[0] : joined(kept, Arrays.copyOf(bytes, length));
    }

    private void inflate(byte[] data, int most, ByteArrayOutputStream out) throws DataFormatException {
        inflater.setInput(data);
        byte[] buffer = new byte[BUFFER];
        while (!inflater.finished() && (most == 0 || out.size() < most)) {
            int length = inflater.inflate(buffer, 0, most == 0 ? BUFFER : Math.min(BUFFER, most - out.size()));
            if (inflater.needsDictionary()) {
                throw new DataFormatException("need dictionary");
            }
            if (length == 0) {
                break;
            }
            if (wrapping == Wrapping.GZIP) {
                checksum = Checksums.crc32(buffer, length, checksum);
            }
            out.write(buffer, 0, length);
        }
        int unread = inflater.getRemaining();
        rest = Arrays.copyOfRange(data, data.length - unread, data.length);
    }

    /** Reads the trailer of gzip; returns what is behind. */
    private byte[] afterData() throws DataFormatException {
        if (!inflater.finished()) {
            return rest;
        }
        if (wrapping == Wrapping.GZIP) {
            int taken = Math.min(TRAILER - trailer.length, rest.length);
            trailer = joined(trailer, Arrays.copyOf(rest, taken));
            rest = Arrays.copyOfRange(rest, taken, rest.length);
            if (trailer.length < TRAILER) {
                return rest;
            }
            if (number(trailer, 0) != checksum) {
                throw new DataFormatException("incorrect data check");
            }
            if (number(trailer, 4) != (int) inflater.getBytesWritten()) {
                throw new DataFormatException("incorrect length check");
            }
        }
        isRead = true;
        return rest;
    }

    private static int number(byte[] bytes, int at) {
        int value = 0;
        for (int i = 3; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    /** Reads the header of gzip; returns what is behind, once there is an inflater. */
    private byte[] begin(byte[] bytes) throws DataFormatException {
        header = joined(header, bytes);
        if (wrapping == Wrapping.ANY) {
            if (header.length < 2) {
                return header;
            }
            wrapping = (header[0] & 0xFF) == 0x1F ? Wrapping.GZIP : Wrapping.ZLIB;
        }
        int end = wrapping == Wrapping.ZLIB ? 0 : GzipHeader.end(header);
        if (end < 0) {
            return header;
        }
        inflater = new Inflater(wrapping != Wrapping.ZLIB);
        byte[] data = Arrays.copyOfRange(header, end, header.length);
        header = new byte[0];
        return data;
    }

    /**
     * One that goes on from here.
     *
     * @return null if more was read than is kept for that
     */
    public Decompression copy() throws DataFormatException {
        if (isTooLong) {
            return null;
        }
        Decompression copy = of(windowBits);
        long written = inflater == null ? 0 : inflater.getBytesWritten();
        if (kept.length > 0 && written > 0) {
            copy.decompress(kept, (int) written);
            copy.left = isRead ? new byte[0] : copy.rest;
        } else if (kept.length > 0) {
            copy.decompress(kept, 0);
        }
        copy.rest = rest;
        copy.kept = kept;
        return copy;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
        }
    }
}
