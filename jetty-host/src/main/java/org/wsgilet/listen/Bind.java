package org.wsgilet.listen;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address to listen on. */
public sealed interface Bind {

    /** @throws IllegalArgumentException if the text has none of the forms of {@code --bind} */
    static Bind parse(String text) {
        if (text.startsWith(UnixSocket.PREFIX)) {
            return new UnixSocket(Path.of(text.substring(UnixSocket.PREFIX.length())));
        }
        if (text.equals(Inherited.TEXT)) {
            return new Inherited();
        }
        if (text.startsWith("fd://")) {
            throw new IllegalArgumentException("Java can take over no other file descriptor than 0: use "
                    + Inherited.TEXT + ", with StandardInput=socket in the unit of systemd");
        }
        if (!text.contains(":") || text.contains("://")) {
            throw new IllegalArgumentException("HOST:PORT or unix:PATH is needed, such as 127.0.0.1:8000");
        }
        return Tcp.parse(text);
    }

    /** @param host name or address; an IPv6 address without brackets */
    static Bind tcp(String host, int port) {
        return new Tcp(host, port);
    }

    /**
     * @param host name or address; an IPv6 address without brackets
     * @param port 0 to 65535; 0 for any free port
     */
    record Tcp(String host, int port) implements Bind {

        private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:]*):(\\d{1,5})");
        private static final int MAX_PORT = 65535;

        /** What gunicorn takes a missing host for. */
        private static final String ALL = "0.0.0.0";

        public Tcp {
            if (port < 0 || port > MAX_PORT) {
                throw new IllegalArgumentException("the port " + port + " is not between 0 and " + MAX_PORT);
            }
        }

        /** @throws IllegalArgumentException if the text is neither HOST:PORT nor :PORT, which means all addresses */
        public static Tcp parse(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("HOST:PORT is needed, such as 127.0.0.1:8000");
            }
            String host = matcher.group(1).replaceAll("[\\[\\]]", "");
            if (host.equals("*")) {
                throw new IllegalArgumentException("all IPv4 addresses are :" + matcher.group(2)
                        + ", and all of both kinds [::]:" + matcher.group(2));
            }
            return new Tcp(host.isEmpty() ? ALL : host, Integer.parseInt(matcher.group(2)));
        }

        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /** A Unix domain socket. */
    record UnixSocket(Path path) implements Bind {

        private static final String PREFIX = "unix:";
        private static final int MAX_PATH_BYTES = 107; // sockaddr_un

        public UnixSocket {
            if (path.toString().isEmpty()) {
                throw new IllegalArgumentException("'unix:' is followed by no path");
            }
            if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
                throw new IllegalArgumentException("the path of a Unix socket may have " + MAX_PATH_BYTES + " bytes");
            }
        }

        @Override
        public String toString() {
            return PREFIX + path;
        }
    }

    /** The listening TCP socket that is our standard input, as systemd passes it. */
    record Inherited() implements Bind {

        private static final String TEXT = "fd://0";

        @Override
        public String toString() {
            return TEXT;
        }
    }
}
