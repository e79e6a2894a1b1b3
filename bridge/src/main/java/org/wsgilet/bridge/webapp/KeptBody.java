package org.wsgilet.bridge.webapp;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

/** A response whose body is kept in memory, and of which nothing is sent. */
abstract class KeptBody extends HttpServletResponseWrapper {

    private final KeptBytes kept = new KeptBytes();
    private PrintWriter writer;
    private boolean isStream;

    KeptBody(HttpServletResponse response) {
        super(TomcatResponse.hidden(response));
    }

    /** What was written until now. */
    public final byte[] body() {
        flushWriter();
        return kept.bytes.toByteArray();
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        // Servlet 6.0, 5.5: one of the two; what a servlet includes asks which
        if (writer != null) {
            throw new IllegalStateException("this response has a writer");
        }
        isStream = true;
        return kept;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (isStream) {
            throw new IllegalStateException("this response has an output stream");
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(kept.bytes, getCharacterEncoding()));
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
    public void reset() {
        resetBuffer();
        writer = null;
        isStream = false;
    }

    @Override
    public void resetBuffer() {
        flushWriter();
        kept.bytes.reset();
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
}
