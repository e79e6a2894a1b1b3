package org.wsgilet.databases.pool;

import java.sql.Connection;
import java.sql.SQLException;

/** How a driver connects. */
@FunctionalInterface
public interface Opening {

    Connection open() throws SQLException;
}
