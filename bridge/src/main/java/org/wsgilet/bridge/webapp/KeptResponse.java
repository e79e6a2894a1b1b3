package org.wsgilet.bridge.webapp;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A response of which nothing is sent: its body is kept in memory, its status and headers are with the container until
 * {@link #take} has them from there.
 */
public final class KeptResponse extends HttpServletResponseWrapper {

    /** The container says them of whatever is sent in the end. */
    private static final Set<String> OF_SENDING =
            Set.of("content-length", "content-type", "date", "server", "connection", "transfer-encoding");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Header> headers = new ArrayList<>();
    private ServletOutputStream stream;
    private PrintWriter writer;
    private int status;

    /** One line of the head. */
    public record Header(String name, String value) {}

    KeptResponse(HttpServletResponse response) {
        super(response);
    }

    /** Takes over what the container has, which then knows nothing of it any more. */
    void take() {
        if (writer != null) {
            writer.flush();
        }
        status = getStatus();
        if (getContentType() != null) {
            headers.add(new Header("Content-Type", getContentType()));
        }
        for (String name : getHeaderNames()) {
            if (!OF_SENDING.contains(name.toLowerCase(Locale.ROOT))) {
                getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
            }
        }
        super.reset();
    }

    public int status() {
        return status;
    }

    public List<Header> headers() {
        return headers;
    }

    public byte[] body() {
        return bytes.toByteArray();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (stream == null) {
            stream = new Kept();
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            setCharacterEncoding(getCharacterEncoding()); // Servlet 6.0, 5.5: the Content-Type says it from now on
            writer = new PrintWriter(new OutputStreamWriter(bytes, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void setContentLength(int length) {
        // whoever sends the body counts it
    }

    @Override
    public void setContentLengthLong(long length) {
        // whoever sends the body counts it
    }

    @Override
    public void sendError(int code) throws IOException {
        sendError(code, "");
    }

    @Override
    public void sendError(int code, String message) throws IOException {
        reset();
        setStatus(code);
        setContentType("text/plain;charset=utf-8");
        getWriter().println((code + " " + (message == null ? "" : message)).strip());
    }

    @Override
    public void sendRedirect(String location) {
        sendRedirect(location, SC_FOUND, true);
    }

    /** That of Servlet 6.1. */
    public void sendRedirect(String location, int code, boolean clear) {
        if (clear) {
            resetBuffer();
        }
        setStatus(code);
        setHeader("Location", location);
    }

    @Override
    public void reset() {
        super.reset();
        resetBuffer();
        stream = null;
        writer = null;
    }

    @Override
    public void resetBuffer() {
        if (writer != null) {
            writer.flush();
        }
        bytes.reset();
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void flushBuffer() {
        // nothing is sent
    }

    @Override
    public void setBufferSize(int size) {
        // there is one for all of it
    }

    private final class Kept extends BlockingOutput {

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void write(byte[] block, int offset, int length) {
            bytes.write(block, offset, length);
        }
    }
}
