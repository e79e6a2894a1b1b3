package org.wsgilet.bridge.webapp;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

/** A response whose body is kept in memory, and of which nothing is sent. */
abstract class KeptBody extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ServletOutputStream stream;
    private PrintWriter writer;

    KeptBody(HttpServletResponse response) {
        super(response);
    }

    /** What was written until now. */
    public final byte[] body() {
        flushWriter();
        return bytes.toByteArray();
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
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
    public void reset() {
        resetBuffer();
        stream = null;
        writer = null;
    }

    @Override
    public void resetBuffer() {
        flushWriter();
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
