package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.mariadb.jdbc.util.constants.Capabilities;
import org.wsgilet.databases.pool.DriverObject;

/** A session on the socket of a connection of MariaDB Connector/J, for as long as a container's pool lends it. */
public final class ContainerSession {

    private static final int RESET_SECONDS = 10;

    private final Session session;
    private final Connection lent;
    private final DriverObject client;

    private ContainerSession(Session session, Connection lent, DriverObject client) {
        this.session = session;
        this.lent = lent;
        this.client = client;
    }

    /**
     * Begins a session, with the character set and the first query that the application asks for.
     *
     * @throws SQLException if this is no connection of MariaDB Connector/J, or one that is lost
     */
    public static ContainerSession of(Connection lent, Map<String, String> options) throws SQLException {
        try {
            DriverObject client = DriverObject.behind(lent, "org.mariadb.jdbc.Connection", "MariaDB Connector/J")
                    .call("getClient");
            DriverObject context = client.call("getContext");
            if ((boolean) context.call("hasClientCapability", (long) Capabilities.COMPRESS)
                    .object()) {
                throw new SQLException("the DataSource compresses, which MySQLdb cannot join in: take useCompression"
                        + " out of its URL");
            }
            Socket socket = (Socket) client.field("socket").object();
            Session session = new Session(Wire.on(socket), Agreement.of(context));
            new Login(options).begin(session);
            return new ContainerSession(session, lent, client);
        } catch (ReflectiveOperationException e) {
            throw new SQLException("the Connector/J of the container is too old or too new: " + e, e);
        } catch (IOException | Failure e) {
            throw new SQLException("the container's pool lent a connection that is lost: " + e.getMessage(), e);
        }
    }

    public Session session() {
        return session;
    }

    /**
     * Makes the session as the driver has begun it: with the variables, the character set, the database and the mode of
     * committing that it takes for granted.
     *
     * @return whether that is so; if not, the session is closed
     */
    public boolean reset() {
        try {
            DriverObject context = client.call("getContext");
            String database = (String) context.call("getDatabase").object();
            String settings = settings(context);
            session.within(RESET_SECONDS, () -> {
                session.reset(database == null ? null : database.getBytes(UTF_8));
                session.query(settings.getBytes(ISO_8859_1));
            });
            context.call("resetPrepareCache"); // the server has forgotten them
            return true;
        } catch (Failure | ReflectiveOperationException | SQLException e) {
            session.close();
            return false;
        }
    }

    /** One statement for all of them: a round trip. */
    private String settings(DriverObject context) throws ReflectiveOperationException, SQLException {
        String variables = (String)
                client.call("createSessionVariableQuery", context.object()).object();
        return "SET NAMES utf8mb4, autocommit = " + (lent.getAutoCommit() ? 1 : 0)
                + (variables == null ? "" : variables.replaceFirst("(?i)^set ", ", "));
    }
}
