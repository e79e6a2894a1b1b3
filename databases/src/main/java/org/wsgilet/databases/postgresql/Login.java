package org.wsgilet.databases.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import javax.net.SocketFactory;
import org.postgresql.PGProperty;
import org.postgresql.core.PGStream;
import org.postgresql.core.v3.ScramLogin;
import org.postgresql.ssl.MakeSSL;
import org.postgresql.util.HostSpec;
import org.postgresql.util.MD5Digest;

/**
 * How a session begins, by the parameters of libpq. pgjdbc has the stream, TLS and SCRAM. Its own login is not used: it
 * sends the time zone of the JVM, which changes what queries give, and libpq sends none.
 */
final class Login {

    private static final int PROTOCOL_3 = 3 << 16;
    private static final int SSL_REQUEST = 80877103;
    static final int SEND_BUFFER_BYTES = 8192;
    private static final int MILLIS = 1000;
    private static final int LENGTH_BYTES = 4;
    private static final int SALT_BYTES = 4;

    private static final int OK = 0;
    private static final int CLEARTEXT = 3;
    private static final int MD5 = 5;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    /** Bytes, one in each character, as libpq takes them. */
    private final Map<String, String> parameters;

    private final String host;
    private final int port;
    private ScramLogin scram;

    Login(Map<String, String> parameters, String host, int port) {
        this.parameters = parameters;
        this.host = host;
        this.port = port;
    }

    Session open() throws IOException, SQLException, Lost {
        String mode = isLocal() ? "disable" : parameters.getOrDefault("sslmode", "prefer");
        try {
            return open(!mode.equals("disable") && !mode.equals("allow"), mode);
        } catch (Lost | IOException | SQLException e) {
            if (mode.equals("prefer") && e instanceof SQLException || mode.equals("allow") && e instanceof Lost) {
                return open(mode.equals("allow"), mode.equals("allow") ? "require" : "disable");
            }
            throw e;
        }
    }

    private boolean isLocal() {
        return host.startsWith("/");
    }

    private Session open(boolean encrypted, String mode) throws IOException, SQLException, Lost {
        int timeout = Math.max(
                        0,
                        Integer.parseInt(
                                parameters.getOrDefault("connect_timeout", "0").strip()))
                * MILLIS;
        SocketFactory sockets =
                isLocal() ? new UnixSockets(Path.of(text(host), ".s.PGSQL." + port)) : SocketFactory.getDefault();
        HostSpec address = new HostSpec(isLocal() ? "localhost" : host, port);
        PGStream stream = new PGStream(sockets, address, timeout, SEND_BUFFER_BYTES);
        boolean done = false;
        try {
            stream.getSocket().setTcpNoDelay(true);
            stream.getSocket().setKeepAlive(!"0".equals(parameters.get("keepalives")));
            stream.setNetworkTimeout(timeout);
            Properties tls = tls(mode);
            if (encrypted) {
                encrypt(stream, tls, mode);
            }
            start(stream);
            authenticate(stream, tls);
            Session session = new Session(stream);
            session.begin();
            stream.setNetworkTimeout(0);
            done = true;
            return session;
        } finally {
            if (!done) {
                stream.close();
            }
        }
    }

    private Properties tls(String mode) {
        Properties properties = new Properties();
        PGProperty.SSL_MODE.set(properties, mode);
        copy("sslrootcert", PGProperty.SSL_ROOT_CERT, properties);
        copy("sslcert", PGProperty.SSL_CERT, properties);
        copy("sslkey", PGProperty.SSL_KEY, properties);
        copy("sslpassword", PGProperty.SSL_PASSWORD, properties);
        copy("channel_binding", PGProperty.CHANNEL_BINDING, properties);
        return properties;
    }

    private void copy(String parameter, PGProperty to, Properties properties) {
        if (parameters.containsKey(parameter)) {
            to.set(properties, text(parameters.get(parameter)));
        }
    }

