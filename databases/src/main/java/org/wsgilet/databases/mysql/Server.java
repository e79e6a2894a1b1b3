package org.wsgilet.databases.mysql;

import java.util.Map;
import org.wsgilet.databases.python.Dropped;

/** Where sessions come from. */
public final class Server {

    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static final int TOO_MANY_OF_USER = 1203;
    private static final int USER_LIMIT_REACHED = 1226;

    private Server() {}

    /**
     * Begins a session.
     *
     * @param options by the names that option files have for them, such as {@code host} and {@code connect-timeout}
     */
    public static Session connect(Map<String, String> options) throws Failure {
        Login login = new Login(options);
        try {
            return login.open();
        } catch (Failure e) {
            if (e.number() != TOO_MANY_CONNECTIONS
                    && e.number() != TOO_MANY_OF_USER
                    && e.number() != USER_LIMIT_REACHED) {
                throw e;
            }
            Dropped.collectAndWait(() -> false); // connections that nobody closed
            return login.open();
        }
    }
}
