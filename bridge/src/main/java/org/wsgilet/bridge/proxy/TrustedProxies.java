package org.wsgilet.bridge.proxy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The proxies whose word is believed on who sent a request. From the one that is connected the way goes back through the
 * addresses it names, as long as they are trusted, too: the first other one is the client. What stands to the left of it
 * a client may have made up. Immutable.
 */
public final class TrustedProxies {

    /** Trusts nobody. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), false, false);

    private static final String UNIX = "unix";
    private static final String ALL = "*";
    private static final String FORWARDED = "Forwarded";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");
    private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
    /** No dot segments, and no two slashes at its start, which browsers take for another host. */
    private static final Pattern PREFIX = Pattern.compile("(?!.*/\\.{1,2}(/|$))(/[A-Za-z0-9._~!$&'()*+,;=:@-]+)+");

    private final List<AddressRange> ranges;
    private final boolean unix;
    private final boolean all;

    private TrustedProxies(List<AddressRange> ranges, boolean unix, boolean all) {
        this.ranges = ranges;
        this.unix = unix;
        this.all = all;
    }

    /**
     * @param list IP addresses, networks such as {@code 10.0.0.0/8}, {@code unix} for those on a Unix socket, and
     *     {@code *} for everyone, separated by commas
     * @throws IllegalArgumentException for anything else
     */
    public static TrustedProxies of(String list) {
        List<AddressRange> ranges = new ArrayList<>();
        List<String> entries = Arrays.stream(list.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList();
        for (String entry : entries) {
            if (!entry.equals(UNIX) && !entry.equals(ALL)) {
                ranges.add(AddressRange.parse(entry));
            }
        }
        return new TrustedProxies(List.copyOf(ranges), entries.contains(UNIX), entries.contains(ALL));
    }

    /** Whether a header is one by which proxies tell of the client, and anybody else could lie. */
    public static boolean isForwarded(String header) {
        return header.regionMatches(true, 0, "X-Forwarded-", 0, 12) || header.equalsIgnoreCase(FORWARDED);
    }

    public boolean isEmpty() {
        return ranges.isEmpty() && !unix && !all;
    }

    /** @param peer the address of the other end of the connection; null or "" for a Unix socket */
    public boolean trusts(String peer) {
        if (peer == null || peer.isEmpty()) {
            return unix || all;
        }
        return trusts(Node.parse(peer).address());
    }

    private boolean trusts(InetAddress address) {
        return all || address != null && ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Whether both kinds of headers are there and name different clients: one of them is made up by the client and passed
     * on by a proxy that only knows of the other.
     */
    public boolean disagree(Function<String, Enumeration<String>> headers) {
        List<Node> standard = nodes(elements(headers));
        List<Node> usual = usual(headers).stream().map(Node::parse).toList();
        return !standard.isEmpty()
                && !usual.isEmpty()
                && !standard.get(client(standard))
                        .text()
                        .equals(usual.get(client(usual)).text());
    }

    /** @param headers those of a request whose peer is trusted: all values of a name */
    public Forwarded read(Function<String, Enumeration<String>> headers) {
        List<ForwardedElement> elements = elements(headers);
        if (!elements.isEmpty()) {
            int client = client(nodes(elements));
            ForwardedElement element = elements.get(client);
            return forwarded(
                    element.node(),
                    element.get("proto"),
                    element.get("host"),
                    headers,
                    elements.size() - client,
                    elements.subList(client, elements.size()).stream()
                            .map(ForwardedElement::text)
                            .toList());
        }
        List<String> hops = usual(headers);
        if (hops.isEmpty()) {
            return forwarded(null, "", "", headers, 1, List.of());
        }
        List<Node> nodes = hops.stream().map(Node::parse).toList();
        int client = client(nodes);
        return forwarded(nodes.get(client), "", "", headers, hops.size() - client, hops.subList(client, hops.size()));
    }

    /** @param distance which value counts where each proxy adds one: so many from the right */
    private static Forwarded forwarded(
            Node client,
            String proto,
            String host,
            Function<String, Enumeration<String>> headers,
            int distance,
            List<String> chain) {
        String scheme =
                (proto.isEmpty() ? value("X-Forwarded-Proto", headers, distance) : proto).toLowerCase(Locale.ROOT);
        String authority = host.isEmpty() ? value("X-Forwarded-Host", headers, distance) : host;
        String port = value("X-Forwarded-Port", headers, distance);
        String prefix = value("X-Forwarded-Prefix", headers, distance).replaceAll("/+$", "");
        return new Forwarded(
                client,
                scheme.equals("http") || scheme.equals("https") ? scheme : "",
                HOST.matcher(authority).matches() ? authority : "",
                PORT.matcher(port).matches() ? port : "",
                PREFIX.matcher(prefix).matches() ? prefix : "",
                chain);
    }

    /** The index of the right-most one that is not trusted; of the first if all are. */
    private int client(List<Node> nodes) {
        int i = nodes.size() - 1;
        while (i > 0 && trusts(nodes.get(i).address())) {
            i--;
        }
        return i;
    }

    private static List<Node> nodes(List<ForwardedElement> elements) {
        return elements.stream().map(ForwardedElement::node).toList();
    }

    private static List<ForwardedElement> elements(Function<String, Enumeration<String>> headers) {
        String all = String.join(",", Collections.list(headers.apply(FORWARDED)));
        return all.isBlank() ? List.of() : ForwardedElement.parse(all);
    }

    private static List<String> usual(Function<String, Enumeration<String>> headers) {
        return list(FORWARDED_FOR, headers);
    }

    /** A header that fewer proxies add to than to X-Forwarded-For comes from the outermost ones. */
    private static String value(String name, Function<String, Enumeration<String>> headers, int distance) {
        List<String> values = list(name, headers);
        return values.isEmpty() ? "" : values.get(Math.max(0, values.size() - distance));
    }

    private static List<String> list(String name, Function<String, Enumeration<String>> headers) {
        String all = String.join(",", Collections.list(headers.apply(name)));
        return all.isBlank()
                ? List.of()
                : Arrays.stream(all.split(",", -1)).map(String::strip).toList();
    }
}
