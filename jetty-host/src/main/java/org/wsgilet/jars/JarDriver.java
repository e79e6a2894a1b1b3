package org.wsgilet.jars;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * A driver of another class loader. {@link DriverManager} offers a caller only drivers of classes that the caller's
 * class loader finds, here Jython's.
 */
final class JarDriver implements Driver {

    private static final Set<Class<?>> REGISTERED = ConcurrentHashMap.newKeySet();

    private final Driver driver;

    private JarDriver(Driver driver) {
        this.driver = driver;
    }

    /** Does nothing if one of its class is registered. */
    static void register(Driver driver) {
        if (!REGISTERED.add(driver.getClass())) {
            return;
        }
        try {
            DriverManager.registerDriver(new JarDriver(driver));
        } catch (SQLException e) {
            throw new IllegalStateException(e); // declared, but never thrown
        }
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return driver.connect(url, properties);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return driver.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }
}
