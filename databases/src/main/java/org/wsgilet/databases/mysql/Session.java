package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to a server, with the text protocol as MySQL's C library speaks it: values are the bytes that the server
 * sends. What the last response said stays until the next command. Safe for several threads in that no packets are
 * mixed up, but they share one state.
 */
public final class Session {

    private static final int SELECT_DATABASE = 2;
    private static final int QUERY = 3;
    private static final int STATISTICS = 9;
    private static final int DEBUG = 13;
    private static final int PING = 14;
    private static final int SET_OPTION = 27;
    private static final int RESET = 31;
    private static final int MILLIS = 1000;

    private static final int OK = 0;
    private static final int LOCAL_INFILE = 0xfb;
    private static final int END = 0xfe;
    private static final int ERROR = 0xff;
    private static final int END_BYTES = 9;
    private static final int LONGEST_OK = 0xffffff;

    private static final int AUTOCOMMIT = 2;
    private static final int MORE_RESULTS = 8;
    private static final int NO_BACKSLASH_ESCAPES = 0x200;

    private static final byte[] NOTHING = {};

    private final Wire wire;
    private final Agreement agreement;

    /** The files that a server may ask for. */
    private LocalInfile localInfile = LocalInfile.REFUSED;

    private String folder = "";

    private volatile boolean open = true;
    private boolean reading;
    private String charset = "utf8mb4";

    /** False where the server cannot tell. */
    private boolean inFirstDatabase;

    private List<Column> columns = List.of();
    private long affectedRows;
    private long insertId;
    private int status;
    private int warnings;
    private String info;

    /** Takes a connection that has logged in. */
    Session(Wire wire, Agreement agreement) {
        this.wire = wire;
        this.agreement = agreement;
        status = agreement.status();
        inFirstDatabase = agreement.tracksSession();
    }

    /** Lets the server have files that queries name. */
    void allowLocalInfile() {
        localInfile = LocalInfile.OF_QUERY;
    }

    /** Where files are whose names, in queries to come, are relative. */
    public synchronized void workIn(String folder) {
        this.folder = folder;
    }

    public boolean isOpen() {
        return open;
    }

    /** The columns of the result whose rows come next; empty if there is none. */
    public List<Column> columns() {
        return columns;
    }

    /** Whether not all rows of a result have been read. */
    public boolean isReading() {
        return reading;
    }

    /** -1 if the last command gave rows, or failed. */
    public long affectedRows() {
        return affectedRows;
    }

    /** Unsigned; that of an earlier command if the last one gave rows. */
    public long insertId() {
        return insertId;
    }

    public int warnings() {
        return warnings;
    }

    /** Null if the server said nothing. */
    public String info() {
        return info;
    }

    public boolean hasMoreResults() {
        return (status & MORE_RESULTS) != 0;
    }

    public boolean isAutocommit() {
        return (status & AUTOCOMMIT) != 0;
    }

    public long threadId() {
        return agreement.threadId();
    }

    public String serverVersion() {
        return agreement.version();
    }

    /** The capabilities of the first 32 that the server has, MySQLdb's {@code CLIENT}. */
    public long serverCapabilities() {
        return agreement.serverCapabilities();
    }

    /**
     * MySQL's name of the character set in which the client sends. It is {@code utf8} where a newer server says {@code
     * utf8mb3}: that is the name in C libraries of Python 2.7's time, and applications take it for Python's codec.
     */
    public String charset() {
        return charset.equals("utf8mb3") ? "utf8" : charset;
    }

    /** Whether a backslash in a string makes something else of the next character. */
    public boolean hasBackslashes() {
        return (status & NO_BACKSLASH_ESCAPES) == 0;
    }

    public Escaping escaping() {
        return new Escaping(Charset.of(charset), hasBackslashes());
    }

    /** @throws Failure BAD_CHARSET if that is no name, or what the server says */
    public void setCharset(String name) throws Failure {
        setCharset(name, "");
    }

    /** @param more of a SET statement, behind a comma */
    synchronized void setCharset(String name, String more) throws Failure {
        if (!name.matches("[A-Za-z0-9_]+")) {
            throw new Failure(Failure.BAD_CHARSET, "HY000", "Can't initialize character set " + name);
        }
        query(("SET NAMES " + name + more).getBytes(ISO_8859_1));
        charset = name;
    }

    /** Runs a query, up to its first result. */
    public synchronized void query(byte[] sql) throws Failure {
        command(QUERY, sql);
        readResult(sql);
    }

    /** Goes to the next result of the query, if there is one. */
    public synchronized boolean nextResult() throws Failure {
        if (reading) {
            throw Failure.outOfSync();
        }
        columns = List.of();
        if (!hasMoreResults()) {
            return false;
        }
        forget();
        readResult(NOTHING);
        return true;
    }

    public synchronized void selectDatabase(byte[] name) throws Failure {
        command(SELECT_DATABASE, name);
        readResult(NOTHING);
    }

    public synchronized void ping() throws Failure {
        command(PING, NOTHING);
        readResult(NOTHING);
    }

    /** Has the server write into its log what it knows. */
    public synchronized void debug() throws Failure {
        command(DEBUG, NOTHING);
        readResult(NOTHING);
    }

    /** MySQL's {@code enum_mysql_set_option}: 0 and 1 switch several statements in one query on and off. */
    public synchronized void setOption(int option) throws Failure {
        command(SET_OPTION, new byte[] {(byte) option, (byte) (option >> Byte.SIZE)});
        readResult(NOTHING);
    }

    /** What is said to a server. */
    @FunctionalInterface
    interface Exchange {

        void run() throws Failure;
    }

