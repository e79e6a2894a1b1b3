package org.wsgilet.bridge.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * IP addresses that share their first bits: one address or a network in CIDR notation.
 *
 * @param bits how many of the first bits are compared
 */
record AddressRange(InetAddress network, int bits) {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** @throws IllegalArgumentException for anything else than {@code ADDRESS} or {@code ADDRESS/BITS} */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = address(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new IllegalArgumentException("'" + text + "' is no IP address or network such as 10.0.0.0/8");
        }
        int size = network.getAddress().length * Byte.SIZE;
        String bits = slash < 0 ? "" + size : text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > size) {
            throw new IllegalArgumentException("the network '" + text + "' has not between 0 and " + size + " bits");
        }
        return new AddressRange(network, Integer.parseInt(bits));
    }

    /** Never asks a name server; null for what is no address. IPv4 addresses mapped into IPv6 become IPv4. */
    static InetAddress address(String text) {
        try {
            return IPV4.matcher(text).matches() || IPV6.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int ignored = Math.max(0, bit + Byte.SIZE - bits);
            if ((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) >> ignored != 0) {
                return false;
            }
        }
        return true;
    }
}
