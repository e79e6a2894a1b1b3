package org.wsgilet.databases.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * A connection that a pool has lent. Who has it brings its session back into the state of a new one, and then gives it
 * back, or throws it away if that failed.
 */
public final class Lease {

    private final Connection connection;
    private final boolean ofContainer;
    private final Consumer<Connection> eviction;

    Lease(Connection connection, boolean ofContainer, Consumer<Connection> eviction) {
        this.connection = connection;
        this.ofContainer = ofContainer;
        this.eviction = eviction;
    }

    /**
     * Whether the pool, and the driver behind it, are those of a container: then the driver's classes may be others.
     */
    public boolean isOfContainer() {
        return ofContainer;
    }

    public Connection connection() {
        return connection;
    }

    /** @param usable whether the session is as a new one is; another connection takes its place if not */
    public void end(boolean usable) {
        try {
            if (!usable) {
                eviction.accept(connection);
            }
            connection.close();
        } catch (SQLException e) {
            LoggerFactory.getLogger(Lease.class).debug("a connection could not be given back", e);
        }
        if (ofContainer) {
            Pools.ended();
        }
    }
}
