package org.wsgilet.cli.options;

import java.time.Duration;
import org.wsgilet.limits.Limits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What one client may ask of the server, and how long it may take. */
public final class LimitOptions {

    private static final long LEAST_HEADER_SIZE = 1024;

    @Option(
            names = "--max-header-size",
            paramLabel = "SIZE",
            defaultValue = "32k",
            converter = Size.Converter.class,
            description = "Request line and headers together; 414 or 431 beyond.")
    private Size maxHeaderSize;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "" + Limits.DEFAULT_MAX_CONNECTIONS,
            description = "How many connections may be open; others wait to be accepted.")
    private int maxConnections;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "" + Limits.DEFAULT_BACKLOG,
            description = "How many requests may wait for a thread; 503 beyond.")
    private int backlog;

    @Option(
            names = "--header-timeout",
            paramLabel = "SECONDS",
            defaultValue = "" + Limits.DEFAULT_HEADER_TIMEOUT,
            description = "How long a client may take for the headers of a request; then its connection is closed.")
    private int headerTimeout;

    @Mixin
    private BodyOptions body;

    @Option(
            names = "--keep-alive",
            paramLabel = "SECONDS",
            defaultValue = "" + Limits.DEFAULT_KEEP_ALIVE,
            description = "How long a connection may be idle between two requests.")
    private int keepAlive;

    @Option(
            names = "--keep-alive-requests",
            paramLabel = "N",
            defaultValue = "" + Limits.DEFAULT_KEEP_ALIVE_REQUESTS,
            description = "How many requests one HTTP/1.1 connection may carry.")
    private int keepAliveRequests;

    /** @throws IllegalArgumentException names the option and its wrong value */
    public Limits limits() {
        if (maxHeaderSize.bytes() < LEAST_HEADER_SIZE || maxHeaderSize.bytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "--max-header-size " + maxHeaderSize + ": at least 1k and less than 2g" + " is needed");
        }
        return new Limits(
                (int) maxHeaderSize.bytes(),
                atLeast(1, "--max-connections", maxConnections),
                atLeast(0, "--backlog", backlog),
                Duration.ofSeconds(atLeast(1, "--header-timeout", headerTimeout)),
                body.settings(),
                Duration.ofSeconds(atLeast(1, "--keep-alive", keepAlive)),
                atLeast(1, "--keep-alive-requests", keepAliveRequests));
    }

    private static int atLeast(int least, String option, int value) {
        if (value < least) {
            throw new IllegalArgumentException(option + " " + value + ": at least " + least + " is needed");
        }
        return value;
    }
}
