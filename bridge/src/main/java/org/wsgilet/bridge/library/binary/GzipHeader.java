package org.wsgilet.bridge.library.binary;

import java.util.zip.DataFormatException;

/** The header of RFC 1952. */
final class GzipHeader {

    private static final int FIXED = 10;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private GzipHeader() {}

    /** Where it ends; -1 if that is not there yet. */
    static int end(byte[] bytes) throws DataFormatException {
        require(bytes, 0, 0x1F, "incorrect header check");
        require(bytes, 1, 0x8B, "incorrect header check");
        require(bytes, 2, 8, "unknown compression method");
        if (bytes.length < FIXED) {
            return -1;
        }
        int flags = bytes[3];
        if ((flags & RESERVED) != 0) {
            throw new DataFormatException("unknown header flags set");
        }
        int at = FIXED;
        if ((flags & EXTRA) != 0) {
            if (at + 2 > bytes.length) {
                return -1;
            }
            at += 2 + (bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8);
        }
        for (int text : new int[] {NAME, COMMENT}) {
            if ((flags & text) != 0) {
                while (at < bytes.length && bytes[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        at += (flags & CHECKSUM) != 0 ? 2 : 0;
        return at <= bytes.length ? at : -1;
    }

    private static void require(byte[] bytes, int at, int value, String otherwise) throws DataFormatException {
        if (at < bytes.length && (bytes[at] & 0xFF) != value) {
            throw new DataFormatException(otherwise);
        }
    }
}
