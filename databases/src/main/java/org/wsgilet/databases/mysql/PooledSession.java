package org.wsgilet.databases.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.wsgilet.databases.pool.PoolConnection;
import org.wsgilet.databases.pool.Poolable;

/** A session that is lent by a pool. */
public final class PooledSession implements Poolable {

    private static final int RESET_SECONDS = 10;

    private final Session session;
    private final Login login;

    private PooledSession(Session session, Login login) {
        this.session = session;
        this.login = login;
    }

    /**
     * Begins a session.
     *
     * @throws SQLException whose cause is a {@link Failure}, if the server does not let in
     */
    public static Connection open(Map<String, String> options) throws SQLException {
        try {
            return PoolConnection.of(new PooledSession(Server.connect(options), new Login(options)));
        } catch (Failure e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** That of a connection that {@link #open} made, and that a pool has put something around. */
    public static PooledSession of(Connection connection) throws SQLException {
        return connection.unwrap(PooledSession.class);
    }

    public Session session() {
        return session;
    }

    /**
     * Makes the session as it was at its beginning, by COM_RESET_CONNECTION: no transaction, variables, temporary
     * tables, locks or prepared statements, and the database of the login. One with results that nobody has read is
     * closed in place of that.
     *
     * @return whether that is so; if not, the session is closed
     */
    public boolean reset() {
        try {
            session.within(RESET_SECONDS, () -> {
                session.reset(login.database());
                login.begin(session);
            });
            return true;
        } catch (Failure e) {
            session.close();
            return false;
        }
    }

    @Override
    public boolean isAlive(int seconds) {
        try {
            session.within(seconds, session::ping);
            return true;
        } catch (Failure e) {
            return false;
        }
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public void close() {
        session.close();
    }
}
