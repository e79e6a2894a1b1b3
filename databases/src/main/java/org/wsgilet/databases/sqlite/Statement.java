package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import org.sqlite.core.NativeCalls;
import org.sqlite.core.NativeDB;

/**
 * A compiled statement, which one cursor at a time uses. All that touches SQLite is synchronized on the
 * {@link NativeDB}: the thread that cleans up after dropped cursors comes at any time.
 */
final class Statement {

    static final int ROW = 100;
    static final int DONE = 101;

    private final NativeDB db;
    private final Database database;
    private final String text;

    /** 0 for a text without a statement. */
    private long pointer;

    private final int parameters;
    private final boolean star;
    final Sql.Kind kind;
    final boolean ofTransaction;

    private String[] names;
    private Columns columns;
    private int schema;

    /** A use that is over has another number. */
    private long use;

    private boolean inUse;
    private boolean cached;

    Statement(Database database, String text, byte[] sql) throws SQLException {
        this.database = database;
        this.db = database.db;
        this.text = text;
        this.kind = Sql.kind(text);
        this.pointer = NativeCalls.prepare(db, sql);
        this.parameters = pointer == 0 ? 0 : NativeCalls.parameters(db, pointer);
        this.star = Sql.hasStar(text);
        this.ofTransaction = kind == Sql.Kind.OTHER && Sql.isOfTransaction(text);
    }

    boolean isEmpty() {
        return pointer == 0;
    }

    boolean isInUse() {
        return inUse;
    }

    int parameters() {
        return parameters;
    }

    /** The name of a parameter without its first character, or null. */
    String parameterName(int index) {
        if (names == null) {
            names = Sql.parameterNames(text, parameters);
        }
        return names[index];
    }

    long pointer() {
        if (pointer == 0) {
            throw Errors.programming("Cannot operate on a closed database.");
        }
        return pointer;
    }

    void begin(boolean fromCache) {
        synchronized (db) {
            inUse = true;
            cached = fromCache;
            use++;
        }
    }

    /** The number of this use, for {@link #release}. */
    long use() {
        return use;
    }

    void uncache() {
        synchronized (db) {
            cached = false;
            if (!inUse) {
                finish();
            }
        }
    }

    int step() {
        int code;
        database.enter();
        try {
            code = db.step(pointer());
        } finally {
            database.leave();
        }
        database.raised.check();
        return code;
    }

    int reset() {
        synchronized (db) {
            return pointer == 0 ? 0 : db.reset(pointer);
        }
    }

    /** Ends a use, unless it has ended. May be called by any thread. */
    void release(long number) {
        synchronized (db) {
            if (number != use || !inUse) {
                return;
            }
            inUse = false;
            if (!cached) {
                finish();
            } else if (pointer != 0) {
                db.reset(pointer);
            }
        }
    }

    void finish() {
        synchronized (db) {
            if (pointer != 0) {
                NativeCalls.finish(db, pointer);
                pointer = 0;
            }
            database.forget(this);
        }
    }

    /** The columns of a statement that has been stepped. */
    Columns columns() throws SQLException {
        if (columns == null || star || schema != database.schema() || columns.count() != db.column_count(pointer())) {
            columns = Columns.of(db, pointer());
            schema = database.schema();
        }
        return columns;
    }
}
