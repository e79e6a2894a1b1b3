package org.sqlite.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * The calls of SQLite that sqlite-jdbc keeps to its package. JDBC stands between them and its users, and cannot say
 * what Python's {@code sqlite3} has to know.
 */
public final class NativeCalls {

    private static final int READ_WRITE = 0x2;
    private static final int CREATE = 0x4;
    private static final int URI = 0x40;

    /** All calls are synchronized on the {@link NativeDB}: SQLite need not lock at each of them once more. */
    private static final int NO_MUTEX = 0x8000;

    private NativeCalls() {}

    /** Opens a file, or ":memory:", and makes it if it is not there, unless a URI says otherwise. */
    public static NativeDB open(String file, boolean sharedCache) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setSharedCache(sharedCache);
        NativeDB db = new NativeDB("", file, config);
        db.open(file, READ_WRITE | CREATE | URI | NO_MUTEX);
        return db;
    }

    /** The {@code sqlite3*} of an open database. */
    public static long pointer(NativeDB db) throws ReflectiveOperationException {
        Field pointer = NativeDB.class.getDeclaredField("pointer"); // the only thing that is private in it
        pointer.setAccessible(true);
        return pointer.getLong(db);
    }

    /** Returns 0 for a text without a statement. What follows the first statement is not looked at. */
    public static long prepare(NativeDB db, byte[] sql) throws SQLException {
        return db.prepare_utf8(sql);
    }

    public static void finish(NativeDB db, long statement) {
        db.finalize(statement);
    }

    /** Runs all statements of a text. */
    public static void run(NativeDB db, byte[] sql) throws SQLException {
        db._exec_utf8(sql);
    }

    /**
     * What SQLite says of the last call that failed, a byte in each character: it quotes the SQL, which may be no UTF-8.
     */
    public static String message(NativeDB db) {
        ByteBuffer message = db.errmsg_utf8();
        return message == null ? "" : ISO_8859_1.decode(message).toString();
    }

    /** The bytes of a column's name, one in each character; null if there is no memory for it. */
    public static String columnName(NativeDB db, long statement, int column) {
        ByteBuffer name = db.column_name_utf8(statement, column);
        return name == null ? null : ISO_8859_1.decode(name).toString();
    }

    public static int parameters(NativeDB db, long statement) {
        return db.bind_parameter_count(statement);
    }

    public static int bindNull(NativeDB db, long statement, int position) {
        return db.bind_null(statement, position);
    }

    public static int bindLong(NativeDB db, long statement, int position, long value) {
        return db.bind_long(statement, position, value);
    }

    public static int bindDouble(NativeDB db, long statement, int position, double value) {
        return db.bind_double(statement, position, value);
    }

    /** @param value in UTF-8 */
    public static int bindText(NativeDB db, long statement, int position, byte[] value) {
        return db.bind_text_utf8(statement, position, value);
    }

    public static int bindBlob(NativeDB db, long statement, int position, byte[] value) {
        return db.bind_blob(statement, position, value);
    }

    /** @param value in UTF-8 */
    public static void resultText(NativeDB db, long context, byte[] value) {
        db.result_text_utf8(context, value);
    }
}
