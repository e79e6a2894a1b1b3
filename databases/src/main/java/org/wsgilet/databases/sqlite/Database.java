package org.wsgilet.databases.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.sqlite.core.NativeCalls;
import org.sqlite.core.NativeDB;
import org.wsgilet.databases.python.Dropped;

/**
 * What a connection has of SQLite: the open database and its compiled statements. It knows neither the
 * {@link Connection} nor its cursors, so that it can be closed when they are dropped. To be used by a thread that holds
 * {@link #lock}.
 */
final class Database implements Runnable {

    final NativeDB db;
    final ReentrantLock lock = new ReentrantLock();

    final Commands commands = new Commands(this);
    private final FileNames fileNames = new FileNames(this);
    final Transaction transaction = new Transaction(this);
    final HalfRead halfRead = new HalfRead();
    final LastInsert lastInsert = new LastInsert();
    final Raised raised;

    private final Waiting waiting;
    private final Sqlite3 module;
    private final StatementCache cache;

    /** All that are compiled. Guarded by {@code db}. */
    private final Set<Statement> statements = new HashSet<>();

    /** Null if there was never one. */
    private UserAuthorizer authorizer;

    private int running;
    private int schema;
    private Boolean utf8;
    private volatile boolean closed;

    /** Held while it is closed: interrupt() takes no other lock. */
    private final Object closing = new Object();

    /** Closes this when the connection is dropped. */
    private Dropped.Task dropping;

    private Database(NativeDB db, Sqlite3 module, int maxStatements) {
        this.db = db;
        this.module = module;
        this.raised = new Raised(module);
        this.waiting = new Waiting(db);
        this.cache = new StatementCache(maxStatements);
    }

    /** @param file as {@link FileNames} has it */
    static Database open(String file, int timeoutMillis, int maxStatements, Sqlite3 module) {
        OpenConnections.opening();
        try {
            Database database = new Database(OpenConnections.open(file, module.isSharedCache()), module, maxStatements);
            database.waiting.begin(timeoutMillis);
            module.opened(database);
            return database;
        } catch (SQLException e) {
            OpenConnections.closed();
            throw Errors.ofFile(e);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** The error of a call that has just failed. */
    PyException error(int code) {
        return Errors.of(code, message());
    }

    private PyString message() {
        return Py.newString(NativeCalls.message(db));
    }

    PyException error(SQLException e) {
        return closed ? Errors.programming("Cannot operate on a closed database.") : Errors.of(e, message());
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
        boolean toCache = statement == null && !Waiting.isNamedIn(text);
        statement = compile(text, operation);
        if (toCache) {
            cache.put(key, statement);
        }
        statement.begin(toCache);
        return statement;
    }

    private Statement compile(String text, PyString operation) {
        if (text.indexOf('\0') >= 0) {
            throw Py.ValueError("the query contains a null character");
        }
        try {
            PyString sql = fileNames.in(operation);
            Statement statement = compile(sql.getString(), SqliteValues.bytes(sql));
            if (Sql.hasMore(text)) {
                statement.finish();
                throw Errors.warning("You can only execute one statement at a time.");
            }
            return statement;
        } catch (SQLException e) {
            throw error(e);
        }
    }

    Statement compile(String text, byte[] sql) throws SQLException {
        synchronized (db) {
            waiting.before(text);
            Statement statement = prepare(text, sql);
            statements.add(statement);
            noteTimeout(text);
            return statement;
        }
    }

    private Statement prepare(String text, byte[] sql) throws SQLException {
        enter();
        try {
            return new Statement(this, text, sql);
        } finally {
            leave();
            raised.check(); // what the authorizer has raised
        }
    }

    private void noteTimeout(String text) throws SQLException {
        commands.beginOwn();
        try {
            waiting.after(text);
        } finally {
            commands.endOwn();
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

    void checkNotRunning(String method) {
        if (running > 0) {
            throw Errors.programming("A function that SQLite calls must not call " + method + "() of its connection.");
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
            transaction.look();
        }
    }

    private void schemaMayChange() {
        schema++;
        utf8 = null;
    }

    /** Whether SQLite keeps text in UTF-8, or else in UTF-16. */
    boolean isUtf8() {
        if (utf8 == null) {
            utf8 = commands.text("PRAGMA encoding").equals("UTF-8");
        }
        return utf8;
    }

    void resetAll() {
        synchronized (db) {
            for (Statement statement : List.copyOf(statements)) {
                statement.reset();
            }
        }
    }

    /** Whether the call that has just failed was refused because of results that are open. */
    boolean isAboutOpenStatements() {
        return NativeCalls.message(db).contains("SQL statements in progress");
    }

    /** Runs any number of statements. */
    void runScript(PyString script) {
        String text = script.getString();
        enter();
        try {
            waiting.before(text);
            NativeCalls.run(db, SqliteValues.bytes(fileNames.in(script)));
            noteTimeout(text);
        } catch (SQLException e) {
            throw error(e);
        } finally {
            leave();
            raised.check();
            schemaMayChange();
            transaction.look();
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

    /** Has Python code asked what the statements of this database may do. */
    void authorize(PyObject callable) {
        synchronized (db) {
            if (authorizer == null) {
                authorizer = new UserAuthorizer(this);
            }
            authorizer.ask(callable);
        }
    }

    boolean hasAuthorizer() {
        return authorizer != null;
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
                lastInsert.note(null);
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
                    if (authorizer != null) {
                        authorizer.release();
                    }
                }
            }
            module.closed(this);
            OpenConnections.closed();
            forgetDropping();
        } catch (SQLException e) {
            throw Errors.ofFile(e);
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
        halfRead.end();
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
