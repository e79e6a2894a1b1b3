package org.wsgilet.cli.options;

import org.wsgilet.bridge.WsgiSettings;
import picocli.CommandLine.Option;

/** The databases of the application. */
@Subject("Application")
public final class DatabaseOptions {

    private static final String NAME = "--database-pool";
    private static final String THREADS = "threads";

    @Option(
            names = NAME,
            paramLabel = "POOL",
            description = {
                "Take the connections of psycopg2 and MySQLdb from pools: a number of connections for each database,"
                        + " 'threads' for as many as requests run at once, or jndi:NAME for a DataSource"
                        + " (docs/databases.md).",
                "  Default: off"
            })
    private String pool;

    /**
     * For a container, which has a number of threads of its own; null if nothing is said.
     *
     * @throws OptionException for what is no pool
     */
    public String initParam() {
        applyTo(WsgiSettings.of(""), 1);
        return pool;
    }

    /**
     * @param threads how many requests run at once
     * @throws OptionException for what is no pool
     */
    public WsgiSettings applyTo(WsgiSettings wsgi, int threads) {
        if (pool == null) {
            return wsgi;
        }
        try {
            return wsgi.databasePool(pool.equals(THREADS) ? Integer.toString(threads) : pool);
        } catch (IllegalArgumentException e) {
            throw new OptionException(NAME, pool, e.getMessage(), e);
        }
    }
}
