package org.wsgilet.it;

/** A running server that serves {@code contract:application}. */
interface Deployment {
    int port();

    /** Where the application is mounted, without a slash at its end; empty at the root. */
    String mount();

    /** All that the application and the server logged so far. */
    String log();

    /** The reason phrase that a client reads for the application's own; Servlet 6 has no way to send it. */
    default String reason(int status, String applicationReason) {
        return applicationReason;
    }

    /** Whether the server closes the connection after a complete response of that status. */
    default boolean closesAfter(int status) {
        return false;
    }
}
