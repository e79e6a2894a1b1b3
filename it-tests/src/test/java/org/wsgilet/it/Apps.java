package org.wsgilet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        try (Wire wire = Wire.to(port)) {
            return wire.send("GET " + path + " HTTP/1.1", "Host: h").read().text();
        }
    }
}
