package org.wsgilet.databases.pool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Where HikariCP gets the connections of a pool. Remembers why the last one could not be opened. */
final class NewConnections implements DataSource {

    private record Failure(SQLException reason, long nanoTime) {}

    private static final int CLOSING_SECONDS = 5;

    private final Opening opening;
    private volatile Failure last;

    NewConnections(Opening opening) {
        this.opening = opening;
    }

    /** Null if it is older, and if a connection has been opened since. */
    SQLException failureSince(long nanoTime) {
        Failure failure = last;
        return failure == null || failure.nanoTime() - nanoTime < 0 ? null : failure.reason();
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Connection connection = opening.open();
            last = null;
            return connection;
        } catch (SQLException e) {
            last = new Failure(e, System.nanoTime());
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is written.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The driver has its own.
    }

    /** How many seconds HikariCP gives, when a pool is closed, to the thread that opens connections. */
    @Override
    public int getLoginTimeout() {
        return CLOSING_SECONDS;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("this is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
