package org.wsgilet.cli.options;

import java.time.Duration;
import org.wsgilet.limits.Limits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What one client may ask of the server, and how long it may take. */
@Subject("Limits for clients")
public final class LimitOptions {

    @Option(
            names = "--max-header-size",
            paramLabel = "SIZE",
            defaultValue = (Limits.DEFAULT_MAX_HEADER_SIZE >> 10) + "k",
            converter = Size.OfHeaders.class,
            description = "Request line and headers together; 414 or 431 beyond.")
    private Size maxHeaderSize;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "" + Limits.DEFAULT_MAX_CONNECTIONS,
            converter = Count.Positive.class,
            description = "How many connections may be open; others wait to be accepted.")
    private int maxConnections;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "" + Limits.DEFAULT_BACKLOG,
            converter = Count.FromZero.class,
            description = "How many requests may wait for a thread; 503 beyond.")
    private int backlog;

    @Option(
            names = "--header-timeout",
            paramLabel = "SECONDS",
            defaultValue = "" + Limits.DEFAULT_HEADER_TIMEOUT,
            converter = Seconds.Positive.class,
            description = "How long a client may take for the headers of a request; then its connection is closed.")
    private Duration headerTimeout;

    @Mixin
    private BodyOptions body;

    @Option(
            names = "--keep-alive",
            paramLabel = "SECONDS",
            defaultValue = "" + Limits.DEFAULT_KEEP_ALIVE,
            converter = Seconds.Positive.class,
            description = "How long a connection may be idle between two requests.")
    private Duration keepAlive;

    @Option(
            names = "--keep-alive-requests",
            paramLabel = "N",
            defaultValue = "" + Limits.DEFAULT_KEEP_ALIVE_REQUESTS,
            converter = Count.Positive.class,
            description = "How many requests one HTTP/1.1 connection may carry.")
    private int keepAliveRequests;

    /** @throws OptionException as the options of bodies do */
    public Limits limits() {
        return new Limits(
                (int) maxHeaderSize.bytes(),
                maxConnections,
                backlog,
                headerTimeout,
                body.settings(),
                keepAlive,
                keepAliveRequests);
    }
}
