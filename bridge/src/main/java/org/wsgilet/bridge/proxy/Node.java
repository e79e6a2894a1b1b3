package org.wsgilet.bridge.proxy;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sent a request on, as a proxy names it: RFC 7239 section 6.
 *
 * @param address null for one that is hidden, {@code unknown} or {@code _name}, and for what is no address
 * @param port "" if the proxy does not say
 */
public record Node(InetAddress address, String port) {

    private static final Pattern FORM = Pattern.compile("(?:\\[([^]]*)]|([^:]*))(?::(\\d{1,5}))?");

    /** An IPv6 address may come without the brackets: X-Forwarded-For has no grammar. */
    static Node parse(String text) {
        InetAddress whole = IpAddress.parse(text);
        Matcher form = FORM.matcher(text);
        if (whole != null || !form.matches()) {
            return new Node(whole, "");
        }
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        return new Node(IpAddress.parse(host), form.group(3) == null ? "" : form.group(3));
    }

    /** The address as REMOTE_ADDR has it; "" for a hidden one. */
    String text() {
        return address == null ? "" : address.getHostAddress();
    }
}
