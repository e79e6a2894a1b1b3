package org.wsgilet.databases.mysqldb;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.mysql.ContainerSession;
import org.wsgilet.databases.mysql.Failure;
import org.wsgilet.databases.mysql.PooledSession;
import org.wsgilet.databases.mysql.Server;
import org.wsgilet.databases.mysql.Session;
import org.wsgilet.databases.pool.Lease;
import org.wsgilet.databases.pool.Pools;

/**
 * A session of a connection, and where it came from.
 *
 * @param reset makes the session as a new one, and says whether that is so
 * @param lease of a pool; null, as {@code reset} is, for a session that ends with its connection
 */
record Opened(Session session, BooleanSupplier reset, Lease lease) {

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
            return of(lease, options);
        } catch (IllegalArgumentException e) {
            throw unavailable(e.getMessage());
        } catch (SQLException e) {
            throw e.getCause() instanceof Failure failure ? failure : unavailable(e.getMessage());
        }
    }

    private static Opened of(Lease lease, Map<String, String> options) throws SQLException {
        boolean done = false;
        try {
            Opened opened;
            if (lease.isOfContainer()) {
                ContainerSession lent = ContainerSession.of(lease.connection(), options);
                opened = new Opened(lent.session(), lent::reset, lease);
            } else {
                PooledSession pooled = PooledSession.of(lease.connection());
                opened = new Opened(pooled.session(), pooled::reset, lease);
            }
            done = true;
            return opened;
        } finally {
            if (!done) {
                lease.end(false);
            }
        }
    }

    private static Failure unavailable(String reason) {
        return new Failure(Failure.NO_CONNECTION, "HY000", reason);
    }

    private static String name(Map<String, String> options) {
        return NativeString.decoded(
                "mysql://" + options.getOrDefault("user", "") + "@" + options.getOrDefault("host", "localhost") + ":"
                        + options.getOrDefault("port", "3306") + "/" + options.getOrDefault("database", ""));
    }

    /** Gives the session back to its pool, or ends it. */
    void end() {
        if (lease == null) {
            session.close();
        } else {
            lease.end(reset.getAsBoolean());
        }
    }
}
