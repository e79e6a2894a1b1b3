package org.wsgilet.limits;

import java.time.Duration;

/**
 * What one client may ask of the host, and how long it may take. Immutable: each method returns changed limits.
 *
 * @param maxHeaderSize bytes of request line and headers together
 * @param maxConnections how many may be open at once
 * @param backlog how many requests may wait for a thread
 * @param headerTimeout from the first byte of a request, or from the beginning of a connection, to the end of the
 * headers
 * @param body of a request
 * @param keepAlive how long a connection may be idle
 * @param keepAliveRequests how many requests one connection may carry
 */
public record Limits(
        int maxHeaderSize,
        int maxConnections,
        int backlog,
        Duration headerTimeout,
        BodySettings body,
        Duration keepAlive,
        int keepAliveRequests) {

    public static final int DEFAULT_MAX_HEADER_SIZE = 32 << 10;
    public static final int DEFAULT_MAX_CONNECTIONS = 10_000;
    public static final int DEFAULT_BACKLOG = 1024;
    public static final int DEFAULT_HEADER_TIMEOUT = 15;

    /** Longer than the 60 s after which load balancers close an idle connection, so that they are never cut off. */
    public static final int DEFAULT_KEEP_ALIVE = 75;

    public static final int DEFAULT_KEEP_ALIVE_REQUESTS = 100_000;

    public static final Limits DEFAULT = new Limits(
            DEFAULT_MAX_HEADER_SIZE,
            DEFAULT_MAX_CONNECTIONS,
            DEFAULT_BACKLOG,
            Duration.ofSeconds(DEFAULT_HEADER_TIMEOUT),
            BodySettings.DEFAULT,
            Duration.ofSeconds(DEFAULT_KEEP_ALIVE),
            DEFAULT_KEEP_ALIVE_REQUESTS);

    public Limits body(BodySettings changed) {
        return new Limits(maxHeaderSize, maxConnections, backlog, headerTimeout, changed, keepAlive, keepAliveRequests);
    }
}
