package org.wsgilet.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.log.LogFormat;
import org.wsgilet.log.LogSettings;
import org.wsgilet.log.Rotation;
import picocli.CommandLine.Option;

/** What the server writes down. */
@Subject("Logs")
public final class LogOptions {

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = {"Log each request to a file, - for standard output.", "  Default: no log"})
    private Path accessLog;

    @Option(
            names = "--access-log-format",
            paramLabel = "FORMAT",
            defaultValue = LogSettings.COMBINED,
            description = "common, combined, json, or a format with the codes of Apache (%r) or gunicorn (%(r)s).")
    private String format;

    @Option(
            names = "--access-log-rotate",
            paramLabel = "WHEN",
            defaultValue = Rotation.NEVER,
            description = "Begin a new file daily, hourly or when it has a size such as 100MB; none: never.")
    private Rotation rotation;

    @Option(
            names = "--access-log-keep",
            paramLabel = "N",
            defaultValue = "" + LogSettings.DEFAULT_KEEP,
            converter = Count.FromZero.class,
            description = "Delete rotated files older than N days (hours, with hourly); 0 keeps all.")
    private int keep;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = LogLevel.DEFAULT,
            description = "What goes to standard error: debug, info, warning, error.")
    private LogLevel logLevel;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = LogFormat.DEFAULT,
            description = "How it looks: text or json.")
    private LogFormat logFormat;

    @Option(
            names = "--request-id",
            fallbackValue = OptionValues.ON,
            description = "Give each request an id, that of its X-Request-ID or a new one: in the environ, the response"
                    + " and the logs.")
    private Boolean requestIds;

    public WsgiSettings applyTo(WsgiSettings wsgi) {
        return requestIds == null ? wsgi : wsgi.requestIds(requestIds);
    }

    public void configure() {
        logLevel.configure(logFormat);
    }

    /** @throws OptionException for a format that is none, or a file that cannot be written to */
    public LogSettings settings() {
        return OptionValues.parsed("--access-log-format", format, LogSettings.NONE::format)
                .accessLog(accessLog())
                .rotation(rotation)
                .keep(keep);
    }

    private Path accessLog() {
        if (accessLog == null || accessLog.equals(LogSettings.STANDARD_OUTPUT)) {
            return accessLog;
        }
        Path file = accessLog.toAbsolutePath();
        if (Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
            throw new OptionException("--access-log", accessLog.toString(), "name a file in a folder that exists");
        }
        if (!Files.isWritable(Files.exists(file) ? file : file.getParent())) {
            throw new OptionException("--access-log", accessLog.toString(), "it cannot be written to");
        }
        return file;
    }
}
