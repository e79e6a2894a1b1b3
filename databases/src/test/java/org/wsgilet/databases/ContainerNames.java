package org.wsgilet.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.NamingManager;

/** JNDI as a container has it, with a pool of a driver's connections as {@code java:comp/env/jdbc/shop}. */
public final class ContainerNames extends InitialContext {

    private static final Map<String, Object> bound = new ConcurrentHashMap<>();

    private static final long PATIENCE_MILLIS = 1000;

    private ContainerNames() throws NamingException {
        super(true);
    }

    /** @param driver is named in place of what {@link java.sql.DriverManager} finds for the URL */
    public static HikariDataSource bindPool(String driver, String url, String user, String password)
            throws NamingException {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName(driver);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE_MILLIS);
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
