package org.wsgilet.bridge.response;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.wsgilet.bridge.response.BrokenRule.broken;
import static org.wsgilet.bridge.response.ResponseHead.UNKNOWN_LENGTH;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.container.Container;
import org.wsgilet.bridge.response.ResponseHead.Header;

/**
 * Sends one response: the head once, then bytes, never more than the Content-Length promises. Nothing touches the
 * servlet response before {@link #begin}, so that an error until then leaves no trace in it.
 */
public final class ResponseWriter {

    private static final Logger log = LoggerFactory.getLogger(ResponseWriter.class);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Container container;
    private final BooleanSupplier mayBegin;
    private final Executor threads;

    private ServletOutputStream out;
    private boolean withoutContent;
    private long length = UNKNOWN_LENGTH;
    private long sent;
    private final SendingPace pace = new SendingPace();
    private BackgroundSender sender;
    private IOException failure;
    private boolean closed;

    /**
     * @param mayBegin asked once, when the application's response begins: false if it comes too late
     * @param threads for sending while the application goes on; a task starts at once
     */
    public ResponseWriter(
            HttpServletRequest request,
            HttpServletResponse response,
            Container container,
            BooleanSupplier mayBegin,
            Executor threads) {
        this.request = request;
        this.response = response;
        this.container = container;
        this.mayBegin = mayBegin;
        this.threads = threads;
    }

    boolean hasBegun() {
        return out != null;
    }

    /** Whether a body would be thrown away: HEAD, 204, 304. Known once the response has begun. */
    boolean isWithoutContent() {
        return withoutContent;
    }

    /**
     * Refuses a body of known length that is shorter than its Content-Length, while a clean error is still possible.
     */
    void checkLength(ResponseHead head, long bodyLength) {
        if (bodyLength < head.contentLength() && !isWithoutContent(head)) {
            throw broken(
                    "the body has " + bodyLength + " bytes and its Content-Length is " + head.contentLength(),
                    "RFC 9112: a client waits for all the bytes that the Content-Length promises");
        }
    }

    private boolean isWithoutContent(ResponseHead head) {
        return head.isWithoutContent() || request.getMethod().equals("HEAD");
    }

    /**
     * Hands status and headers to the container, which sends them with the first bytes.
     *
     * @param bodyLength the length of the whole body where it is known, else {@link ResponseHead#UNKNOWN_LENGTH}; the
     *     application's own Content-Length comes first
     */
    void begin(ResponseHead head, long bodyLength) throws IOException {
        if (!mayBegin.getAsBoolean()) {
            throw failed(new IOException("the request timed out"));
        }
        response.setStatus(head.status());
        container.setReason(request, head.status(), head.reason());
        for (Header header : head.headers()) {
            if (header.name().equalsIgnoreCase("Content-Type")) {
                setContentType(header.value());
            } else if (isOfServer(header.name())) {
                response.setHeader(header.name(), header.value());
            } else {
                response.addHeader(header.name(), header.value());
            }
        }
        withoutContent = isWithoutContent(head);
        if (head.mayHaveContentLength()) {
            setLength(head, bodyLength);
        }
        out = response.getOutputStream();
        if (length == UNKNOWN_LENGTH) {
            if (withoutContent) {
                // Jetty would add "Content-Length: 0", which a HEAD or 304 answer must not claim for the whole content.
                flush();
            } else {
                container.setUnknownLength(request, response);
            }
        }
    }

    private void setLength(ResponseHead head, long bodyLength) {
        // HEAD and 304 may leave the body away: of what GET would send, an empty one says nothing.
        boolean unknown = head.isWithoutContent() || withoutContent && bodyLength == 0;
        length = head.contentLength() != UNKNOWN_LENGTH || unknown ? head.contentLength() : bodyLength;
        if (length != UNKNOWN_LENGTH) {
            response.setContentLengthLong(length);
        }
    }

