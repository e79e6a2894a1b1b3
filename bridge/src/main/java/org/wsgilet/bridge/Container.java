package org.wsgilet.bridge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What some servlet containers can do beyond the servlet API, given to the {@link WsgiServlet} by their host. */
public interface Container {

    /** The servlet API alone. */
    Container PLAIN = new Container() {};

    /** Whether several requests may run at once: {@code wsgi.multithread}. */
    default boolean isMultithreaded() {
        return true;
    }

    /**
     * Gives the status line of an HTTP/1.1 response the application's reason phrase; the servlet API has no way to.
     *
     * @param reason without control characters
     */
    default void setReason(HttpServletRequest request, int status, String reason) {}

    /**
     * Prepares a response of unknown length, before its headers go out. The end of the connection may not stand for the
     * end of the body: the client could not tell it from a cut.
     */
    default void setUnknownLength(HttpServletRequest request, HttpServletResponse response) {}

    /**
     * The status for a request whose body could not be read to its end.
     *
     * @param failure what the container raised
     */
    default int statusOf(IOException failure) {
        return HttpServletResponse.SC_BAD_REQUEST;
    }

    /**
     * Makes the exception that ends a response which cannot be finished after its headers went out. Thrown out of the
     * servlet, an IOException lets Jetty and Tomcat cut the connection (HTTP/1.1) or reset the stream (HTTP/2), the only
     * way left to tell the client.
     */
    default IOException abort(String reason) {
        return new IOException(reason);
    }

    /**
     * The exception that ends a request in place of one that reading or writing raised, for a container that would log
     * a client that has gone.
     */
    default IOException ended(IOException failure) {
        return failure;
    }

    /**
     * Ends a request whose application is over its time, from another thread: answers 504, or cuts the response. The
     * servlet API has no way to; without one the answer waits until the application has let go.
     *
     * @param responding whether the application has begun its response, so that it can only be cut
     */
    default void timeOut(HttpServletRequest request, boolean responding) {}
}
