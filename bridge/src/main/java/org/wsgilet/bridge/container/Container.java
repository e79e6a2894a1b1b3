package org.wsgilet.bridge.container;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What some servlet containers can do beyond the servlet API, given to the {@code WsgiServlet} by their host. */
public interface Container {

    /** The servlet API alone. */
    Container PLAIN = new Container() {};

    /** Of {@link #buffer}, in bytes. Files of 256 MB went faster with this one than with 64 or 128 KiB. */
    int BUFFER_SIZE = 32 << 10;

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
     * servlet, an IOException lets Jetty and Tomcat cut the connection (HTTP/1.1) or reset the stream (HTTP/2), the
     * only way left to tell the client.
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

    /**
     * Closes the connection of a client that takes nothing of a response, from another thread, and with it the client's
     * other requests. The servlet API has no way to; without one the client is waited for.
     */
    default void cutOff(HttpServletRequest request) {}

    /** What to {@link #write} from, with whatever is in it. It is the calling thread's until that asks again. */
    default ByteBuffer buffer() {
        return ByteBuffer.allocate(BUFFER_SIZE);
    }

    /** Writes what is between position and limit of a {@link #buffer}, which may be filled anew then. */
    default void write(ServletOutputStream out, ByteBuffer bytes) throws IOException {
        out.write(bytes.array(), bytes.position(), bytes.remaining());
    }
}
