package org.wsgilet.bridge.response;

import static org.wsgilet.bridge.response.BrokenRule.broken;
import static org.wsgilet.bridge.response.BrokenRule.repr;
import static org.wsgilet.bridge.response.BrokenRule.typeOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/**
 * Status line and headers as an application gave them to {@code start_response}, checked.
 *
 * @param status 200 to 999
 * @param headers all but Content-Length, in the application's order
 * @param contentLength in bytes; {@link #UNKNOWN_LENGTH} where the application gave none
 */
record ResponseHead(int status, String reason, List<Header> headers, long contentLength) {

    record Header(String name, String value) {}

    static final long UNKNOWN_LENGTH = -1;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** Of a Content-Length: as many fit into a long. */
    private static final int MAX_DIGITS = 18;

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "trailers",
            "transfer-encoding",
            "upgrade");

    /** @throws org.python.core.PyException an AssertionError that quotes the broken rule */
    static ResponseHead of(PyObject status, PyObject headers) {
        String line = nativeString(status, "status");
        int code = statusCode(line);
        if (!(headers instanceof PyList list)) {
            throw broken(
                    "the response headers are a " + typeOf(headers),
                    "PEP 3333: \"response_headers is a list of (header_name, header_value) tuples\"");
        }
        List<Header> checked = new ArrayList<>(list.size());
        long contentLength = UNKNOWN_LENGTH;
        for (int i = 0; i < list.size(); i++) {
            Header header = header(list.pyget(i));
            if (header.name.equalsIgnoreCase("Content-Length")) {
                contentLength = contentLength(header.value, contentLength);
            } else {
                checked.add(header);
            }
        }
        return new ResponseHead(code, line.substring(4), checked, contentLength);
    }

    /** RFC 9110 section 6.4.1: such a response has no content, whatever the application returns. */
    boolean isWithoutContent() {
        return status == NO_CONTENT || status == NOT_MODIFIED;
    }

    /**
     * RFC 9110 section 8.6: "A server MUST NOT send a Content-Length header field in any response with a status code of
     * 204".
     */
    boolean mayHaveContentLength() {
        return status != NO_CONTENT;
    }

    private static String nativeString(PyObject object, String what) {
        if (!(object instanceof PyString) || object instanceof PyUnicode) {
            throw broken(
                    "the " + what + " " + repr(object) + " is a " + typeOf(object),
                    "PEP 3333: status and headers are native strings, of type str");
        }
        return object.asString();
    }

    private static int statusCode(String line) {
        boolean wellFormed =
                line.length() > 4 && line.charAt(3) == ' ' && line.strip().equals(line);
        for (int i = 0; wellFormed && i < 3; i++) {
            wellFormed = isDigit(line.charAt(i));
        }
        if (!wellFormed || line.charAt(4) == ' ') {
            throw broken(
                    "the status is " + quoted(line),
                    "PEP 3333: the status is a string of the form \"999 Message here\", a code and a reason"
                            + " separated by a single space, with no surrounding whitespace");
        }
        if (hasControlCharacter(line)) {
            throw broken("the status is " + quoted(line), "PEP 3333: it must not contain control characters");
        }
        int code = Integer.parseInt(line.substring(0, 3));
        if (code < 200) {
            throw broken(
                    "the status is " + quoted(line),
                    "RFC 9110: 1xx answers are interim, the application gives the final one: 200 to 999");
        }
        return code;
    }

    private static Header header(PyObject item) {
        if (!(item instanceof PyTuple pair) || pair.size() != 2) {
            throw broken(
                    "the response header " + repr(item) + " is no pair",
                    "PEP 3333: response_headers is a list of (header_name, header_value) tuples");
        }
        String name = nativeString(pair.pyget(0), "header name");
        String value = nativeString(pair.pyget(1), "value of the header " + name);
        checkName(name);
        if (hasControlCharacter(value)) {
            throw broken(
                    "the value of the header " + name + " is " + quoted(value),
                    "PEP 3333: it must not include any control characters, including carriage returns or linefeeds");
        }
        return new Header(name, value);
    }

    private static void checkName(String name) {
        if (!isToken(name)) {
            throw broken(
                    "a response header is named " + quoted(name),
                    "PEP 3333: the name must be a valid HTTP header field-name (RFC 9110: a token)");
        }
        if (HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
            throw broken(
                    "the application set the header " + name,
                    "PEP 3333: hop-by-hop headers are the server's, applications are forbidden to use them");
        }
    }

    private static long contentLength(String value, long previous) {
        if (!isNumber(value)) {
            throw broken("the Content-Length is " + quoted(value), "RFC 9110: it is a decimal number of bytes");
        }
        long length = Long.parseLong(value);
        if (previous != UNKNOWN_LENGTH && previous != length) {
            throw broken(
                    "the application set Content-Length to " + previous + " and to " + length,
                    "RFC 9110: a response has one length");
        }
        return length;
    }

    // Loops, not streams: they run for each header of each response.

    private static boolean hasControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == 0x7F) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_DIGITS;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String quoted(String text) {
        return repr(new PyString(text));
    }
}
