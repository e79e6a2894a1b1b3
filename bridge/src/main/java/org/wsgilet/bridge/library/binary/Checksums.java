package org.wsgilet.bridge.library.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Adler-32 and CRC-32 that go on from any value, which those of Java do not. */
public final class Checksums {

    private static final int BASE = 65521;
    /** As many bytes as can be added up before a sum has to be reduced. */
    private static final int BLOCK = 5552;

    private static final int[] CRC = crcTable();

    private Checksums() {}

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ 0xEDB88320;
            }
            table[i] = value;
        }
        return table;
    }

    /** Of a text whose characters are bytes. */
    public static int adler32(String text, int before) {
        return adler32(text.getBytes(ISO_8859_1), before);
    }

    /** Of a text whose characters are bytes. */
    public static int crc32(String text, int before) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return crc32(bytes, bytes.length, before);
    }

    /** @param before the checksum of what came before; 1 at the start */
    static int adler32(byte[] bytes, int before) {
        int low = before & 0xFFFF;
        int high = before >>> 16;
        for (int i = 0; i < bytes.length; ) {
            int end = Math.min(i + BLOCK, bytes.length);
            for (; i < end; i++) {
                low += bytes[i] & 0xFF;
                high += low;
            }
            low = Integer.remainderUnsigned(low, BASE);
            high = Integer.remainderUnsigned(high, BASE);
        }
        return high << 16 | low;
    }

    /** @param before the checksum of what came before; 0 at the start */
    static int crc32(byte[] bytes, int length, int before) {
        int value = ~before;
        for (int i = 0; i < length; i++) {
            value = CRC[(value ^ bytes[i]) & 0xFF] ^ value >>> 8;
        }
        return ~value;
    }
}
