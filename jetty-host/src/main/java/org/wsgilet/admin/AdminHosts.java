package org.wsgilet.admin;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wsgilet.bridge.proxy.IpAddress;

/**
 * The host names by which the admin address may be asked for data. A web site can let a name of its own mean 127.0.0.1
 * or an inner address (DNS rebinding), and the browser of an operator would let it read the answers. It cannot do so
 * with IP addresses, with {@code localhost}, or with names that it does not own.
 */
final class AdminHosts {

    private static final String LOCAL = "localhost";

    private final Set<String> names = new HashSet<>();

    /**
     * @param bound what the address was given as
     * @param allowed further names
     */
    AdminHosts(String bound, List<String> allowed) {
        names.add(normal(bound));
        allowed.forEach(name -> names.add(normal(name)));
    }

    /** @param host of the URL, without a port; IPv6 addresses may have brackets */
    boolean allow(String host) {
        String name = normal(host);
        String address = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        return IpAddress.parse(address) != null
                || name.equals(LOCAL)
                || name.endsWith("." + LOCAL)
                || names.contains(name);
    }

    /** A dot at the end makes no other name. */
    private static String normal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
