package org.wsgilet.bridge.library.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.jython.GivenBytes;
import org.wsgilet.bridge.jython.NativeString;

/**
 * One side of a connection by TLS whose records somebody else carries, as OpenSSL's between two BIOs of memory. It is
 * given one record at a time and asks for no byte behind it, so that what follows the end of TLS is left to who reads
 * on in clear text. One thread may read while another writes.
 */
public final class TlsConnection {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int HEADER = 5;
    /** Of the first byte of a record. */
    private static final int CHANGE_CIPHER_SPEC = 20;

    private static final int HEARTBEAT = 24;

    private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();
    /** What has come of a record, from 0 to its position. */
    private ByteBuffer record = ByteBuffer.allocate(HEADER);
    /** What was decrypted and is not read yet, from its position to its limit. */
    private ByteBuffer data = NOTHING;

    private SSLEngine engine;
    private volatile boolean isAgreed;

    /** Says who does TLS: a server may look at the first record before it chooses. */
    public void begin(SSLEngine chosen) throws SSLException {
        engine = chosen;
        engine.beginHandshake();
    }

    /** Null before {@link #begin}. */
    public SSLEngine engine() {
        return engine;
    }

    /** How many bytes of the record are still to come; 0 if it can be handed to the engine. */
    public synchronized int missing() {
        if (record.position() < HEADER) {
            return HEADER - record.position();
        }
        return isOfTls() ? HEADER + length() - record.position() : 0;
    }

    private boolean isOfTls() {
        int type = record.get(0);
        return type >= CHANGE_CIPHER_SPEC && type <= HEARTBEAT && record.get(1) == 3;
    }

    private int length() {
        return record.getShort(3) & 0xFFFF;
    }

    /** Takes bytes of the record, not more than are missing. */
    public synchronized void receive(String bytes) {
        record.put(bytes.getBytes(ISO_8859_1));
        if (record.position() == HEADER && isOfTls()) {
            record = ByteBuffer.allocate(HEADER + length()).put(record.flip());
        }
    }

    /** The record that is whole, or what has come of it. */
    public synchronized PyString record() {
        return NativeString.of(record.array(), 0, record.position());
    }

    /**
     * Goes on with the handshake as far as what has come allows.
     *
     * @return whether it is done; if not, a record is to be received, and what {@link #outgoing} has is to be sent
     * before
     */
    public boolean handshake() throws SSLException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_WRAP -> wrap(NOTHING);
                case NEED_TASK -> runTasks();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!unwrap()) {
                        return false;
                    }
                }
                default -> {
                    isAgreed = true;
                    return true;
                }
            }
        }
    }

    /** Whether a handshake has come to a good end. */
    public boolean isAgreed() {
        return isAgreed;
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** Hands the record that has come to the engine; false if it is not whole yet. */
    private synchronized boolean unwrap() throws SSLException {
        if (missing() > 0) {
            return false;
        }
        ByteBuffer source = record.flip();
        ByteBuffer target = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        while (true) {
            SSLEngineResult result = engine.unwrap(source, target);
            if (result.getStatus() != Status.BUFFER_OVERFLOW) {
                break;
            }
            target = ByteBuffer.allocate(2 * target.capacity());
        }
        if (!source.hasRemaining()) {
            record = ByteBuffer.allocate(HEADER);
        } else {
            source.compact();
        }
        if (target.position() > 0) {
            append(target.flip());
        }
        return true;
    }

    private void append(ByteBuffer more) {
        data = data.hasRemaining()
                ? ByteBuffer.allocate(data.remaining() + more.remaining())
                        .put(data)
                        .put(more)
                        .flip()
                : more;
    }

    private boolean wrap(ByteBuffer source) throws SSLException {
        synchronized (outgoing) {
            ByteBuffer target = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            SSLEngineResult result = engine.wrap(source, target);
            while (result.getStatus() == Status.BUFFER_OVERFLOW) {
                target = ByteBuffer.allocate(2 * target.capacity());
                result = engine.wrap(source, target);
            }
            outgoing.write(target.array(), 0, target.position());
            return target.position() > 0;
        }
    }

    /**
     * Decrypts the record that has come, and does what it asks for; what it holds can be {@linkplain #read read} then.
     */
    public void decrypt() throws SSLException {
        unwrap();
        handshake();
    }

    /** How many bytes can be read. */
    public synchronized int available() {
        return data.remaining();
    }

    /** Whether the rest of what was written comes in a record behind this one, as Java sends it by TLS 1.0. */
    public boolean isSplit() {
        return available() == 1 && engine.getSession().getProtocol().equals("TLSv1");
    }

    /** Up to so many of the bytes that are decrypted. */
    public synchronized PyString read(int size) {
        byte[] bytes = new byte[Math.min(size, data.remaining())];
        data.get(bytes);
        return NativeString.of(bytes, 0, bytes.length);
    }

    /** Encrypts bytes, not more than fill a record: for TLS 1.0 the first of them has a record of its own. */
    public void write(PyObject bytes) throws SSLException {
        String text = GivenBytes.required(bytes, "must be string or buffer");
        ByteBuffer source = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
        while (source.hasRemaining()) {
            if (!wrap(source)) {
                throw new SSLException("protocol is shutdown");
            }
        }
    }

    /** What is to be sent to the peer now. */
    public PyString outgoing() {
        synchronized (outgoing) {
            byte[] bytes = outgoing.toByteArray();
            outgoing.reset();
            return NativeString.of(bytes, 0, bytes.length);
        }
    }

    /** Whether the peer has said that nothing comes any more. */
    public boolean isEnded() {
        return engine.isInboundDone();
    }

    /** Says that nothing comes any more, or why the handshake has failed: {@link #outgoing} has it then. */
    public void end() throws SSLException {
        engine.closeOutbound();
        while (!engine.isOutboundDone() && wrap(NOTHING)) {
            // an alert may follow what was still to be said
        }
    }
}
