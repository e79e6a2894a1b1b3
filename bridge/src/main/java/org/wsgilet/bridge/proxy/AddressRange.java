package org.wsgilet.bridge.proxy;

import java.net.InetAddress;

/**
 * IP addresses that share their first bits: one address or a network in CIDR notation.
 *
 * @param bits how many of the first bits are compared
 */
record AddressRange(InetAddress network, int bits) {

    /** @throws IllegalArgumentException for anything else than {@code ADDRESS} or {@code ADDRESS/BITS} */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
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
