package org.wsgilet.databases.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.wsgilet.databases.python.Dropped;

/** The connections of an application to one database, by one user. Safe for use by many threads. */
public final class Pool implements Closeable {

    /** How often a thread that waits looks whether the database is there at all: the shortest that HikariCP allows. */
    private static final long LOOK_MILLIS = 250;

    static {
        // Else threads of the server keep each pool that they have ever used.
        System.setProperty("com.zaxxer.hikari.useWeakReferences", "true");
    }

    private final String name;
    private final NewConnections connections;
    private final HikariDataSource hikari;
    private final LongAdder timeouts = new LongAdder();

    Pool(String name, int size, Opening opening) {
        this.name = name;
        this.connections = new NewConnections(opening);
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0); // opened when they are wanted, as without a pool
        config.setConnectionTimeout(LOOK_MILLIS);
        config.setInitializationFailTimeout(-1);
        this.hikari = new HikariDataSource(config);
    }

    /**
     * @param patience how long to wait for a connection while all are in use
     * @throws SQLTimeoutException if none became free
     * @throws SQLException that of the driver, where it cannot connect and no other connection may become free
     */
    Lease take(Duration patience) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return new Lease(hikari.getConnection(), false, hikari::evictConnection);
            } catch (SQLTransientConnectionException e) {
                SQLException failure = connections.failureSince(start);
                if (failure != null && total() == 0) {
                    throw failure;
                }
                Dropped.collect(); // connections that nobody gave back
                if (System.nanoTime() - start > patience.toNanos()) {
                    timeouts.increment();
                    throw exhausted(patience, failure);
                }
            }
        }
    }

    private SQLTimeoutException exhausted(Duration patience, SQLException failure) {
        return new SQLTimeoutException(
                "no connection of the pool " + name + " became free in " + patience.toSeconds() + " s: " + total()
                        + " are in use of " + hikari.getMaximumPoolSize()
                        + (failure == null
                                ? ""
                                : ", and another one could not be opened (" + failure.getMessage() + ")")
                        + "; close connections, or raise " + PoolSetting.VARIABLE,
                failure);
    }

    /** Without its password. */
    public String name() {
        return name;
    }

    public int limit() {
        return hikari.getMaximumPoolSize();
    }

    private int total() {
        return hikari.getHikariPoolMXBean().getTotalConnections();
    }

    public int active() {
        return hikari.getHikariPoolMXBean().getActiveConnections();
    }

    public int idle() {
        return hikari.getHikariPoolMXBean().getIdleConnections();
    }

    /** Threads that wait for a connection. */
    public int waiting() {
        return hikari.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    /** How often none became free in time. */
    public long timeouts() {
        return timeouts.sum();
    }

    @Override
    public void close() {
        hikari.close();
    }
}
