package org.wsgilet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the small applications that a test serves. */
final class Apps {
    private Apps() {}

    static Path write(Path folder, String name, String... lines) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A module whose callable of that name answers with the value of a Python expression, evaluated in the request. */
    static Path writeAnswering(Path folder, String name, String callable, String imports, String expression) {
        return write(
                folder,
                name,
                imports,
                "def " + callable + "(environ, start_response):",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return [str(" + expression + ")]");
    }

    static String get(int port, String path) {
        return response(port, path).text();
    }

    /** What a GET with further headers gets, on a connection of its own. */
    static Response response(int port, String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: h"));
        lines.addAll(List.of(headers));
        try (Wire wire = Wire.to(port)) {
            return wire.send(lines.toArray(String[]::new)).read();
        }
    }
}