    /** The container may have set these; the application's own come in their place. */
    private static boolean isOfServer(String name) {
        return name.equalsIgnoreCase("Date")
                || name.equalsIgnoreCase("Server")
                || name.equalsIgnoreCase("X-Request-ID");
    }

    private void setContentType(String value) {
        response.setContentType(value);
        if (!value.toLowerCase(Locale.ROOT).contains("charset")) {
            response.setCharacterEncoding((String) null); // Jetty ee11 appends a charset of its own otherwise
        }
    }

    /** How many of so many further bytes the Content-Length leaves room for. */
    long room(long bytes) {
        return length == UNKNOWN_LENGTH || withoutContent ? bytes : Math.min(bytes, length - sent);
    }

    /** Gives bytes to the container, which may hold them back until {@link #flush}, or until the response ends. */
    void write(byte[] bytes, int count) throws IOException {
        int allowed = allowed(count);
        if (allowed == 0) {
            return; // Tomcat has closed a response that has all its bytes
        }
        sent += allowed;
        finishSending();
        try {
            out.write(bytes, 0, allowed);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The memory that the container sends best from. */
    ByteBuffer buffer() {
        return container.buffer();
    }

    /** Gives what is between position and limit of a {@link #buffer} to the container. */
    void write(ByteBuffer bytes) throws IOException {
        int allowed = allowed(bytes.remaining());
        if (allowed == 0) {
            return;
        }
        sent += allowed;
        finishSending();
        try {
            container.write(out, bytes.limit(bytes.position() + allowed));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Sends a block at once. From where blocks come faster than they can be sent, they are sent while the application
     * goes on.
     *
     * @param block of characters up to 255
     * @return false if it was longer than the Content-Length allows: no block may follow
     */
    boolean send(String block) throws IOException {
        boolean fits = room(block.length()) == block.length();
        if (sender != null && block.length() <= BackgroundSender.CAPACITY) {
            transmit(block);
            return fits;
        }
        long start = System.nanoTime();
        write(block.getBytes(ISO_8859_1), block.length());
        flush();
        if (sender == null && pace.isBehind(start, System.nanoTime())) {
            sender = new BackgroundSender(response, out, threads);
        }
        return fits;
    }

    private void transmit(String block) throws IOException {
        int allowed = allowed(block.length());
        if (allowed == 0) {
            return;
        }
        sent += allowed;
        try {
            sender.add(block, allowed);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Waits until the blocks before have been sent. */
    private void finishSending() throws IOException {
        if (sender == null) {
            return;
        }
        try {
            sender.finish();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private int allowed(int count) {
        if (withoutContent) {
            return 0;
        }
        int allowed = (int) room(count);
        if (allowed < count) {
            log.warn(
                    "{} {}: the body is longer than its Content-Length of {} bytes; the rest is not sent",
                    request.getMethod(),
                    request.getRequestURI(),
                    length);
        }
        return allowed;
    }

    /** Sends what the container holds back. Not needed where the bytes complete the Content-Length. */
    private void flush() throws IOException {
        if (sent == length) {
            return;
        }
        try {
            response.flushBuffer();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Waits until everything has been sent.
     *
     * @throws ShortBodyException when fewer bytes were written than the Content-Length promises
     */
    void end() throws IOException {
        finishSending();
        if (!withoutContent && length != UNKNOWN_LENGTH && sent < length) {
            throw new ShortBodyException(
                    "the body ended after " + sent + " of the " + length + " bytes that its Content-Length promises");
        }
    }

    private IOException failed(IOException e) {
        failure = e;
        return e;
    }

    /** Ends the time in which the application may write: the container uses its response object again. */
    public void close() {
        closed = true;
        if (sender != null) {
            sender.end();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Bytes of the body until now. */
    public long sent() {
        return sent;
    }

    /** Why the container could not write, mostly that the client has gone; null if nothing failed. */
    public IOException failure() {
        return failure;
    }
}
