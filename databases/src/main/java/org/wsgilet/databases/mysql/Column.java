package org.wsgilet.databases.mysql;

/**
 * A column of a result, as the server describes it.
 *
 * @param table the bytes of its table's name or alias, one in each character; empty if it is of none
 * @param name the bytes of its name
 * @param charset the number of its collation; {@link #BINARY} for what is not text
 * @param size the most that a value has, in bytes
 * @param type MySQLdb's {@code FIELD_TYPE}
 * @param flags MySQLdb's {@code FLAG}
 * @param decimals the digits behind the point
 */
public record Column(String table, String name, int charset, long size, int type, int flags, int decimals) {

    public static final int BINARY = 63;

    private static final int NOT_NULL = 1;
    private static final int NUMERIC = 0x8000;
    private static final int TIMESTAMP = 7;
    private static final int LAST_NUMBER = 9;
    private static final int YEAR = 13;
    private static final int NEW_DECIMAL = 246;
    private static final int SHORT_BYTES = 1;

    /** @param extended whether the server tells MariaDB's own types, which the C library does not know */
    static Column parse(byte[] data, boolean extended) {
        Packet packet = new Packet(data);
        packet.string(); // catalog
        packet.string(); // database
        String table = packet.string();
        packet.string(); // the table's own name
        String name = packet.string();
        packet.string(); // the column's own name
        if (extended) {
            packet.string();
        }
        packet.skip(SHORT_BYTES); // the length of what follows
        int charset = packet.int2();
        long size = packet.int4();
        int type = packet.int1();
        return new Column(table, name, charset, size, type, packet.int2() | numeric(type), packet.int1());
    }

    /** The flag that no server sends: the C library sets it. */
    private static int numeric(int type) {
        boolean isNumeric = type <= LAST_NUMBER && type != TIMESTAMP || type == YEAR || type == NEW_DECIMAL;
        return isNumeric ? NUMERIC : 0;
    }

    public boolean mayBeNull() {
        return (flags & NOT_NULL) == 0;
    }
}
