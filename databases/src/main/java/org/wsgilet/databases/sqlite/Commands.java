package org.wsgilet.databases.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.python.core.PyException;
import org.python.core.PyObject;

/**
 * Statements that no cursor sees. Where CPython has functions of C in place of them, they are our own: an authorizer is
 * not asked.
 */
final class Commands {

    private final Database database;
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private int own;

    Commands(Database database) {
        this.database = database;
    }

    void beginOwn() {
        own++;
    }

    void endOwn() {
        own--;
    }

    /** Whether what runs is ours. */
    boolean isOwn() {
        return own > 0;
    }

    /** Runs what CPython runs, too. */
    void run(String sql) {
        if (database.hasAuthorizer()) { // it is asked each time
            forget(sql);
        }
        try {
            Statement statement = statement(sql);
            int code = statement.step();
            PyException failure = code == Statement.DONE ? null : database.error(code);
            statement.reset();
            if (failure != null) {
                throw failure;
            }
        } catch (SQLException e) {
            throw database.error(e);
        }
    }

    private void forget(String sql) {
        Statement statement = statements.remove(sql);
        if (statement != null) {
            statement.finish();
        }
    }

    /** Whether SQLite runs it. */
    boolean succeeds(String sql) {
        beginOwn();
        try {
            Statement statement = statement(sql);
            boolean success = statement.step() == Statement.DONE;
            statement.reset();
            return success;
        } catch (SQLException e) {
            throw database.error(e);
        } finally {
            endOwn();
        }
    }

    /** The value of the only row and column; empty without a row. */
    String text(String sql) {
        beginOwn();
        try {
            Statement statement = statement(sql);
            String text = statement.step() == Statement.ROW ? database.db.column_text(statement.pointer(), 0) : "";
            statement.reset();
            return text;
        } catch (SQLException e) {
            throw database.error(e);
        } finally {
            endOwn();
        }
    }

    PyObject lastRow() {
        beginOwn();
        try {
            Statement statement = statement("SELECT last_insert_rowid()");
            statement.step();
            PyObject row = SqliteValues.integer(database.db.column_long(statement.pointer(), 0));
            statement.reset();
            return row;
        } catch (SQLException e) {
            throw database.error(e);
        } finally {
            endOwn();
        }
    }

    private Statement statement(String sql) throws SQLException {
        Statement statement = statements.get(sql);
        if (statement == null) {
            statement = database.compile(sql, sql.getBytes(UTF_8));
            statements.put(sql, statement);
        }
        return statement;
    }

    void clear() {
        statements.clear();
    }
}
