package org.wsgilet.databases.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.sqlite.SQLiteException;
import org.sqlite.core.NativeCalls;
import org.sqlite.core.NativeDB;
import org.wsgilet.databases.python.Dropped;

/**
 * What a connection has of SQLite: the open database and its compiled statements. It knows neither the {@link Connection}
 * nor its cursors, so that it can be closed when they are dropped. To be used by a thread that holds {@link #lock}.
 */
final class Database implements Runnable {

    private static final int CANNOT_OPEN = 14;
    private static final int MIN_STATEMENTS = 5;

    final NativeDB db;
    final ReentrantLock lock = new ReentrantLock();

    private final Sqlite3 module;
    private final int maxStatements;

    /** By their text; the one that was used last is last. */
    private final Map<String, Statement> cache = new LinkedHashMap<>(16, 0.75f, true);

    /** All that are compiled. Guarded by {@code db}. */
    private final Set<Statement> statements = new HashSet<>();

    /** Statements of our own, which no cursor sees. */
    private final Map<String, Statement> commands = new LinkedHashMap<>();

    private int running;
    private PyException raised;
    private boolean inTransaction;
    private int rollbacks;
    private int schema;
    private Boolean utf8;
    private WeakReference<Cursor> lastInsert;
    private volatile boolean closed;

    /** Held while it is closed: interrupt() takes no other lock. */
    private final Object closing = new Object();

    /** Results that are open although their cursor has read some rows. */
    private final Set<Rest> halfRead = ConcurrentHashMap.newKeySet();

    /** Closes this when the connection is dropped. */
    private Dropped.Task dropping;

    private Database(NativeDB db, Sqlite3 module, int maxStatements) {
        this.db = db;
        this.module = module;
        this.maxStatements = Math.max(maxStatements, MIN_STATEMENTS);
    }

    /** @param file absolute, or ":memory:", or empty */
    static Database open(String file, int timeoutMillis, int maxStatements, Sqlite3 module) {
        OpenConnections.opening();
        try {
            Database database = new Database(openAgain(file, module.isSharedCache()), module, maxStatements);
            Waiting.begin(database.db, timeoutMillis);
            module.opened(database);
            return database;
        } catch (SQLException e) {
            OpenConnections.closed();
            throw Errors.of(code(e), openMessage(e));
        }
    }

    /** Connections that were dropped hold open files, of which there may be no more. */
    private static NativeDB openAgain(String file, boolean sharedCache) throws SQLException {
        try {
            return NativeCalls.open(file, sharedCache);
        } catch (SQLException e) {
            if (code(e) != CANNOT_OPEN || !OpenConnections.areOthers()) {
                throw e;
            }
            Dropped.collectAndWait(() -> !OpenConnections.areOthers());
            return NativeCalls.open(file, sharedCache);
        }
    }

