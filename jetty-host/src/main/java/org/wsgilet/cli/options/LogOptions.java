package org.wsgilet.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.wsgilet.log.LogFormat;
import org.wsgilet.log.LogSettings;
import org.wsgilet.log.Rotation;
import picocli.CommandLine.Option;

/** What the server writes down. */
public final class LogOptions {

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "Log each request to a file, - for standard output.%n  Default: no log")
    private Path accessLog;

    @Option(
            names = "--access-log-format",
            paramLabel = "FORMAT",
            defaultValue = LogSettings.COMBINED,
            description = "common, combined, json, or a format with the codes of Apache (%%r) or gunicorn (%%(r)s).")
    private String format;

    @Option(
            names = "--access-log-rotate",
            paramLabel = "WHEN",
            defaultValue = "none",
            description = "Begin a new file daily, hourly or when it has a size such as 100MB; none: never.")
    private String rotate;

    @Option(
            names = "--access-log-keep",
            paramLabel = "N",
            defaultValue = "0",
            description = "Delete rotated files older than N days (hours, with hourly); 0 keeps all.")
    private int keep;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "What goes to standard error: ${COMPLETION-CANDIDATES}.")
    private LogLevel logLevel;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How it looks: ${COMPLETION-CANDIDATES}.")
    private LogFormat logFormat;

    @Option(
            names = "--request-id",
            description = "Give each request an id, that of its X-Request-ID or a new one: in the environ, the response"
                    + " and the logs.")
    private boolean requestIds;

    public boolean requestIds() {
        return requestIds;
    }

    public void configure() {
        logLevel.configure(logFormat);
    }

    /** @throws IllegalArgumentException names the option and its wrong value */
    public LogSettings settings() {
        if (keep < 0) {
            throw new IllegalArgumentException("--access-log-keep " + keep + ": it cannot be negative");
        }
        return checked("--access-log-format", format, LogSettings.NONE::format)
                .accessLog(accessLog())
                .rotation(checked("--access-log-rotate", rotate, Rotation::parse))
                .keep(keep);
    }

    private static <T> T checked(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + " " + text + ": " + e.getMessage(), e);
        }
    }

    private Path accessLog() {
        if (accessLog == null || accessLog.equals(LogSettings.STANDARD_OUTPUT)) {
            return accessLog;
        }
        Path file = accessLog.toAbsolutePath();
        if (Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
            throw new IllegalArgumentException("--access-log " + accessLog + ": name a file in a folder that exists");
        }
        if (!Files.isWritable(Files.exists(file) ? file : file.getParent())) {
            throw new IllegalArgumentException("--access-log " + accessLog + ": it cannot be written to");
        }
        return file;
    }
}
