package org.wsgilet.jetty;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to listen on.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 0 to 65535; 0 for any free port
 */
public record Bind(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:]+):(\\d{1,5})");
    private static final int MAX_PORT = 65535;

    public Bind {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("the port " + port + " is not between 0 and " + MAX_PORT);
        }
    }

    /** @throws IllegalArgumentException if the text is not {@code HOST:PORT} or {@code [IPV6]:PORT} */
    public static Bind parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not of the form HOST:PORT");
        }
        return new Bind(matcher.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(matcher.group(2)));
    }

    Bind withPort(int actual) {
        return new Bind(host, actual);
    }

    public URI uri() {
        try {
            return new URI("http", null, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
