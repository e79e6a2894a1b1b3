package org.wsgilet.databases.postgresql;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.core.PGStream;
import org.postgresql.util.HostSpec;

/**
 * A session on the socket of a connection of pgjdbc, for as long as a container's pool lends it. The pgjdbc of a container is
 * seldom the one that a web application has, so that its classes are others of the same names: what is wanted of them is
 * reached by reflection.
 */
public final class ContainerSession {

    private static final String DRIVERS_CONNECTION = "org.postgresql.PGConnection";

    private ContainerSession() {}

    /**
     * Begins a session.
     *
     * @throws SQLException if this is no connection of pgjdbc, or one that is lost
     */
    public static Session of(Connection lent) throws SQLException {
        try {
            Object driver = driversOwn(lent);
            Object executor = call(driver, "getQueryExecutor");
            Socket socket = (Socket) call(field(executor, "pgStream"), "getSocket");
            Session session = new Session(
                    new PGStream(new GivenSocket(socket), new HostSpec("localhost", 1), 0, Login.SEND_BUFFER_BYTES),
                    (int) call(driver, "getBackendPID"),
                    parameters(driver),
                    () -> cancel(driver));
            session.run("ROLLBACK", null); // says in which state it is
            session.takeNotices();
            return session;
        } catch (ReflectiveOperationException e) {
            throw new SQLException("the pgjdbc of the container is too old or too new: " + e, e);
        } catch (IOException | Lost e) {
            throw new SQLException("the container's pool lent a connection that is lost: " + e.getMessage(), e);
        }
    }

    /** Finds the interface of the driver where the pool, the application or this class find it. */
    private static Object driversOwn(Connection lent) throws SQLException {
        ClassLoader[] loaders = {
            lent.getClass().getClassLoader(),
            Thread.currentThread().getContextClassLoader(),
            ContainerSession.class.getClassLoader()
        };
        for (ClassLoader loader : loaders) {
            try {
                Class<?> type = Class.forName(DRIVERS_CONNECTION, false, loader);
                if (type.isInstance(lent) || lent.isWrapperFor(type)) {
                    return lent.unwrap(type);
                }
            } catch (ClassNotFoundException e) {
                // This one does not have it.
            }
        }
        throw new SQLException("the DataSource has no connections of pgjdbc, which psycopg2 runs on here: "
                + lent.getMetaData().getDriverName());
    }

    /**
     * Makes a session as it was when it began.
     *
     * @return whether that is so; if not, the session is closed
     */
    public static boolean reset(Session session, Connection lent) {
        try {
            if (session.isOpen() && session.transactionStatus() != 'A') {
                session.run("ROLLBACK", null);
                discard(lent);
                return true;
            }
        } catch (Lost | IllegalStateException | SQLException e) {
            // It cannot be lent once more.
        }
        session.close();
        return false;
    }

    /** By the driver, which keeps prepared statements in mind. */
    private static void discard(Connection lent) throws SQLException {
        boolean autocommit = lent.getAutoCommit();
        lent.setAutoCommit(true);
        try (Statement statement = lent.createStatement()) {
            statement.execute("DISCARD ALL");
        }
        lent.setAutoCommit(autocommit);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> parameters(Object driver) throws ReflectiveOperationException {
        return (Map<String, String>) call(driver, "getParameterStatuses");
    }

    private static void cancel(Object driver) throws IOException {
        try {
            call(driver, "cancelQuery");
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    private static Object call(Object object, String name) throws ReflectiveOperationException {
        Method method = object.getClass().getMethod(name);
        return method.invoke(object);
    }

    private static Object field(Object object, String name) throws ReflectiveOperationException {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(object);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
