package org.wsgilet.databases.postgresql;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.core.PGStream;
import org.postgresql.util.HostSpec;
import org.wsgilet.databases.pool.DriverObject;

/**
 * A session on the socket of a connection of pgjdbc, for as long as a container's pool lends it.
 */
public final class ContainerSession {

    private ContainerSession() {}

    /**
     * Begins a session.
     *
     * @throws SQLException if this is no connection of pgjdbc, or one that is lost
     */
    public static Session of(Connection lent) throws SQLException {
        try {
            DriverObject driver = DriverObject.behind(lent, "org.postgresql.PGConnection", "pgjdbc");
            Socket socket = (Socket) driver.call("getQueryExecutor")
                    .field("pgStream")
                    .call("getSocket")
                    .object();
            Session session = new Session(
                    new PGStream(new GivenSocket(socket), new HostSpec("localhost", 1), 0, Login.SEND_BUFFER_BYTES),
                    (int) driver.call("getBackendPID").object(),
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
    private static Map<String, String> parameters(DriverObject driver) throws ReflectiveOperationException {
        return (Map<String, String>) driver.call("getParameterStatuses").object();
    }

    private static void cancel(DriverObject driver) throws IOException {
        try {
            driver.call("cancelQuery");
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }
}
