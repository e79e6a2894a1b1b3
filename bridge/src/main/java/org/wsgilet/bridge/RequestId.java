package org.wsgilet.bridge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What tells one request from all others in every log it passes through: the client's or proxy's own, or a new one. */
final class RequestId {

    static final String HEADER = "X-Request-ID";

    /** The key in the MDC of the logger, and the attribute of Python's log records. */
    static final String LOG_KEY = "request_id";

    private static final int MAX_LENGTH = 128;
    private static final HexFormat HEX = HexFormat.of();

    private RequestId() {}

    static String of(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && isToken(given) ? given : made();
    }

    /** Whether the text can stand in any log and header without quoting. */
    private static boolean isToken(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!alphanumeric && "-_.:+/=".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** 128 random bits. They are no secret. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }
}
