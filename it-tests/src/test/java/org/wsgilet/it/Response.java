package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * One response as it came over the wire. {@code complete} tells whether its framing came to its end; a connection that
 * closes without an answer reads as status 0.
 */
record Response(String statusLine, List<Header> headers, byte[] body, boolean complete) {
    record Header(String name, String value) {}

    int status() {
        return statusLine.isEmpty() ? 0 : Integer.parseInt(statusLine.substring(9, 12));
    }

    String reason() {
        return statusLine.length() > 13 ? statusLine.substring(13) : "";
    }

    /** The values of the header, in their order. */
    List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** The header's only value; null when it is absent. */
    String header(String name) {
        List<String> values = headers(name);
        if (values.size() > 1) {
            throw new AssertionError(name + " came " + values.size() + " times: " + values);
        }
        return values.isEmpty() ? null : values.get(0);
    }

    String text() {
        return new String(body, ISO_8859_1);
    }

    @Override
    public String toString() {
        return statusLine + " " + headers + " " + (complete ? "" : "(cut) ")
                + (body.length > 500 ? body.length + " bytes" : text());
    }
}