    /** What the bytes of a parameter mean. */
    private static String text(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    private static void encrypt(PGStream stream, Properties tls, String mode) throws IOException, SQLException, Lost {
        stream.sendInteger4(2 * LENGTH_BYTES);
        stream.sendInteger4(SSL_REQUEST);
        stream.flush();
        if (stream.receiveChar() == 'S') {
            MakeSSL.convert(stream, tls);
        } else if (!mode.equals("prefer")) {
            throw new Lost("server does not support SSL, but SSL was required", (Throwable) null);
        }
    }

    private void start(PGStream stream) throws IOException {
        StringBuilder pairs = new StringBuilder();
        startParameters()
                .forEach((name, value) ->
                        pairs.append(name).append('\0').append(value).append('\0'));
        byte[] bytes = pairs.append('\0').toString().getBytes(ISO_8859_1);
        stream.sendInteger4(2 * LENGTH_BYTES + bytes.length);
        stream.sendInteger4(PROTOCOL_3);
        stream.send(bytes);
        stream.flush();
    }

    private Map<String, String> startParameters() {
        Map<String, String> start = new LinkedHashMap<>();
        start.put("user", parameters.get("user"));
        start.put("database", parameters.get("dbname"));
        String application = parameters.getOrDefault("application_name", parameters.get("fallback_application_name"));
        if (application != null) {
            start.put("application_name", application);
        }
        for (String name : new String[] {"options", "client_encoding", "datestyle", "timezone", "geqo"}) {
            if (parameters.containsKey(name)) {
                start.put(name, parameters.get(name));
            }
        }
        return start;
    }

    private void authenticate(PGStream stream, Properties tls) throws IOException, SQLException, Lost {
        while (true) {
            int type = stream.receiveChar();
            int length = stream.receiveInteger4() - LENGTH_BYTES;
            if (type == 'E') {
                throw new Lost("", ServerMessage.parse(new String(stream.receive(length), ISO_8859_1)));
            }
            if (type != 'R') {
                throw new Lost(
                        "expected authentication request from server, but received " + (char) type, (Throwable) null);
            }
            int kind = stream.receiveInteger4();
            switch (kind) {
                case OK -> {
                    return;
                }
                case CLEARTEXT -> answer(stream, password().getBytes(ISO_8859_1));
                case MD5 ->
                    answer(
                            stream,
                            MD5Digest.encode(
                                    parameters.get("user").getBytes(ISO_8859_1),
                                    password().getBytes(ISO_8859_1),
                                    stream.receive(SALT_BYTES)));
                case SASL -> {
                    scram = new ScramLogin(text(password()).toCharArray(), stream, tls);
                    scram.begin();
                }
                case SASL_CONTINUE -> scram.proceed(length - LENGTH_BYTES);
                case SASL_FINAL -> scram.end(length - LENGTH_BYTES);
                default ->
                    throw new Lost(
                            "authentication method " + kind
                                    + " not supported: of pg_hba.conf trust, peer, password, md5, "
                                    + "scram-sha-256 and cert are",
                            (Throwable) null);
            }
        }
    }

    private static void answer(PGStream stream, byte[] password) throws IOException {
        stream.sendChar('p');
        stream.sendInteger4(LENGTH_BYTES + password.length + 1);
        stream.send(password);
        stream.sendChar(0);
        stream.flush();
    }

    private String hostOfPassword() {
        return Server.isDefaultFolder(host)
                ? "localhost"
                : parameters.containsKey("hostaddr") ? parameters.getOrDefault("host", host) : host;
    }

    private String password() throws Lost, IOException {
        String password = parameters.get("password");
        if (password == null && parameters.containsKey("passfile")) {
            password = PasswordFile.password(
                    Path.of(text(parameters.get("passfile"))),
                    hostOfPassword(),
                    port,
                    parameters.get("dbname"),
                    parameters.get("user"));
        }
        if (password == null || password.isEmpty()) {
            throw new Lost("fe_sendauth: no password supplied", (Throwable) null);
        }
        return password;
    }
}
