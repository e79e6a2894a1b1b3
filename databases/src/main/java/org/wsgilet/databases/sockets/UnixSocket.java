package org.wsgilet.databases.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A connected Unix socket as {@link Socket}, which Java has as a channel only. */
public final class UnixSocket extends Socket {

    private static final int BUFFER_BYTES = 8192;

    private final SocketChannel channel;
    private final Selector reading;
    private final Selector writing;
    private volatile int timeoutMillis;

    public UnixSocket(Path file) throws IOException {
        channel = connect(file);
        channel.configureBlocking(false);
        reading = Selector.open();
        writing = Selector.open();
        channel.register(reading, SelectionKey.OP_READ);
        channel.register(writing, SelectionKey.OP_WRITE);
    }

    private static SocketChannel connect(Path file) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(file));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw (IOException) new ConnectException(e.getMessage()).initCause(e);
        }
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void setSoTimeout(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeoutMillis;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // of TCP
    }

    @Override
    public void setKeepAlive(boolean on) {
        // of TCP
    }

    @Override
    public int getSendBufferSize() {
        return BUFFER_BYTES;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        reading.close();
        writing.close();
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                int count = channel.read(buffer);
                while (count == 0 && length > 0) {
                    await(reading, timeoutMillis);
                    count = channel.read(buffer);
                }
                return count;
            }
        };
    }

    private void await(Selector selector, int millis) throws IOException {
        boolean interrupted = false;
        int ready;
        do {
            interrupted |= Thread.interrupted(); // as with TCP, that does not end the waiting
            ready = selector.select(millis);
        } while (ready == 0 && Thread.currentThread().isInterrupted());
        selector.selectedKeys().clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        if (ready == 0 && millis > 0) {
            throw new SocketTimeoutException("timeout expired");
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    if (channel.write(buffer) == 0) {
                        await(writing, 0);
                    }
                }
            }
        };
    }
}
