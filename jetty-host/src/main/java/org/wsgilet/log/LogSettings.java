package org.wsgilet.log;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What the host writes down. Immutable: each method returns changed settings.
 *
 * @param accessLog a file to append to, {@code -} for standard output; null for none
 * @param format of a line: {@code common}, {@code combined}, {@code json}, or codes such as {@code %r}
 * @param rotation of the file
 * @param keep how many days (hours, if it rotates hourly) of rotated files stay; 0 for all
 */
public record LogSettings(Path accessLog, String format, Rotation rotation, int keep) {

    public static final String COMBINED = "combined";
    public static final int DEFAULT_KEEP = 0;
    public static final LogSettings NONE = new LogSettings(null, COMBINED, Rotation.NONE, DEFAULT_KEEP);
    public static final Path STANDARD_OUTPUT = Path.of("-");

    public LogSettings {
        requireNonNull(format, "format is null");
        requireNonNull(rotation, "rotation is null");
    }

    public LogSettings accessLog(Path file) {
        return new LogSettings(file, format, rotation, keep);
    }

    /** @throws IllegalArgumentException says what is wrong with it */
    public LogSettings format(String text) {
        AccessLog.check(text);
        return new LogSettings(accessLog, text, rotation, keep);
    }

    public LogSettings rotation(Rotation changed) {
        return new LogSettings(accessLog, format, changed, keep);
    }

    public LogSettings keep(int periods) {
        return new LogSettings(accessLog, format, rotation, periods);
    }
}
