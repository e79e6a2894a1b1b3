package org.wsgilet.databases.mysqldb;

import java.sql.SQLException;
import java.util.Map;
import org.wsgilet.databases.mysql.Failure;
import org.wsgilet.databases.mysql.PooledSession;
import org.wsgilet.databases.mysql.Server;
import org.wsgilet.databases.mysql.Session;
import org.wsgilet.databases.pool.Lease;
import org.wsgilet.databases.pool.Pools;

/**
 * A session of a connection, and where it came from.
 *
 * @param lease of a pool; null, as {@code pooled} is, for a session that ends with its connection
 */
record Opened(Session session, PooledSession pooled, Lease lease) {

    /** @throws Failure if the server does not let in, or no connection of the pool became free */
    static Opened by(Map<String, String> options) throws Failure {
        try {
            Lease lease = Pools.take(
                    options,
                    name(options),
                    Pools.patience(options.getOrDefault("connect-timeout", "0")),
                    () -> PooledSession.open(options));
            if (lease == null) {
                return new Opened(Server.connect(options), null, null);
            }
            if (lease.isOfContainer()) {
                lease.end(true);
                throw unavailable(
                        "a DataSource of a container is for psycopg2 alone: give WSGILET_DATABASE_POOL a number");
            }
            PooledSession pooled = PooledSession.of(lease.connection());
            return new Opened(pooled.session(), pooled, lease);
        } catch (IllegalArgumentException e) {
            throw unavailable(e.getMessage());
        } catch (SQLException e) {
            throw e.getCause() instanceof Failure failure ? failure : unavailable(e.getMessage());
        }
    }

    private static Failure unavailable(String reason) {
        return new Failure(Failure.NO_CONNECTION, "HY000", reason);
    }

    private static String name(Map<String, String> options) {
        return "mysql://" + options.getOrDefault("user", "") + "@" + options.getOrDefault("host", "localhost") + ":"
                + options.getOrDefault("port", "3306") + "/" + options.getOrDefault("database", "");
    }

    /** Gives the session back to its pool, or ends it. */
    void end() {
        if (lease == null) {
            session.close();
        } else {
            lease.end(pooled.reset());
        }
    }
}
