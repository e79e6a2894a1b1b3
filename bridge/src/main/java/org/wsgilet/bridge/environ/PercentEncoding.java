package org.wsgilet.bridge.environ;

/** The escapes of RFC 3986 section 2.1: {@code %41} is the byte 0x41. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Decodes once. Invalid escapes are left unchanged.
     *
     * @param bytes a character for each byte; so is the result
     */
    public static String decoded(String bytes) {
        if (bytes.indexOf('%') < 0) {
            return bytes;
        }
        StringBuilder decoded = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            int value = c == '%' ? escapedByte(bytes, i) : -1;
            if (value >= 0) {
                decoded.append((char) value);
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    /** The value of the escape at {@code percent}; -1 if it is none. */
    private static int escapedByte(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
