package org.wsgilet.databases.mysql;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.wsgilet.databases.python.Dropped;

/** Where sessions come from. */
public final class Server {

    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static final int TOO_MANY_OF_USER = 1203;
    private static final int USER_LIMIT_REACHED = 1226;

    private static final long LETTING_GO_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

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
            if (!isFull(e)) {
                throw e;
            }
            boolean any = Dropped.collectAndWait(() -> false); // connections that nobody closed
            return openWithin(any ? LETTING_GO_NANOS : 0, login);
        }
    }

    /** A server takes a moment to let go of a connection. */
    private static Session openWithin(long nanos, Login login) throws Failure {
        long end = System.nanoTime() + nanos;
        while (true) {
            try {
                return login.open();
            } catch (Failure e) {
                if (!isFull(e) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static boolean isFull(Failure e) {
        return e.number() == TOO_MANY_CONNECTIONS || e.number() == TOO_MANY_OF_USER || e.number() == USER_LIMIT_REACHED;
    }
}
