package org.wsgilet.databases.pool;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * The JDBC drivers that came with this class, in a WAR for example. Nobody here asks {@link DriverManager}, but a
 * container's {@code DataSource} may: the first who does makes it load and keep the drivers that the calling thread's
 * web application has.
 */
final class OwnDrivers {

    private OwnDrivers() {}

    /** Takes them out of {@link DriverManager}, which would hold the web application's class loader. */
    static void deregister() {
        ClassLoader own = OwnDrivers.class.getClassLoader();
        List<Driver> known = Collections.list(DriverManager.getDrivers());
        for (Driver driver : known) {
            if (driver.getClass().getClassLoader() == own) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException e) {
                    throw new IllegalStateException("a driver's own end failed", e);
                }
            }
        }
    }
}
