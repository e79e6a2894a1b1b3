package org.wsgilet.bridge.library.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * What {@code zlib.compressobj} runs on. The header and trailer are ours, the data are Java's Deflater's, so that the
 * state can be copied: a copy goes on with the last 32 KiB as its dictionary. For one thread at a time.
 */
public final class Compression implements AutoCloseable {

    private static final int WINDOW = 0x8000;
    private static final int BUFFER = 0x4000;
    private static final int DEFLATED = 8;
    private static final int FILTERED = 1;

    private final Deflater deflater;
    private final Wrapping wrapping;
    private final int level;
    private final int strategy;
    private byte[] window = {};
    private int checksum;
    private int size;
    private byte[] pending;

    private Compression(Wrapping wrapping, int level, int strategy) {
        this.wrapping = wrapping;
        this.level = level;
        this.strategy = strategy;
        deflater = new Deflater(level, true);
        if (strategy <= Deflater.HUFFMAN_ONLY) {
            deflater.setStrategy(strategy); // Z_RLE and Z_FIXED are hints that Java does not know
        }
        checksum = wrapping == Wrapping.ZLIB ? 1 : 0;
        pending = header();
    }

    /** Null if there is nothing of these options. */
    public static Compression of(int level, int method, int windowBits, int memory, int strategy) {
        Wrapping wrapping = Wrapping.of(windowBits, false);
        boolean isPossible = level >= -1
                && level <= 9
                && method == DEFLATED
                && wrapping != null
                && memory >= 1
                && memory <= 9
                && strategy >= 0
                && strategy <= 4;
        return isPossible ? new Compression(wrapping, level, strategy) : null;
    }

    private byte[] header() {
        return switch (wrapping) {
            case GZIP -> new byte[] {0x1F, (byte) 0x8B, DEFLATED, 0, 0, 0, 0, 0, extraFlags(), 3};
            case ZLIB -> {
                int first = 0x7800 | speed() << 6;
                int header = first + 31 - first % 31;
                yield new byte[] {(byte) (header >> 8), (byte) header};
            }
            default -> new byte[0];
        };
    }

    private byte extraFlags() {
        return (byte) (level == 9 ? 2 : strategy > FILTERED || level == 0 || level == 1 ? 4 : 0);
    }

    private int speed() {
        if (strategy > FILTERED || level == 0 || level == 1) {
            return 0;
        }
        return level == -1 || level == 6 ? 2 : level < 6 ? 1 : 3;
    }

    /** What can be written already; the characters of the text are bytes. */
    public byte[] compress(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        remember(bytes);
        if (wrapping == Wrapping.ZLIB) {
            checksum = Checksums.adler32(bytes, checksum);
        } else if (wrapping == Wrapping.GZIP) {
            checksum = Checksums.crc32(bytes, bytes.length, checksum);
        }
        size += bytes.length;
        deflater.setInput(bytes);
        return deflated(Deflater.NO_FLUSH);
    }

    private void remember(byte[] bytes) {
        if (bytes.length >= WINDOW) {
            window = Arrays.copyOfRange(bytes, bytes.length - WINDOW, bytes.length);
            return;
        }
        int kept = Math.min(window.length, WINDOW - bytes.length);
        byte[] next = new byte[kept + bytes.length];
        System.arraycopy(window, window.length - kept, next, 0, kept);
        System.arraycopy(bytes, 0, next, kept, bytes.length);
        window = next;
    }

    private byte[] deflated(int flush) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(pending);
        pending = new byte[0];
        byte[] buffer = new byte[BUFFER];
        int length;
        do {
            length = deflater.deflate(buffer, 0, BUFFER, flush);
            out.write(buffer, 0, length);
        } while (length == BUFFER);
        return out.toByteArray();
    }

    /** All that was compressed so far. */
    public byte[] flush(boolean full) {
        return deflated(full ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH);
    }

    /** The rest, with the trailer; nothing else may be called then. */
    public byte[] finish() {
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(deflated(Deflater.NO_FLUSH));
        if (wrapping == Wrapping.ZLIB) {
            out.writeBytes(bytes(Integer.reverseBytes(checksum)));
        } else if (wrapping == Wrapping.GZIP) {
            out.writeBytes(bytes(checksum));
            out.writeBytes(bytes(size));
        }
        close();
        return out.toByteArray();
    }

    private static byte[] bytes(int little) {
        return new byte[] {(byte) little, (byte) (little >> 8), (byte) (little >> 16), (byte) (little >> 24)};
    }

    /** One that goes on from here; what is not written yet is written by both. */
    public Compression copy() {
        byte[] written = flush(false);
        Compression copy = new Compression(wrapping, level, strategy);
        copy.deflater.setDictionary(window);
        copy.window = window;
        copy.checksum = checksum;
        copy.size = size;
        copy.pending = written;
        pending = written;
        return copy;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
