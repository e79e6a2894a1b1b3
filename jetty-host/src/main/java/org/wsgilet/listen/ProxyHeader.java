package org.wsgilet.listen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.wsgilet.bridge.proxy.IpAddress;

/**
 * The PROXY protocol, versions 1 and 2. A connection without its header is closed: "the receiver MUST NOT try to guess
 * whether the protocol header is present or not", says its specification.
 */
final class ProxyHeader extends DetectorConnectionFactory {

    /** @param next the protocol that comes behind the header */
    ProxyHeader(String next) {
        super(new CheckedLine(next));
    }

    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
        endPoint.close();
    }

    /**
     * Looks at the whole line of version 1 before Jetty does. Jetty 12.1.13 reads one without an end for ever, and asks
     * name servers for what is no address in it (AddressesIT.proxyHeaderThatNamesNoAddressIsRefused).
     */
    private static final class CheckedLine extends ProxyConnectionFactory {

        /** "107 characters", says section 2.1, with CR and LF. */
        private static final int MAX_LINE = 107;

        private static final Pattern PORT = Pattern.compile("0|[1-9]\\d{0,4}");
        private static final int MAX_PORT = 65535;

        CheckedLine(String next) {
            super(next);
        }

        @Override
        public Detection detect(ByteBuffer buffer) {
            Detection detection = super.detect(buffer);
            return detection == Detection.RECOGNIZED && buffer.get(buffer.position()) == 'P'
                    ? detectLine(buffer)
                    : detection;
        }

        private static Detection detectLine(ByteBuffer buffer) {
            byte[] start = new byte[Math.min(buffer.remaining(), MAX_LINE)];
            buffer.get(buffer.position(), start);
            String text = new String(start, ISO_8859_1);
            int end = text.indexOf("\r\n");
            if (end < 0) {
                return start.length < MAX_LINE ? Detection.NEED_MORE_BYTES : Detection.NOT_RECOGNIZED;
            }
            return isValid(text.substring(0, end).split(" ", -1)) ? Detection.RECOGNIZED : Detection.NOT_RECOGNIZED;
        }

        private static boolean isValid(String[] fields) {
            if (fields.length > 1 && fields.length <= 6 && fields[0].equals("PROXY") && fields[1].equals("UNKNOWN")) {
                return true;
            }
            return fields.length == 6
                    && fields[0].equals("PROXY")
                    && isAddress(fields[1], fields[2])
                    && isAddress(fields[1], fields[3])
                    && isPort(fields[4])
                    && isPort(fields[5]);
        }

        private static boolean isAddress(String family, String text) {
            return IpAddress.parse(text) != null && family.equals(text.indexOf(':') < 0 ? "TCP4" : "TCP6");
        }

        private static boolean isPort(String text) {
            return PORT.matcher(text).matches() && Integer.parseInt(text) <= MAX_PORT;
        }
    }
}
