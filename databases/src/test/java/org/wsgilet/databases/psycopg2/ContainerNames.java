package org.wsgilet.databases.psycopg2;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.NamingManager;

/** JNDI as a container has it, with a pool of pgjdbc's connections as {@code java:comp/env/jdbc/shop}. */
final class ContainerNames extends InitialContext {

    private static final Map<String, Object> bound = new ConcurrentHashMap<>();

    private ContainerNames() throws NamingException {
        super(true);
    }

    static HikariDataSource bindPool(int port) throws NamingException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        config.setUsername("postgres");
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setAutoCommit(false);
        HikariDataSource pool = new HikariDataSource(config);
        bound.put("java:comp/env/jdbc/shop", pool);
        if (!NamingManager.hasInitialContextFactoryBuilder()) {
            NamingManager.setInitialContextFactoryBuilder(environment -> any -> new ContainerNames());
        }
        return pool;
    }

    @Override
    public Object lookup(String name) throws NamingException {
        Object found = bound.get(name);
        if (found == null) {
            throw new NameNotFoundException(name + " is not bound");
        }
        return found;
    }

    @Override
    protected Context getDefaultInitCtx() {
        return this;
    }
}
