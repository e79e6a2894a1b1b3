package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One connection, spoken byte by byte: the test writes what goes out, and reads what came back and how it ended.
 * Characters are bytes (Latin-1).
 */
final class Wire implements AutoCloseable {
    /** How the server left the connection. */
    enum End {
        FIN,
        RST,
        OPEN
    }

    /** Milliseconds. A server ends by itself what has stalled for 30 s: that is not to pass for an answer. */
    private static final int PATIENCE = 28_000;

    /** A server ends by itself what has been idle for 15 s or more. */
    private static final int PATIENCE_FOR_THE_END = 12_000;

    private static volatile int longest = PATIENCE;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int patience = longest;
    private End end = End.OPEN;
    private boolean chunkWasRead;
    private int status;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patience);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** For tests that are known to wait in vain, until there is {@link #bePatient}. */
    static void beImpatient() {
        longest = 5_000;
    }

    static void bePatient() {
        longest = PATIENCE;
    }

    static Wire to(int port) {
        try {
            return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port, e);
        }
    }

    static Wire to(Path unixSocket) {
        try {
            return new Wire(new UnixSocket(unixSocket));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + unixSocket, e);
        }
    }

    /** @param protocol what the client offers by ALPN, such as {@code h2} */
    static Wire tls(int port, SSLContext context, String protocol) {
        try {
            Socket tcp = new Socket(InetAddress.getLoopbackAddress(), port);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, "localhost", port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port, e);
        }
    }

    /** For a client that waits longer, as it is told nothing else for so long. */
    Wire patience(Duration patience) {
        this.patience = (int) patience.toMillis();
        try {
            socket.setSoTimeout(this.patience);
            return this;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the last response; 0 before the first and when there was none. */
    int status() {
        return status;
    }

    int localPort() {
        return socket.getLocalPort();
    }

    /** Sends the lines with CRLF after each, and the empty line that ends a head. */
    Wire send(String... lines) {
        return sendRaw(String.join("\r\n", lines) + "\r\n\r\n");
    }

    Wire sendRaw(String bytes) {
        return sendRaw(bytes.getBytes(ISO_8859_1));
    }

    Wire sendRaw(byte[] bytes) {
        try {
            out.write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("the server closed the connection", e);
        }
    }

    /** Sends a body that the server may refuse to read to its end. */
    Wire trySend(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            end = End.RST;
        }
        return this;
    }

    /** As {@link #trySend}, by a client that then does nothing for a quarter of a second. */
    Wire trySendSlowly(byte[] bytes) {
        trySend(bytes);
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Whether there is something to read, if only the end; does not wait for it. */
    boolean hasEndedOrAnswered() {
        try {
            socket.setSoTimeout(1);
            in.mark(1);
            if (in.read() >= 0) {
                in.reset();
            }
            socket.setSoTimeout(patience);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Sends FIN and goes on reading. */
    Wire finish() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #finish}; the server may have ended the connection before. */
    Wire tryFinish() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            end = End.RST;
        }
        return this;
    }

    /** Leaves with an RST, as a client that died does. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the next response to its end. */
    Response read() {
        Response head = readHead();
        int status = head.status();
        if (!head.complete() || status < 200 || status == 204 || status == 304) {
            return head;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean complete = readBody(head, body);
        return new Response(head.statusLine(), head.headers(), body.toByteArray(), complete);
    }

    /** Reads status line and headers only: all there is in answer to HEAD. */
    Response readHead() {
        String statusLine = readLine();
        List<Response.Header> headers = new ArrayList<>();
        String line = statusLine == null ? null : readLine();
        for (; line != null && !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.add(new Response.Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        Response head = new Response(statusLine == null ? "" : statusLine, headers, new byte[0], line != null);
        status = head.status();
        return head;
    }

    private boolean readBody(Response head, ByteArrayOutputStream body) {
        String length = head.header("Content-Length");
        if (head.header("Transfer-Encoding") != null) {
            String chunk = readChunk();
            for (; chunk != null && !chunk.isEmpty(); chunk = readChunk()) {
                body.writeBytes(chunk.getBytes(ISO_8859_1));
            }
            return chunk != null;
        }
        long wanted = length == null ? Long.MAX_VALUE : Long.parseLong(length);
        while (body.size() < wanted) {
            byte[] bytes = readBytes((int) Math.min(1 << 16, wanted - body.size()));
            body.writeBytes(bytes);
            if (bytes.length == 0) {
                return length == null && end == End.FIN;
            }
        }
        return true;
    }

    /** The next chunk of a chunked response; empty for the last one, null when the connection ended before it. */
    String readChunk() {
        // the line end after a chunk may come with the next one: it is no part of what the application sent
        String size = chunkWasRead && readLine() == null ? null : readLine();
        chunkWasRead = size != null && !size.equals("0");
        if (size == null) {
            return null;
        }
        int wanted = Integer.parseInt(size, 16);
        StringBuilder chunk = new StringBuilder();
        while (chunk.length() < wanted) {
            byte[] bytes = readBytes(wanted - chunk.length());
            if (bytes.length == 0) {
                return null;
            }
            chunk.append(new String(bytes, ISO_8859_1));
        }
        if (wanted == 0 && readLine() == null) {
            return null;
        }
        return chunk.toString();
    }

    /** At most that many bytes; none when the connection ended. */
    byte[] readBytes(int atMost) {
        byte[] bytes = new byte[atMost];
        try {
            int count = in.read(bytes);
            if (count < 0) {
                end = End.FIN;
            }
            return count < 0 ? new byte[0] : Arrays.copyOf(bytes, count);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server sent nothing more within " + patience + " ms", e);
        } catch (SocketException | SSLException e) {
            end = End.RST;
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes come before the connection ends. */
    long readRest() {
        long count = 0;
        for (int n; (n = readBytes(1 << 16).length) > 0; ) {
            count += n;
        }
        return count;
    }

    private String readLine() {
        StringBuilder line = new StringBuilder();
        while (line.length() < 2 || !line.substring(line.length() - 2).equals("\r\n")) {
            byte[] next = readBytes(1);
            if (next.length == 0) {
                return null;
            }
            line.append((char) (next[0] & 0xff));
        }
        return line.substring(0, line.length() - 2);
    }

    /** All that comes until the server ends the connection; fails when it keeps it open. */
    String readToEnd() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (byte[] bytes = readBytes(1 << 16); bytes.length > 0; bytes = readBytes(1 << 16)) {
            rest.writeBytes(bytes);
        }
        return rest.toString(ISO_8859_1);
    }

    /** How the connection ended; OPEN when the server does not end it. */
    End end() {
        try {
            socket.setSoTimeout(Math.min(PATIENCE_FOR_THE_END, longest));
            String surplus = end == End.OPEN ? readToEnd() : "";
            if (!surplus.isEmpty()) {
                throw new AssertionError("after the response came: " + surplus);
            }
        } catch (SocketException e) {
            end = End.RST;
        } catch (AssertionError e) {
            if (!(e.getCause() instanceof SocketTimeoutException)) {
                throw e;
            }
        }
        return end;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
