package org.wsgilet.databases.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.python.core.Py;
import org.python.core.PySystemState;
import org.wsgilet.bridge.jython.Unloading;
import org.wsgilet.databases.python.Dropped;

/**
 * The pools of one interpreter, one for each database, user and set of parameters. They end with the interpreter.
 * Without the variable {@value PoolSetting#VARIABLE} there are none.
 */
public final class Pools {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Map<PySystemState, Pools> ofInterpreters = new ConcurrentHashMap<>();

    /** Connections of containers' pools that are in use. */
    private static final AtomicInteger lent = new AtomicInteger();

    private final Map<Object, Pool> pools = new ConcurrentHashMap<>();
    private boolean closed;

    /** Whether a container's {@code DataSource} was asked. */
    private volatile boolean borrowed;

    private Pools() {}

    /** Those of the interpreter that the thread is inside of. */
    private static Pools current() {
        return ofInterpreters.computeIfAbsent(Py.getSystemState(), sys -> {
            Pools made = new Pools();
            sys.registerCloser(() -> {
                ofInterpreters.remove(sys);
                made.close();
                return null;
            });
            return made;
        });
    }

    /** All that there are in the process. */
    public static List<Pool> all() {
        return ofInterpreters.values().stream()
                .map(of -> of.pools.values())
                .flatMap(Collection::stream)
                .toList();
    }

    /**
     * Takes a connection as the setting of the application says.
     *
     * @param key of the pool: whatever tells connections apart, the password included
     * @param name what the pool is called where it is shown, without a password
     * @param patience how long to wait while all connections are in use
     * @return null if there are no pools: then the driver connects as ever
     * @throws IllegalArgumentException for a setting that is none, with a sentence
     * @throws SQLException if there is no connection to be had
     */
    public static Lease take(Object key, String name, Duration patience, Opening opening) throws SQLException {
        PoolSetting setting = PoolSetting.current();
        if (setting.jndiName() != null) {
            current().borrowed = true;
            return lent(named(setting.jndiName()));
        }
        return setting.size() == 0
                ? null
                : current().pool(key, name, setting.size(), opening).take(patience);
    }

    /**
     * How long to wait for a connection of a pool.
     *
     * @param timeout for connecting, in seconds as text; zero stands for none, and then it is half a minute
     * @throws NumberFormatException if it is no number
     */
    public static Duration patience(String timeout) {
        int seconds = Integer.parseInt(timeout.strip());
        return seconds > 0 ? Duration.ofSeconds(seconds) : PATIENCE;
    }

    private synchronized Pool pool(Object key, String name, int size, Opening opening) throws SQLException {
        if (closed) {
            throw new SQLException("the application has ended, and its pool " + name + " with it");
        }
        return pools.computeIfAbsent(key, unknown -> new Pool(name, size, opening));
    }

    @SuppressWarnings("BanJNDI") // the name is the application's setting
    private static DataSource named(String name) throws SQLException {
        try {
            Object found = new InitialContext().lookup(name);
            if (found instanceof DataSource source) {
                return source;
            }
            throw new SQLException(name + " in JNDI is no DataSource: " + found);
        } catch (NamingException e) {
            throw new SQLException(
                    "there is no DataSource " + name + " in JNDI (" + e + "): name it in the container's settings, or"
                            + " correct " + PoolSetting.VARIABLE,
                    e);
        }
    }

    /**
     * Waits as long as the container's pool is set to; once more where connections that nobody gave back may be in the
     * way.
     */
    private static Lease lent(DataSource pool) throws SQLException {
        Connection connection;
        try {
            connection = pool.getConnection();
        } catch (SQLException e) {
            if (lent.get() == 0) {
                throw e;
            }
            Dropped.collectAndWait(() -> false);
            connection = pool.getConnection();
        }
        lent.incrementAndGet();
        return new Lease(connection, true, Pools::abort);
    }

    /** To be called when a container's connection has been given back. */
    static void ended() {
        lent.decrementAndGet();
    }

    /** The container's pool takes a closed connection for what it is. */
    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is broken already.
        }
    }

    private synchronized void close() {
        closed = true;
        pools.values().forEach(Pool::close);
        pools.clear();
        if (borrowed && Unloading.isPossible()) {
            OwnDrivers.deregister();
        }
    }
}