    /** Gives each answer some seconds of time. */
    void within(int seconds, Exchange exchange) throws Failure {
        try {
            int usual = wire.timeout();
            wire.setTimeout(seconds * MILLIS);
            exchange.run();
            wire.setTimeout(usual);
        } catch (IOException e) {
            close();
            throw Failure.gone();
        }
    }

    /**
     * Ends what has been begun and set since the login.
     *
     * @param database that of the login; null without one
     * @throws Failure also where there was none and now is one, which nothing takes back
     */
    synchronized void reset(byte[] database) throws Failure {
        command(RESET, NOTHING);
        readResult(NOTHING);
        if (inFirstDatabase) {
            return;
        }
        if (database == null) {
            throw new Failure(Failure.UNKNOWN, "HY000", "no session without a database can be made of one with it");
        }
        selectDatabase(database);
        inFirstDatabase = agreement.tracksSession();
    }

    /** The server's line about itself. */
    public synchronized String statistics() throws Failure {
        command(STATISTICS, NOTHING);
        byte[] said = receive(true);
        if (said.length > 0 && (said[0] & 0xff) == ERROR) {
            throw failed(said);
        }
        return new String(said, ISO_8859_1);
    }

    private void command(int command, byte[] body) throws Failure {
        if (!open) {
            throw Failure.gone();
        }
        if (reading || hasMoreResults()) {
            throw Failure.outOfSync();
        }
        forget();
        try {
            wire.send(command, body);
        } catch (IOException e) {
            close();
            throw Failure.gone();
        }
    }

    private void forget() {
        columns = List.of();
        affectedRows = -1;
        warnings = 0;
        info = null;
    }

    private byte[] receive(boolean first) throws Failure {
        byte[] packet = null;
        try {
            packet = first ? wire.receiveFirst() : wire.receive();
            if (packet.length == 0) {
                throw new IOException("an empty packet");
            }
            return packet;
        } catch (IOException e) {
            close();
            throw Failure.lost();
        } finally {
            if (packet == null) {
                close(); // an error in the middle of a packet: its rest would be taken for the next one
            }
        }
    }

    private void readResult(byte[] sql) throws Failure {
        byte[] first = receive(true);
        switch (first[0] & 0xff) {
            case OK -> ok(first);
            case END -> end(first); // of COM_DEBUG and COM_SET_OPTION
            case ERROR -> throw failed(first);
            case LOCAL_INFILE -> sendFile(first, sql);
            default -> readColumns((int) new Packet(first).integer());
        }
    }

    private void readColumns(int count) throws Failure {
        List<Column> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            read.add(Column.parse(receive(false), agreement.hasExtendedTypes()));
        }
        if (!agreement.endsWithOk()) {
            end(receive(false));
        }
        columns = read;
        affectedRows = -1;
        reading = true;
    }

    /**
     * Reads a row: for each column the length of its value and the bytes of its text.
     *
     * @return null behind the last one
     */
    public synchronized byte[] nextRow() throws Failure {
        if (!reading) {
            return null;
        }
        byte[] row = receive(false);
        int first = row[0] & 0xff;
        if (first == END && row.length < (agreement.endsWithOk() ? LONGEST_OK : END_BYTES)) {
            reading = false;
            end(row);
            return null;
        }
        if (first == ERROR) {
            reading = false;
            throw failed(row);
        }
        return row;
    }

    /** Reads the rows and the results that nobody wants any more. */
    public synchronized void discardResults() throws Failure {
        do {
            while (nextRow() != null) {}
        } while (nextResult());
    }

    private void ok(byte[] data) {
        Packet packet = new Packet(data);
        packet.skip(1);
        affectedRows = packet.integer();
        insertId = packet.integer();
        readStatus(packet);
    }

    /** The end of rows: an OK packet of which only the status counts, or an EOF packet. */
    private void end(byte[] data) {
        Packet packet = new Packet(data);
        packet.skip(1);
        if (agreement.endsWithOk() && data.length >= END_BYTES - 2) {
            packet.integer();
            packet.integer();
            readStatus(packet);
        } else if (data.length > 1) {
            warnings = packet.int2();
            status = packet.int2();
        }
    }

    private void readStatus(Packet packet) {
        status = packet.int2();
        warnings = packet.int2();
        if (!packet.hasMore()) {
            return;
        }
        String said = agreement.tracksSession() ? packet.string() : packet.rest();
        info = said.isEmpty() ? null : said;
        if (agreement.tracksSession() && packet.hasMore()) {
            SessionTracking changes = SessionTracking.parse(packet.string());
            charset = changes.charset() == null ? charset : changes.charset();
            inFirstDatabase &= !changes.hasOtherDatabase();
        }
    }

    private Failure failed(byte[] data) {
        status &= ~MORE_RESULTS;
        affectedRows = -1;
        Packet packet = new Packet(data);
        packet.skip(1);
        Failure failure = Failure.parse(packet);
        if (!failure.isLast()) {
            return failure;
        }
        // The C library finds the connection closed, which applications know as the reason to connect anew.
        close();
        return new Failure(Failure.GONE, "HY000", "MySQL server has gone away (" + failure.getMessage() + ")");
    }

    private void sendFile(byte[] request, byte[] sql) throws Failure {
        Packet packet = new Packet(request);
        packet.skip(1);
        Failure refused = null;
        try {
            refused = localInfile.send(packet.rest(), folder, sql, escaping(), wire);
        } catch (IOException e) {
            close();
            throw Failure.gone();
        }
        try {
            readResult(sql);
        } catch (Failure e) {
            throw refused == null ? e : refused;
        }
        if (refused != null) {
            throw refused;
        }
    }

    /** Ends the connection: the server rolls back. Does nothing the second time. */
    public void close() {
        open = false;
        reading = false;
        status &= ~MORE_RESULTS;
        wire.close();
    }
}
