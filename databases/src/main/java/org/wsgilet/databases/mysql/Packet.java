package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Reads the fields of a packet, one after the other. */
public final class Packet {

    /** What {@link #length} says of NULL. */
    public static final int NULL = -1;

    private static final int NULL_BYTE = 0xfb;
    private static final int TWO_BYTES = 0xfc;
    private static final int THREE_BYTES = 0xfd;

    private final byte[] data;
    private int at;

    public Packet(byte[] data) {
        this.data = data;
    }

    public byte[] data() {
        return data;
    }

    /** Where the next field begins. */
    public int position() {
        return at;
    }

    boolean hasMore() {
        return at < data.length;
    }

    int peek() {
        return data[at] & 0xff;
    }

    int int1() {
        return data[at++] & 0xff;
    }

    int int2() {
        return int1() | int1() << 8;
    }

    private int int3() {
        return int2() | int1() << 16;
    }

    long int4() {
        return int3() | (long) int1() << 24;
    }

    public void skip(int bytes) {
        at += bytes;
    }

    /** An integer of variable length; {@link #NULL}. */
    long integer() {
        int first = int1();
        return switch (first) {
            case NULL_BYTE -> NULL;
            case TWO_BYTES -> int2();
            case THREE_BYTES -> int3();
            case 0xfe -> int4() | int4() << 32;
            default -> first;
        };
    }

    /** The length of the value that comes next, in bytes; {@link #NULL}. */
    public int length() {
        return (int) integer();
    }

    /** A string behind its length: its bytes, one in each character. */
    String string() {
        return string(length());
    }

    String string(int length) {
        String string = new String(data, at, length, ISO_8859_1);
        at += length;
        return string;
    }

    String rest() {
        return string(data.length - at);
    }
}
