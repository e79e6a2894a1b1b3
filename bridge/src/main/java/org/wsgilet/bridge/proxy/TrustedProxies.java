package org.wsgilet.bridge.proxy;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The proxies whose word is believed on who sent a request. From the one that is connected the way goes back through
 * the addresses it names, as long as they are trusted, too: the first other one is the client. What stands to the left
 * of it a client may have made up. Immutable.
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
    private static final Pattern PREFIX = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@/-]+");

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
        String host = peer.startsWith("[") ? peer.substring(1, peer.length() - 1) : peer;
        int zone = host.indexOf('%'); // fe80::1%eth0
        return trusts(IpAddress.parse(zone < 0 ? host : host.substring(0, zone)));
    }

    private boolean trusts(InetAddress address) {
        return all || address != null && ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** @param headers those of a request whose peer is trusted: all values of a name */
    public Forwarded read(Function<String, Enumeration<String>> headers) {
        List<ForwardedElement> standard = chain(FORWARDED, true, headers, ForwardedElement::parse);
        List<ForwardedElement> usual = chain(FORWARDED_FOR, false, headers, ForwardedElement::ofNode);
        List<ForwardedElement> chain = standard.isEmpty() ? usual : standard;
        ForwardedElement first = chain.isEmpty() ? null : chain.get(0);
        int distance = Math.max(1, chain.size());
        return new Forwarded(
                first == null ? null : first.node(),
                scheme(said(first, "proto", headers, distance)),
                matching(HOST, said(first, "host", headers, distance)),
                matching(PORT, value("X-Forwarded-Port", headers, distance)),
                prefix(value("X-Forwarded-Prefix", headers, distance)),
                chain.stream().map(ForwardedElement::text).toList(),
                !standard.isEmpty()
                        && !usual.isEmpty()
                        && !first.node().text().equals(usual.get(0).node().text()));
    }

    /**
     * From the client, the right-most one that is not trusted, on; from the first if all are; empty without the header.
     */
    private List<ForwardedElement> chain(
            String name,
            boolean quoting,
            Function<String, Enumeration<String>> headers,
            Function<String, ForwardedElement> parse) {
        ListFromRight hops = new ListFromRight(headers.apply(name), quoting);
        Deque<ForwardedElement> chain = new ArrayDeque<>();
        while (hops.hasNext()
                && (chain.isEmpty() || trusts(chain.getFirst().node().address()))) {
            chain.addFirst(parse.apply(hops.next()));
        }
        return List.copyOf(chain);
    }

    /** What the element of the client says, or else the header {@code X-Forwarded-Name}. */
    private static String said(
            ForwardedElement client, String name, Function<String, Enumeration<String>> headers, int distance) {
        String said = client == null ? "" : client.get(name);
        return said.isEmpty() ? value("X-Forwarded-" + name, headers, distance) : said;
    }

    /**
     * A header that fewer proxies add to than to X-Forwarded-For comes from the outermost ones.
     *
     * @param distance which value counts where each proxy adds one: so many from the right
     */
    private static String value(String name, Function<String, Enumeration<String>> headers, int distance) {
        ListFromRight values = new ListFromRight(headers.apply(name), false);
        String value = "";
        for (int i = 0; i < distance && values.hasNext(); i++) {
            value = values.next();
        }
        return value;
    }

    private static String scheme(String said) {
        String scheme = said.toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") ? scheme : "";
    }

    private static String matching(Pattern form, String value) {
        return form.matcher(value).matches() ? value : "";
    }

    /** No dot segments, and no two slashes at its start, which browsers take for another host. */
    private static String prefix(String said) {
        int end = said.length();
        while (end > 0 && said.charAt(end - 1) == '/') {
            end--;
        }
        String prefix = said.substring(0, end);
        String segments = prefix + "/";
        boolean plain = PREFIX.matcher(prefix).matches()
                && !segments.contains("//")
                && !segments.contains("/./")
                && !segments.contains("/../");
        return plain ? prefix : "";
    }
}
