package org.wsgilet.databases.psycopg2;

import java.sql.SQLException;
import java.util.Map;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.pool.Lease;
import org.wsgilet.databases.pool.Pools;
import org.wsgilet.databases.postgresql.ContainerSession;
import org.wsgilet.databases.postgresql.Lost;
import org.wsgilet.databases.postgresql.PooledSession;
import org.wsgilet.databases.postgresql.Server;
import org.wsgilet.databases.postgresql.Session;

/**
 * A session of a connection, and where it came from.
 *
 * @param lease of a pool; null for a session that ends with its connection
 */
record Opened(Session session, Lease lease) {

    /** @throws Lost if no server lets in, or no connection of the pool became free */
    static Opened by(Map<String, String> parameters) throws Lost {
        try {
            Lease lease = Pools.take(
                    parameters,
                    name(parameters),
                    Pools.patience(parameters.getOrDefault("connect_timeout", "0")),
                    () -> PooledSession.open(parameters));
            if (lease == null) {
                return new Opened(Server.connect(parameters), null);
            }
            return of(lease);
        } catch (IllegalArgumentException e) {
            throw new Lost(e.getMessage(), e);
        } catch (SQLException e) {
            throw e.getCause() instanceof Lost lost ? lost : new Lost(e.getMessage(), e);
        }
    }

    private static Opened of(Lease lease) throws SQLException {
        boolean done = false;
        try {
            Opened opened = new Opened(
                    lease.isOfContainer()
                            ? ContainerSession.of(lease.connection())
                            : PooledSession.of(lease.connection()),
                    lease);
            done = true;
            return opened;
        } finally {
            if (!done) {
                lease.end(false);
            }
        }
    }

    private static String name(Map<String, String> parameters) {
        return NativeString.decoded("postgresql://" + parameters.get("user") + "@" + parameters.get("host") + ":"
                + parameters.get("port") + "/" + parameters.get("dbname"));
    }

    /** Gives the session back to its pool, or ends it. */
    void end() {
        if (lease == null) {
            session.close();
        } else {
            lease.end(
                    lease.isOfContainer()
                            ? ContainerSession.reset(session, lease.connection())
                            : PooledSession.reset(session));
        }
    }
}
