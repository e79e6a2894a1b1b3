package org.wsgilet.databases.mysql;

/** A command that failed: with an error of the server, or with one of MySQL's C library for what did not reach it. */
public final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    public static final int UNKNOWN = 2000;
    public static final int NO_LOCAL_CONNECTION = 2002;
    public static final int NO_CONNECTION = 2003;
    public static final int UNKNOWN_HOST = 2005;
    public static final int GONE = 2006;
    public static final int LOST = 2013;
    public static final int OUT_OF_SYNC = 2014;
    public static final int BAD_CHARSET = 2019;
    public static final int TLS = 2026;
    public static final int LOCAL_INFILE_REFUSED = 2068;

    /** The server's words when it is about to close the connection: killed, idle for too long. */
    private static final int KILLED = 1927;

    private static final int IDLE = 4031;

    private final int number;
    private final String sqlState;

    /** @param message its bytes, one in each character */
    public Failure(int number, String sqlState, String message) {
        super(message);
        this.number = number;
        this.sqlState = sqlState;
    }

    static Failure gone() {
        return new Failure(GONE, "HY000", "MySQL server has gone away");
    }

    static Failure lost() {
        return new Failure(LOST, "HY000", "Lost connection to MySQL server during query");
    }

    public static Failure outOfSync() {
        return new Failure(OUT_OF_SYNC, "HY000", "Commands out of sync; you can't run this command now");
    }

    /** The body of an error packet, behind its first byte. */
    static Failure parse(Packet packet) {
        int number = packet.int2();
        String sqlState = "HY000";
        if (packet.hasMore() && packet.peek() == '#') {
            packet.skip(1);
            sqlState = packet.string(5);
        }
        return new Failure(number, sqlState, packet.rest());
    }

    /** Whether the server closes the connection. */
    boolean isLast() {
        return number == KILLED || number == IDLE;
    }

    public int number() {
        return number;
    }

    public String sqlState() {
        return sqlState;
    }
}
