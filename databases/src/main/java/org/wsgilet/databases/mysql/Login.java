package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.client.Client;
import org.mariadb.jdbc.client.impl.StandardClient;
import org.mariadb.jdbc.client.util.ClosableLock;

/** How a session begins: Connector/J connects and logs in, and asks for nothing else. */
final class Login {

    private static final int MILLIS = 1000;
    private static final int DEFAULT_PORT = 3306;
    private static final String[] SOCKETS = {"/var/run/mysqld/mysqld.sock", "/tmp/mysql.sock"};

    private static final int FOUND_ROWS = 2;
    private static final int COMPRESS = 32;
    private static final int LOCAL_FILES = 128;
    private static final int IGNORE_SPACE = 256;
    private static final int INTERACTIVE = 1024;
    private static final int TLS = 2048;
    private static final int MULTI_STATEMENTS = 65_536;

    /** Connector/J always asks for IGNORE_SPACE, which makes names of functions words that are no names. */
    private static final String NO_IGNORED_SPACE = ", sql_mode = IF(FIND_IN_SET('IGNORE_SPACE', @@global.sql_mode),"
            + " @@sql_mode, REPLACE(@@sql_mode, 'IGNORE_SPACE', ''))";

    private final Map<String, String> options;
    private final long flags;

    Login(Map<String, String> options) {
        this.options = options;
        this.flags = Long.parseLong(options.getOrDefault("client-flag", "0"));
    }

    Session open() throws Failure {
        Client client = connect();
        boolean done = false;
        try {
            Session session = new Session(Wire.of(client), Agreement.of(client.getContext()));
            begin(session);
            done = true;
            return session;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            if (!done) {
                close(client);
            }
        }
    }

    /** Sends what each session begins with. */
    void begin(Session session) throws Failure {
        if (isOn("local-infile", LOCAL_FILES)) {
            session.allowLocalInfile();
        }
        String charset = options.getOrDefault("default-character-set", "utf8mb4");
        String more = (flags & IGNORE_SPACE) == 0 ? NO_IGNORED_SPACE : "";
        session.setCharset(charset, more);
        if (options.containsKey("init-command")) {
            session.query(options.get("init-command").getBytes(ISO_8859_1));
            session.discardResults();
        }
    }

    /** That of the login, in UTF-8; null without one. */
    byte[] database() {
        String database = text("database");
        return database == null ? null : database.getBytes(UTF_8);
    }

    private static void close(Client client) {
        try {
            client.close();
        } catch (SQLException e) {
            // it is closed
        }
    }

