package org.wsgilet.bridge.environ;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.jython.ExposedMethod;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.bridge.jython.NativeString;

/**
 * {@code wsgi.input}: the request body as a Python file. It ends where the body ends; a body that the client cut short
 * raises {@code IOError}. Nothing is read, and no {@code 100 Continue} sent, before the application reads.
 */
@ExposedType(name = "wsgi.input", isBaseType = false)
public final class InputFile extends PyObject {

    public static final PyType TYPE = ExposedTypes.of(
            InputFile.class,
            "wsgi.input",
            null,
            ExposedMethod.<InputFile>withOptionalArgument("read", (f, n) -> f.read(limit(n))),
            ExposedMethod.<InputFile>withOptionalArgument("readline", (f, n) -> f.readline(limit(n))),
            ExposedMethod.<InputFile>withOptionalArgument("readlines", (f, n) -> f.readlines(limit(n))),
            ExposedMethod.<InputFile>withoutArgument("__iter__", (f, none) -> f),
            ExposedMethod.<InputFile>withoutArgument("next", (f, none) -> f.next()));

    private static final Logger log = LoggerFactory.getLogger(InputFile.class);

    private static final int BUFFER_SIZE = 8 << 10;
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Of the blocks that {@code read} fills, one up to this size in bytes is kept for the next. */
    private static final int MAX_KEPT = 64 << 10;

    /** As much of an unread body is thrown away to keep the connection; beyond it the container closes it. */
    private static final int MAX_DRAINED = 2 << 20;

    private final HttpServletRequest request;

    /** The Content-Length; -1 where the client sent none. */
    private final long declared;

    private InputStream stream;
    private long received;
    private PyException failure;
    private IOException cause;
    private boolean closed;

    // For lines only; read() goes past it once it is empty.
    private byte[] buffer;
    private int position;
    private int end;

    private byte[] block;

    public InputFile(HttpServletRequest request) {
        super(TYPE);
        this.request = request;
        this.declared = request.getContentLengthLong();
    }

    /** Python's optional size: absent, None and negative numbers mean all. */
    private static int limit(PyObject size) {
        if (size == null || size == Py.None) {
            return NO_LIMIT;
        }
        long limit = size.asLong();
        return limit < 0 || limit > NO_LIMIT ? NO_LIMIT : (int) limit;
    }

    /** All that is still to come. */
    public PyString readAll() {
        return read(NO_LIMIT);
    }

