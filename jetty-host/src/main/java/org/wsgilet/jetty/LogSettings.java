package org.wsgilet.jetty;

import java.nio.file.Path;

/**
 * What the host writes down. Immutable: each method returns changed settings.
 *
 * @param accessLog a file to append to, {@code -} for standard output; null for none
 */
public record LogSettings(Path accessLog) {

    public static final LogSettings NONE = new LogSettings(null);
    public static final Path STANDARD_OUTPUT = Path.of("-");

    public LogSettings accessLog(Path file) {
        return new LogSettings(file);
    }
}
