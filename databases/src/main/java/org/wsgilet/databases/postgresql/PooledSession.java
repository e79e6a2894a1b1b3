package org.wsgilet.databases.postgresql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A session as a pool sees it: a {@link Connection} that it asks whether it lives, and closes. Nothing else of it works. */
public final class PooledSession implements InvocationHandler {

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
            return (Connection) Proxy.newProxyInstance(
                    PooledSession.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    new PooledSession(Server.connect(parameters)));
        } catch (Lost e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** The session of a connection that {@link #open} made, and that a pool has put something around. */
    public static Session of(Connection connection) throws SQLException {
        return connection.unwrap(Session.class);
    }

    /**
     * Makes a session as it was at its beginning: no transaction, no settings, temporary tables, locks, cursors, prepared
     * statements or notifications.
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

    private boolean isAlive(int seconds) {
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
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "isValid" -> isAlive((int) arguments[0]);
            case "close", "abort" -> {
                session.close();
                yield null;
            }
            case "isClosed" -> !session.isOpen();
            case "getAutoCommit" -> true;
            case "unwrap" -> session;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "session " + session.pid();
            default -> nothing(method.getReturnType());
        };
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }
}