    private PyString read(int limit) {
        if (limit == 0) {
            return Py.EmptyString;
        }
        byte[] bytes = room((int) Math.min(limit, Math.max(expected(), 1)));
        int length = 0;
        while (length < limit && !isRead()) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, grown(length, limit));
            }
            int n = readSome(bytes, length, Math.min(bytes.length, limit) - length);
            if (n < 0) {
                break;
            }
            length += n;
        }
        return NativeString.of(bytes, 0, length);
    }

    /** Memory that was used a moment ago is faster than new one. */
    private byte[] room(int size) {
        if (size > MAX_KEPT) {
            return new byte[size];
        }
        if (block == null || block.length < size) {
            block = new byte[size];
        }
        return block;
    }

    /** How much to expect: what is still to come, but never much more than a client has really sent. */
    private long expected() {
        long left = declared < 0 ? BUFFER_SIZE : declared - received + (end - position);
        return Math.min(left, 1 << 20);
    }

    private boolean isRead() {
        return position == end && received == declared;
    }

    private static int grown(int length, int limit) {
        return (int) Math.min(Math.min(limit, 2L * length), Integer.MAX_VALUE - 8);
    }

    private PyString readline(int limit) {
        byte[] line = null;
        int length = 0;
        while (length < limit && fill()) {
            int take = Math.min(end - position, limit - length);
            int newline = indexOfNewline(position, position + take);
            int until = newline < 0 ? position + take : newline + 1;
            if (line == null && (newline >= 0 || length + take == limit)) {
                PyString result = NativeString.of(buffer, position, until - position);
                position = until;
                return result;
            }
            int count = until - position;
            line = line == null ? new byte[2 * BUFFER_SIZE] : line;
            if (length + count > line.length) {
                line = Arrays.copyOf(line, Math.max(length + count, grown(line.length, NO_LIMIT)));
            }
            System.arraycopy(buffer, position, line, length, count);
            length += count;
            position = until;
            if (newline >= 0) {
                break;
            }
        }
        return line == null ? Py.EmptyString : NativeString.of(line, 0, length);
    }

    private int indexOfNewline(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Stops after the line that brings the sum of the lengths to the hint or above it, as Python's files do. */
    private PyList readlines(int hint) {
        PyList lines = new PyList();
        long total = 0;
        while (hint == 0 || total < hint) {
            PyString line = readline(NO_LIMIT);
            if (line.__len__() == 0) {
                break;
            }
            lines.append(line);
            total += line.__len__();
        }
        return lines;
    }

    private PyObject next() {
        PyString line = readline(NO_LIMIT);
        if (line.__len__() == 0) {
            throw Py.StopIteration("");
        }
        return line;
    }

    @Override
    public PyObject __iter__() {
        return this;
    }

    @Override
    public PyObject __iternext__() {
        PyString line = readline(NO_LIMIT);
        return line.__len__() == 0 ? null : line;
    }

    private int readSome(byte[] bytes, int offset, int length) {
        if (position == end) {
            return receive(bytes, offset, length);
        }
        int n = Math.min(length, end - position);
        System.arraycopy(buffer, position, bytes, offset, n);
        position += n;
        return n;
    }

    private boolean fill() {
        if (position < end) {
            return true;
        }
        if (buffer == null) {
            buffer = new byte[BUFFER_SIZE];
        }
        position = 0;
        end = Math.max(0, receive(buffer, 0, BUFFER_SIZE));
        return end > 0;
    }

    private int receive(byte[] bytes, int offset, int length) {
        if (closed) {
            throw Py.ValueError("wsgi.input was read after its request had ended");
        }
        if (failure != null) {
            throw new PyException(failure.type, failure.value);
        }
        try {
            if (stream == null) {
                stream = request.getInputStream();
            }
            int n = stream.read(bytes, offset, length);
            if (n > 0) {
                received += n;
            } else if (received < declared) {
                throw readBefore();
            }
            return n;
        } catch (IOException e) {
            throw cutShort(e);
        }
    }

    private PyException cutShort(IOException e) {
        cause = e;
        failure = ioError("the request body did not arrive whole: " + received
                + (declared < 0 ? " bytes came" : " of " + declared + " bytes came") + " (" + e.getMessage() + ")");
        failure.initCause(e);
        return failure;
    }

    /** A client that ends early is an IOException: here the stream says that there was no more. */
    private PyException readBefore() {
        failure = ioError((declared - received) + " of the " + declared
                + " bytes of the request body were read before this application, by a filter or servlet:"
                + " getParameter() reads a form");
        return failure;
    }

    private static PyException ioError(String message) {
        PyException error = new PyException(Py.IOError, message);
        error.normalize();
        return error;
    }

    /** Whether this very exception told the application that the client cut the body short. */
    public boolean raised(PyException exception) {
        return cause != null && exception.value == failure.value;
    }

    /**
     * Ends the time in which the application may read: the container uses its request object again, and a file that was
     * kept must not read a stranger's body from it.
     */
    public void close() {
        closed = true;
    }

    /** Bytes of the body until now. */
    public long received() {
        return received;
    }

    /** What the container raised when the body was cut short; null while it is whole. */
    public IOException cause() {
        return cause;
    }

    /** Reads what the application left of the body, so that the connection can carry the next request. */
    public void drain() {
        if (!isWorthDraining()) {
            return;
        }
        try {
            readRest();
        } catch (IOException e) {
            // The client has gone, or the container has ended the request: Tomcat does once the response is complete.
            log.debug("the rest of a request body was not read", e);
        }
    }

    private void readRest() throws IOException {
        InputStream rest = request.getInputStream();
        byte[] bytes = new byte[BUFFER_SIZE];
        for (int drained = 0; drained < MAX_DRAINED; ) {
            int n = rest.read(bytes);
            if (n < 0) {
                return;
            }
            drained += n;
        }
    }

    private boolean isWorthDraining() {
        boolean chunked = declared < 0 && request.getHeader("Transfer-Encoding") != null;
        long left = declared - received;
        // A client that waits for 100 Continue has sent nothing, and reading would ask it to.
        boolean waiting = stream == null && request.getHeader("Expect") != null;
        return failure == null && !waiting && (chunked || left > 0 && left <= MAX_DRAINED);
    }
}
