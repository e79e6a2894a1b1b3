package org.wsgilet.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.wsgilet.jetty.LogSettings;
import picocli.CommandLine.Option;

/** What the server writes down. */
final class LogOptions {

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "Log each request to a file, - for standard output.%n  Default: no log")
    private Path accessLog;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "What goes to standard error: debug, info, warning, error.")
    private LogLevel logLevel;

    void configure() {
        logLevel.configure();
    }

    /** @throws IllegalArgumentException names the option and its wrong value */
    LogSettings settings() {
        return LogSettings.NONE.accessLog(accessLog());
    }

    private Path accessLog() {
        if (accessLog == null || accessLog.equals(LogSettings.STANDARD_OUTPUT)) {
            return accessLog;
        }
        Path file = accessLog.toAbsolutePath();
        if (Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
            throw new IllegalArgumentException("--access-log " + accessLog + ": name a file in a folder that exists");
        }
        return file;
    }
}
