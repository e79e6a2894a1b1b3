package org.wsgilet.databases.psycopg2;

/** The message of a row: for each column a length, -1 for NULL, and as many bytes. */
final class Row {

    static final int LENGTH_BYTES = 4;

    private Row() {}

    /** The length at an offset. */
    static int length(byte[] row, int offset) {
        return row[offset] << 24
                | (row[offset + 1] & 0xff) << 16
                | (row[offset + 2] & 0xff) << 8
                | row[offset + 3] & 0xff;
    }
}
