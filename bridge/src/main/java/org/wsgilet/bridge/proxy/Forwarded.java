package org.wsgilet.bridge.proxy;

import java.util.List;

/**
 * The request as the client sent it to the outermost proxy that is trusted. "" stands for what no proxy says.
 *
 * @param client who sent it; null if no proxy says
 * @param scheme http or https
 * @param host host and port as in the header Host
 * @param port the port that the client asked
 * @param prefix what a proxy has cut off the path; starts with a slash and does not end with one
 * @param chain the proxies from the client on, as the header named them; nothing of what a client can make up
 * @param isContradictory whether the two kinds of headers name different clients: one of them is made up by the client
 *     and passed on by a proxy that only knows of the other
 */
public record Forwarded(
        Node client,
        String scheme,
        String host,
        String port,
        String prefix,
        List<String> chain,
        boolean isContradictory) {

    public boolean hasClient() {
        return client != null;
    }

    /** "" for an address that is hidden. */
    public String remoteAddress() {
        return client.text();
    }

    /** "" if no proxy says. */
    public String remotePort() {
        return client.port();
    }

    /** The host without its port. */
    public String serverName() {
        return withoutPort(host);
    }

    /** The port that the client asked; "" if no proxy says anything of it. */
    public String serverPort(String receivedHost, String receivedScheme) {
        if (!port.isEmpty() || scheme.isEmpty() && host.isEmpty()) {
            return port;
        }
        String authority = authority(receivedHost, receivedScheme);
        String name = authority == null ? "" : withoutPort(authority);
        return authority != null && authority.length() > name.length()
                ? authority.substring(name.length() + 1)
                : standardPort(receivedScheme);
    }

    /** The header Host of the client, with its port unless it is the scheme's own; null if there is none. */
    public String authority(String receivedHost, String receivedScheme) {
        String authority = host.isEmpty() ? receivedHost : host;
        if (port.isEmpty() || authority == null) {
            return authority;
        }
        return withoutPort(authority) + (port.equals(standardPort(receivedScheme)) ? "" : ":" + port);
    }

    private String standardPort(String receivedScheme) {
        return (scheme.isEmpty() ? receivedScheme : scheme).equals("https") ? "443" : "80";
    }

    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }
}
