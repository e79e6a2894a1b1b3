package org.wsgilet.databases.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.wsgilet.databases.pool.PoolConnection;
import org.wsgilet.databases.pool.Poolable;

/** A session that is lent by a pool. */
public final class PooledSession implements Poolable {

    private static final int RESET_MILLIS = 10_000;
    private static final int MILLIS = 1000;

    private final Session session;

    private PooledSession(Session session) {
        this.session = session;
    }

    /**
     * Begins a session.
     *
     * @throws SQLException whose cause is a {@link Lost}, if no server lets in
     */
    public static Connection open(Map<String, String> parameters) throws SQLException {
        try {
            return PoolConnection.of(new PooledSession(Server.connect(parameters)));
        } catch (Lost e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** The session of a connection that {@link #open} made, and that a pool has put something around. */
    public static Session of(Connection connection) throws SQLException {
        return connection.unwrap(PooledSession.class).session;
    }

    /**
     * Makes a session as it was at its beginning: no transaction, no settings, temporary tables, locks, cursors,
     * prepared statements or notifications.
     *
     * @return whether that is so; if not, the session is closed
     */
    public static boolean reset(Session session) {
        boolean done = false;
        try {
            if (session.isOpen() && session.transactionStatus() != 'A') {
                session.setTimeout(RESET_MILLIS);
                if (session.transactionStatus() != 'I') {
                    session.run("ROLLBACK", null);
                }
                done = session.run("DISCARD ALL", null).error() == null;
                session.takeNotices();
                session.takeNotifications();
                session.setTimeout(0);
            }
        } catch (Lost | IllegalStateException e) {
            done = false;
        }
        if (!done) {
            session.close();
        }
        return done;
    }

    @Override
    public boolean isAlive(int seconds) {
        try {
            session.setTimeout(seconds * MILLIS);
            session.run("", null);
            session.setTimeout(0);
            return true;
        } catch (Lost e) {
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