    private static int code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode();
    }

    /** sqlite-jdbc has the words of SQLite in brackets after its own. */
    private static String openMessage(SQLException e) {
        String message = e.getMessage();
        int start = message.lastIndexOf(" (");
        return start >= 0 && message.endsWith(")") ? message.substring(start + 2, message.length() - 1) : message;
    }

    boolean isClosed() {
        return closed;
    }

    /** The error of a call that has just failed. */
    PyException error(int code) {
        return Errors.of(code, NativeCalls.message(db));
    }

    PyException error(SQLException e) {
        return closed ? Errors.programming("Cannot operate on a closed database.") : error(code(e));
    }

    // Statements

    /** A statement for one use, which {@link Statement#begin} has begun. */
    Statement statement(PyString operation) {
        String text = operation.getString();
        String key = operation instanceof PyUnicode ? text : "s" + text;
        Statement statement = cache.get(key);
        if (statement != null && !statement.isInUse()) {
            statement.begin(true);
            return statement;
        }
        boolean toCache = statement == null;
        statement = compile(text, operation);
        if (toCache) {
            put(key, statement);
        }
        statement.begin(toCache);
        return statement;
    }

    private void put(String key, Statement statement) {
        if (cache.size() >= maxStatements) {
            Iterator<Statement> oldest = cache.values().iterator();
            oldest.next().uncache();
            oldest.remove();
        }
        cache.put(key, statement);
    }

    private Statement compile(String text, PyString operation) {
        if (text.indexOf('\0') >= 0) {
            throw Py.ValueError("the query contains a null character");
        }
        try {
            Statement statement = compile(text, Values.bytes(operation));
            if (Sql.hasMore(text)) {
                statement.finish();
                throw Errors.warning("You can only execute one statement at a time.");
            }
            return statement;
        } catch (SQLException e) {
            throw error(e);
        }
    }

    private Statement compile(String text, byte[] sql) throws SQLException {
        synchronized (db) {
            Statement statement = new Statement(this, text, sql);
            statements.add(statement);
            return statement;
        }
    }

    /** Notes a result that stays open; it ends when the task that is returned is run, or it is dropped. */
    Dropped.Task keepOpen(Result result, Statement statement, long use) {
        Rest rest = new Rest(this, statement, use);
        rest.task = Dropped.onDrop(result, rest);
        halfRead.add(rest);
        return rest.task;
    }

    boolean hasHalfRead() {
        return !halfRead.isEmpty();
    }

    /** What is left of a result that is dropped. */
    private static final class Rest implements Runnable {

        private final Database database;
        private final Statement statement;
        private final long use;
        private Dropped.Task task;

        Rest(Database database, Statement statement, long use) {
            this.database = database;
            this.statement = statement;
            this.use = use;
        }

        @Override
        public void run() {
            database.halfRead.remove(this);
            statement.release(use);
        }
    }

    void forget(Statement statement) {
        statements.remove(statement);
    }

    // A running statement may call Python code, which could take it away from under SQLite.

    void enter() {
        running++;
    }

    void leave() {
        running--;
    }

    private void checkNotRunning(String method) {
        if (running > 0) {
            throw Errors.programming("A function that SQLite calls must not call " + method + "() of its connection.");
        }
    }

    /** Notes an exception of Python code that SQLite calls, where the statement fails because of it. */
    void failedInCallback(PyException e) {
        if (e.match(Py.Exception)) {
            module.failedInCallback(e);
        } else {
            raiseLater(e); // the end of a request, or of the process, is no error of a statement
        }
    }

    /** Has an exception of Python code that SQLite calls raised when the call of SQLite has returned. */
    void raiseLater(PyException e) {
        if (raised == null) {
            raised = e;
        }
    }

    /** Raises it. */
    void checkRaised() {
        if (raised != null) {
            PyException e = raised;
            raised = null;
            throw e;
        }
    }

    /** A number that is another one after a statement that may have changed the tables. */
    int schema() {
        return schema;
    }

    /** To be called after each execution. */
    void ran(Statement statement) {
        if (statement.kind == Sql.Kind.OTHER) {
            schemaMayChange();
        }
        if (statement.ofTransaction) {
            lookForTransaction();
        }
    }

    private void schemaMayChange() {
        schema++;
        utf8 = null;
    }

    /** Whether SQLite keeps text in UTF-8, or else in UTF-16. */
    boolean isUtf8() {
        if (utf8 == null) {
            utf8 = textOf("PRAGMA encoding").equals("UTF-8");
        }
        return utf8;
    }

    // Transactions

    boolean isInTransaction() {
        return inTransaction;
    }

    /** Changes with each rollback: results from before can no longer be read. */
    int rollbacks() {
        return rollbacks;
    }

    void begin(String statement) {
        run(statement);
        inTransaction = true;
    }

    void commit() {
        if (inTransaction) {
            run("COMMIT");
            inTransaction = false;
        }
    }

    void rollback() {
        if (inTransaction) {
            checkNotRunning("rollback");
            resetAll();
            rollbacks++;
            run("ROLLBACK");
            inTransaction = false;
        }
    }

    private void resetAll() {
        synchronized (db) {
            for (Statement statement : List.copyOf(statements)) {
                statement.reset();
            }
        }
    }

    /**
     * Finds out whether a transaction is open, which the binding does not say: SQLite refuses to begin one inside of
     * another. One that it begins has no locks yet.
     */
    void lookForTransaction() {
        try {
            Statement begin = command("BEGIN");
            inTransaction = begin.step() != Statement.DONE;
            begin.reset();
            if (!inTransaction) {
                run("COMMIT");
            }
        } catch (SQLException e) {
            throw error(e);
        }
    }

    /** After an error SQLite may have rolled back: {@code ON CONFLICT ROLLBACK}, a full disk. */
    void failed() {
        if (inTransaction && !closed) {
            lookForTransaction();
        }
    }

    private Statement command(String sql) throws SQLException {
        Statement statement = commands.get(sql);
        if (statement == null) {
            statement = compile(sql, sql.getBytes(UTF_8));
            commands.put(sql, statement);
        }
        return statement;
    }

    private void run(String sql) {
        try {
            Statement statement = command(sql);
            int code = statement.step();
            PyException failure = code == Statement.DONE ? null : error(code);
            statement.reset();
            if (failure != null) {
                throw failure;
            }
        } catch (SQLException e) {
            throw error(e);
        }
    }

    /** Whether the call that has just failed was refused because of results that are open. */
    boolean isAboutOpenStatements() {
        return NativeCalls.message(db).contains("SQL statements in progress");
    }

    /** @param script any number of statements, in UTF-8 */
    void runScript(byte[] script) {
        enter();
        try {
            NativeCalls.run(db, script);
        } catch (SQLException e) {
            throw error(e);
        } finally {
            leave();
            checkRaised();
            schemaMayChange();
            lookForTransaction();
        }
    }

    /** The text of a column in UTF-8; null for NULL. */
    byte[] text(long statement, int column) throws SQLException {
        if (isUtf8()) {
            return db.column_blob(statement, column);
        }
        String text = db.column_text(statement, column);
        return text == null ? null : text.getBytes(UTF_8);
    }

    private String textOf(String sql) {
        try {
            Statement statement = command(sql);
            String text = statement.step() == Statement.ROW ? db.column_text(statement.pointer(), 0) : "";
            statement.reset();
            return text;
        } catch (SQLException e) {
            throw error(e);
        }
    }

    // Rows that were inserted

    /** Leaves it to the cursor to ask for the row's number: most never do. */
    void inserted(Cursor cursor) {
        lastInsert = new WeakReference<>(cursor);
    }

    /** To be called before anything may be inserted by another one. */
    void noteLastInsert(Cursor next) {
        Cursor cursor = lastInsert == null ? null : lastInsert.get();
        lastInsert = null;
        if (cursor != null && cursor != next) {
            cursor.noteLastRow();
        }
    }

    PyObject lastRow() {
        try {
            Statement statement = command("SELECT last_insert_rowid()");
            statement.step();
            PyObject row = Values.integer(db.column_long(statement.pointer(), 0));
            statement.reset();
            return row;
        } catch (SQLException e) {
            throw error(e);
        }
    }

    // The end

    /** May be called by any thread, at any time. */
    void interrupt() {
        synchronized (closing) { // not while the connection is being closed
            if (!closed) {
                db.interrupt();
            }
        }
    }

    /** Closes it: a transaction is rolled back. */
    void close() {
        lock.lock();
        try {
            checkNotRunning("close");
            if (!closed) {
                noteLastInsert(null);
            }
            synchronized (closing) {
                if (closed) {
                    return;
                }
                synchronized (db) {
                    new ArrayList<>(statements).forEach(Statement::finish);
                    cache.clear();
                    commands.clear();
                    closed = true;
                    db.close();
                }
            }
            module.closed(this);
            OpenConnections.closed();
            forgetDropping();
        } catch (SQLException e) {
            throw Errors.of(code(e), openMessage(e));
        } finally {
            lock.unlock();
        }
    }

    /** Has the database closed when its connection is dropped. */
    void closeWhenDropped(Connection connection) {
        dropping = Dropped.onDrop(connection, this);
    }

    /** The task would keep what is closed until its owner is dropped, too. */
    private void forgetDropping() {
        halfRead.forEach(rest -> rest.task.run());
        if (dropping != null) {
            dropping.run();
        }
    }

    /** Closes it after the connection was dropped. */
    @Override
    public void run() {
        close();
    }
}
