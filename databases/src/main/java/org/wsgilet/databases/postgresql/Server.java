package org.wsgilet.databases.postgresql;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.wsgilet.databases.python.Dropped;

/**
 * The servers that parameters name: {@code host} and {@code port} may have several, which are tried one after the
 * other.
 */
public final class Server {

    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final List<String> SOCKET_FOLDERS = List.of("/var/run/postgresql", "/tmp");
    private static final String DEFAULT_PORT = "5432";

    private static final long LETTING_GO_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Server() {}

    /**
     * Begins a session.
     *
     * @param parameters by the names of libpq, a byte in each character; {@code user} and {@code dbname} must be among
     *     them
     * @throws Lost if no server lets in; its message is that of libpq
     */
    public static Session connect(Map<String, String> parameters) throws Lost {
        String[] ports = parameters.getOrDefault("port", DEFAULT_PORT).split(",", -1);
        String names = parameters.getOrDefault("hostaddr", parameters.get("host"));
        String[] hosts = (names == null || names.isEmpty() ? defaultHost(ports[0]) : names).split(",", -1);
        StringBuilder failures = new StringBuilder();
        for (int i = 0; i < hosts.length; i++) {
            String port = ports[ports.length == 1 ? 0 : Math.min(i, ports.length - 1)];
            try {
                return connect(parameters, hosts[i], Integer.parseInt(port.isEmpty() ? DEFAULT_PORT : port.strip()));
            } catch (Lost e) {
                failures.append(e.getMessage());
            }
        }
        throw new Lost(failures.toString(), (Throwable) null);
    }

    /** As libpq, which asks the socket of Debian's or of PostgreSQL's own folder, where there is one. */
    public static String defaultHost(String port) {
        for (String folder : SOCKET_FOLDERS) {
            if (Files.exists(Path.of(folder, ".s.PGSQL." + port))) {
                return folder;
            }
        }
        return "localhost";
    }

    /** Whether a host is one of these folders, which password files call localhost. */
    static boolean isDefaultFolder(String host) {
        return SOCKET_FOLDERS.contains(host);
    }

    private static Session connect(Map<String, String> parameters, String host, int port) throws Lost {
        Login login = new Login(parameters, host, port);
        try {
            try {
                return login.open();
            } catch (Lost e) {
                if (!isFull(e)) {
                    throw e;
                }
                boolean any = Dropped.collectAndWait(() -> false); // connections that nobody closed
                return openWithin(any ? LETTING_GO_NANOS : 0, login);
            }
        } catch (Lost e) {
            String text = e.said() == null
                    ? e.getMessage() + "\n"
                    : e.said().prefix() + e.said().textWithoutSeverity(null, true);
            throw new Lost(where(host, port) + text, e);
        } catch (UnknownHostException e) {
            throw new Lost("could not translate host name \"" + host + "\" to address: Name or service not known\n", e);
        } catch (IOException | SQLException e) {
            throw new Lost(where(host, port) + reason(e, host) + "\n", e);
        }
    }

    /** A server takes a moment to let go of a connection. */
    private static Session openWithin(long nanos, Login login) throws Lost, IOException, SQLException {
        long end = System.nanoTime() + nanos;
        while (true) {
            try {
                return login.open();
            } catch (Lost e) {
                if (!isFull(e) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static boolean isFull(Lost e) {
        return e.said() != null && TOO_MANY_CONNECTIONS.equals(e.said().sqlState());
    }

    private static String where(String host, int port) {
        if (host.startsWith("/")) {
            return "connection to server on socket \"" + host + "/.s.PGSQL." + port + "\" failed: ";
        }
        return "connection to server at \"" + host + "\"" + address(host) + ", port " + port + " failed: ";
    }

    private static String address(String host) {
        try {
            String address = InetAddress.getByName(host).getHostAddress();
            return address.equals(host) ? "" : " (" + address + ")";
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private static String reason(Exception e, String host) {
        if (e instanceof SocketTimeoutException) {
            return "timeout expired";
        }
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return message.replaceFirst(" \\(.*", "") // Java says some twice
                    + "\n\tIs the server running "
                    + (host.startsWith("/")
                            ? "locally and accepting connections on that socket?"
                            : "on that host and accepting TCP/IP connections?");
        }
        return message;
    }
}
