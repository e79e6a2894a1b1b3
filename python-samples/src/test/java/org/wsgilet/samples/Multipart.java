package org.wsgilet.samples;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** A form with files, as RFC 7578 writes it; a file's bytes are not copied. */
final class Multipart {

    private static final String BOUNDARY = "----samples-5f0c1d";

    private final List<BodyPublisher> parts = new ArrayList<>();

    Multipart field(String name, String value) {
        return text(
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    Multipart file(String name, String fileName, BodyPublisher content) {
        text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        parts.add(content);
        return text("\r\n");
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    BodyPublisher body() {
        List<BodyPublisher> all = new ArrayList<>(parts);
        all.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private Multipart text(String text) {
        parts.add(BodyPublishers.ofString(text));
        return this;
    }
}
