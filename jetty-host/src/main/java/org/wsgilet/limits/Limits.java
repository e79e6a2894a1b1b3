package org.wsgilet.limits;

import java.time.Duration;

/**
 * What one client may ask of the host, and how long it may take. Immutable: each method returns changed limits.
 *
 * @param maxHeaderSize bytes of request line and headers together
 * @param maxBody bytes of a request's body; 0 for any number
 * @param maxConnections how many may be open at once
 * @param backlog how many requests may wait for a thread
 * @param headerTimeout from the first byte of a request, or from the beginning of a connection, to the end of the headers
 * @param bodyTimeout how long a body may be waited for, and one second more for each 500 bytes of it
 * @param keepAlive how long a connection may be idle
 * @param keepAliveRequests how many requests one connection may carry
 */
public record Limits(
        int maxHeaderSize,
        long maxBody,
        int maxConnections,
        int backlog,
        Duration headerTimeout,
        Duration bodyTimeout,
        Duration keepAlive,
        int keepAliveRequests) {

    public static final int DEFAULT_MAX_HEADER_SIZE = 32 << 10;
    public static final long DEFAULT_MAX_BODY = 1L << 30;
    public static final int DEFAULT_MAX_CONNECTIONS = 10_000;
    public static final int DEFAULT_BACKLOG = 1024;
    public static final int DEFAULT_HEADER_TIMEOUT = 15;
    public static final int DEFAULT_BODY_TIMEOUT = 30;

    /** Longer than the 60 s after which load balancers close an idle connection, so that they are never cut off. */
    public static final int DEFAULT_KEEP_ALIVE = 75;

    public static final int DEFAULT_KEEP_ALIVE_REQUESTS = 100_000;

    public static final Limits DEFAULT = new Limits(
            DEFAULT_MAX_HEADER_SIZE,
            DEFAULT_MAX_BODY,
            DEFAULT_MAX_CONNECTIONS,
            DEFAULT_BACKLOG,
            Duration.ofSeconds(DEFAULT_HEADER_TIMEOUT),
            Duration.ofSeconds(DEFAULT_BODY_TIMEOUT),
            Duration.ofSeconds(DEFAULT_KEEP_ALIVE),
            DEFAULT_KEEP_ALIVE_REQUESTS);

    public Limits maxBody(long bytes) {
        return new Limits(
                maxHeaderSize,
                bytes,
                maxConnections,
                backlog,
                headerTimeout,
                bodyTimeout,
                keepAlive,
                keepAliveRequests);
    }
}
