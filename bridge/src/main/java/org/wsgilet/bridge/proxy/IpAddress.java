package org.wsgilet.bridge.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * IP addresses in text that a client may have written. Java's own {@link InetAddress#getByName} takes what is not quite
 * an address for a name, and asks a name server: with {@code 999.1.1.1} or {@code .::1} the client decides how long
 * that is.
 */
public final class IpAddress {

    /** {@code ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255} */
    private static final int MAX_LENGTH = 45;

    private static final int GROUPS = 8;

    private IpAddress() {}

    /**
     * Reads an address in the notations of RFC 4291 section 2.2 and RFC 6943 section 3.1.1 (four decimal numbers
     * without leading zeros), without a zone or brackets. IPv4 addresses mapped into IPv6 become IPv4. Asks nobody.
     *
     * @return null for anything else
     */
    public static InetAddress parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        byte[] address = text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
        try {
            return address == null ? null : InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for other lengths
        }
    }

    private static byte[] ipv4(String text) {
        String[] numbers = text.split("\\.", -1);
        byte[] address = new byte[4];
        if (numbers.length != address.length) {
            return null;
        }
        for (int i = 0; i < address.length; i++) {
            int number = number(numbers[i], 10, 3);
            if (number < 0 || number > 0xff || numbers[i].length() > 1 && numbers[i].charAt(0) == '0') {
                return null;
            }
            address[i] = (byte) number;
        }
        return address;
    }

    private static byte[] ipv6(String text) {
        int gap = text.indexOf("::");
        byte[] address = new byte[2 * GROUPS];
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int given = head.length + tail.length;
        if (gap < 0 ? given != address.length : given > address.length - 2) {
            return null;
        }
        System.arraycopy(head, 0, address, 0, head.length);
        System.arraycopy(tail, 0, address, address.length - tail.length, tail.length);
        return address;
    }

    /** @param last whether the address ends with these, and the last of them may be an IPv4 address */
    private static byte[] groups(String text, boolean last) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] groups = text.split(":", -1);
        if (groups.length > GROUPS) {
            return null;
        }
        byte[] bytes = new byte[2 * groups.length + 2];
        for (int i = 0; i < groups.length; i++) {
            if (last && i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
                byte[] embedded = ipv4(groups[i]);
                if (embedded == null) {
                    return null;
                }
                System.arraycopy(embedded, 0, bytes, 2 * i, embedded.length);
                return bytes;
            }
            int number = number(groups[i], 16, 4);
            if (number < 0) {
                return null;
            }
            bytes[2 * i] = (byte) (number >> 8);
            bytes[2 * i + 1] = (byte) number;
        }
        return Arrays.copyOf(bytes, 2 * groups.length);
    }

    /** -1 for anything but one to so many ASCII digits. */
    private static int number(String digits, int radix, int maxDigits) {
        if (digits.isEmpty() || digits.length() > maxDigits) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
