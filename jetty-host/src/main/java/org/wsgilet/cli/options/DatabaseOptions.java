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
        return pool == null ? null : OptionValues.parsed(NAME, pool, WsgiSettings::checkedPool);
    }

    /**
     * @param threads how many requests run at once
     * @throws OptionException for what is no pool
     */
    public WsgiSettings applyTo(WsgiSettings wsgi, int threads) {
        return pool == null
                ? wsgi
                : OptionValues.parsed(
                        NAME, pool, text -> wsgi.databasePool(text.equals(THREADS) ? Integer.toString(threads) : text));
    }
}
