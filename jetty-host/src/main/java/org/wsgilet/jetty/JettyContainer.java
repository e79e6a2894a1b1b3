package org.wsgilet.jetty;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.wsgilet.bridge.container.Container;
import org.wsgilet.limits.RefusedBodyException;
import org.wsgilet.limits.TimedOutStream;

/** The {@link Container} for Jetty: offers the bridge what Jetty can do beyond the servlet API. */
record JettyContainer(boolean isMultithreaded) implements Container {

    /** Outside of the heap: from there Java copies bytes before the system reads or writes them. */
    private static final ThreadLocal<ByteBuffer> buffers =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_SIZE));

    @Override
    public void setReason(HttpServletRequest request, int status, String reason) {
        if (!reason.equals(HttpStatus.getMessage(status))) {
            ServletContextRequest.getServletContextRequest(request)
                    .addHttpStreamWrapper(stream -> new ReasonWriter(stream, reason));
        }
    }

    @Override
    public void setUnknownLength(HttpServletRequest request, HttpServletResponse response) {
        if (request.getProtocol().equals("HTTP/1.1")) {
            // Jetty chunks by itself unless the client asks to close the connection.
            response.setHeader("Transfer-Encoding", "chunked");
        }
    }

    @Override
    public void timeOut(HttpServletRequest servletRequest, boolean responding) {
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(servletRequest);
        if (!responding) {
            TimedOutStream.answer(request);
        } else if (!servletRequest.getProtocol().startsWith("HTTP/2")) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
        }
    }

    @Override
    public void cutOff(HttpServletRequest request) {
        Connection connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection();
        if (connection instanceof HTTP2Connection http2) {
            // Its streams would go on waiting for their windows if the socket alone were closed.
            http2.getSession().onConnectionFailure(ErrorCode.ENHANCE_YOUR_CALM_ERROR.code, "stalled");
        } else {
            connection.getEndPoint().close();
        }
    }

    @Override
    public int statusOf(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedBodyException refused) {
                return refused.status();
            }
        }
        return HttpStatus.BAD_REQUEST_400;
    }

    @Override
    public IOException abort(String reason) {
        return new Abort(reason);
    }

    /**
     * Jetty 12.1.12 warns of each stream that a client resets, and of each whose connection breaks by TLS: a flood of
     * them filled the log (Http2FloodsIT).
     */
    @Override
    public IOException ended(IOException failure) {
        return failure instanceof QuietException ? failure : new Abort(failure.getMessage());
    }

    @Override
    public ByteBuffer buffer() {
        return buffers.get();
    }

    @Override
    public void write(ServletOutputStream out, ByteBuffer bytes) throws IOException {
        ((HttpOutput) out).write(bytes);
    }

    /** Quiet: the bridge has logged the cause, or there is none but the client. */
    private static final class Abort extends IOException implements QuietException {

        private static final long serialVersionUID = 1;

        Abort(String reason) {
            super(reason);
        }
    }

    /** Puts the reason phrase into the status line, which Jetty writes from its own table otherwise. */
    private static final class ReasonWriter extends HttpStream.Wrapper {

        private final String reason;

        ReasonWriter(HttpStream stream, String reason) {
            super(stream);
            this.reason = reason;
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            super.send(request, response == null ? null : withReason(response), last, content, callback);
        }

        private MetaData.Response withReason(MetaData.Response response) {
            return new MetaData.Response(
                    response.getStatus(),
                    reason,
                    response.getHttpVersion(),
                    response.getHttpFields(),
                    response.getContentLength(),
                    response.getTrailersSupplier());
        }
    }
}