    private Client connect() throws Failure {
        try {
            return new StandardClient(configuration(), address(), new ClosableLock(), true);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private HostAddress address() {
        return HostAddress.from(host(), port(), true);
    }

    private String host() {
        String host = options.getOrDefault("host", "");
        return host.isEmpty() ? "localhost" : host;
    }

    private int port() {
        int port = Integer.parseInt(options.getOrDefault("port", "0"));
        return port == 0 ? DEFAULT_PORT : port;
    }

    /** The socket that is asked for, or that is usual on this machine; null if TCP is meant, or all there is. */
    private String socket() {
        if (!host().equals("localhost") || "tcp".equalsIgnoreCase(options.get("protocol"))) {
            return null;
        }
        String given = options.getOrDefault("socket", System.getenv("MYSQL_UNIX_PORT"));
        if (given != null) {
            return given;
        }
        for (String usual : SOCKETS) {
            if (Files.exists(Path.of(usual))) {
                return usual;
            }
        }
        return null;
    }

    private Configuration configuration() throws SQLException, Failure {
        Properties others = new Properties();
        others.setProperty("extendedTypeInfo", "false");
        others.setProperty("interactiveClient", String.valueOf((flags & INTERACTIVE) != 0));
        String socket = socket();
        if (socket != null) {
            others.setProperty(UnixSockets.OPTION, new String(socket.getBytes(ISO_8859_1), UTF_8));
        }
        if (options.containsKey("ssl-cert")) {
            others.setProperty(PemTls.CERTIFICATE, text("ssl-cert"));
            others.setProperty(PemTls.KEY, text(options.containsKey("ssl-key") ? "ssl-key" : "ssl-cert"));
        }
        Configuration.Builder builder = Configuration.parse("jdbc:mariadb://localhost/", others).toBuilder()
                .addresses(address())
                .socketFactory(socket == null ? null : UnixSockets.class.getName())
                .user(text("user"))
                .password(text("password"))
                .database(text("database"))
                .connectTimeout(MILLIS * seconds("connect-timeout"))
                .socketTimeout(MILLIS * seconds("read-timeout"))
                .allowMultiQueries((flags & MULTI_STATEMENTS) != 0)
                .allowLocalInfile(isOn("local-infile", LOCAL_FILES))
                .useAffectedRows((flags & FOUND_ROWS) == 0)
                .useCompression(isOn("compress", COMPRESS))
                .allowPublicKeyRetrieval(true)
                .permitRedirect(false)
                .disconnectOnExpiredPasswords(true);
        if (socket == null) {
            secure(builder);
        }
        return builder.build();
    }

    private void secure(Configuration.Builder builder) throws Failure {
        if (!isOn("ssl", TLS) && options.keySet().stream().noneMatch(name -> name.startsWith("ssl-"))) {
            return;
        }
        String authorities = authorities();
        builder.sslMode(authorities.isEmpty() ? "trust" : "verify-ca")
                .serverSslCert(authorities.isEmpty() ? null : authorities)
                .enabledSslCipherSuites(options.get("ssl-cipher"))
                .tlsSocketType(options.containsKey("ssl-cert") ? PemTls.TYPE : null);
    }

    /** The certificates of a file and of a folder, in PEM. */
    private String authorities() throws Failure {
        StringBuilder pem = new StringBuilder();
        try {
            if (options.containsKey("ssl-ca")) {
                pem.append(Files.readString(Path.of(text("ssl-ca")), ISO_8859_1));
            }
            if (options.containsKey("ssl-capath")) {
                try (Stream<Path> files = Files.list(Path.of(text("ssl-capath")))) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        pem.append('\n').append(Files.readString(file, ISO_8859_1));
                    }
                }
            }
        } catch (IOException e) {
            throw failure(Failure.TLS, "SSL connection error: cannot read " + e.getMessage());
        }
        int begin = pem.indexOf("-----BEGIN CERTIFICATE");
        if (begin < 0 && (options.containsKey("ssl-ca") || options.containsKey("ssl-capath"))) {
            throw failure(Failure.TLS, "SSL connection error: no certificate in ssl's ca or capath");
        }
        return begin < 0 ? "" : pem.substring(begin);
    }

    private boolean isOn(String name, int flag) {
        return !options.getOrDefault(name, "0").equals("0") || (flags & flag) != 0;
    }

    private int seconds(String name) {
        return Math.max(0, Integer.parseInt(options.getOrDefault(name, "0")));
    }

    /** An option in UTF-8; null if it is not given. */
    private String text(String name) {
        String bytes = options.get(name);
        return bytes == null || bytes.isEmpty() ? null : new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    private Failure failure(SQLException e) {
        String said = String.valueOf(e.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "");
        String message = new String(said.getBytes(UTF_8), ISO_8859_1);
        if (e.getErrorCode() > 0) {
            return new Failure(e.getErrorCode(), e.getSQLState(), message);
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return failure(Failure.UNKNOWN_HOST, "Unknown MySQL server host '" + host() + "' (-2)");
            }
            if (cause instanceof SSLException) {
                return failure(Failure.TLS, "SSL connection error: " + cause.getMessage());
            }
        }
        if (e.getSQLState() == null || !e.getSQLState().startsWith("08")) {
            return failure(Failure.UNKNOWN, message);
        }
        if (message.contains("ssl not enabled")) {
            return failure(Failure.TLS, "SSL connection error: SSL is required but the server doesn't support it");
        }
        String socket = socket();
        return socket == null
                ? failure(
                        Failure.NO_CONNECTION, "Can't connect to MySQL server on '" + host() + "' (" + reason(e) + ")")
                : failure(
                        Failure.NO_LOCAL_CONNECTION,
                        "Can't connect to local MySQL server through socket '" + socket + "' (" + reason(e) + ")");
    }

    /** What the system says: Connector/J has words of its own around it. */
    private static String reason(Throwable e) {
        return e.getCause() == null ? e.getMessage() : reason(e.getCause());
    }

    private static Failure failure(int number, String message) {
        return new Failure(number, "HY000", message);
    }
}
