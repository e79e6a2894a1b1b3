package org.wsgilet.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.AbstractConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to an address that the system has made and nobody has accepted yet. A system that closes the address
 * resets them, and a busy server has some at most times.
 */
final class AcceptQueue {
    private static final int CONNECT_MILLIS = 1000;

    private static final Logger log = LoggerFactory.getLogger(AcceptQueue.class);

    private final AbstractConnector connector;
    private final ServerSocketChannel listening;

    /** @param connector that has started */
    AcceptQueue(AbstractConnector connector) {
        this.connector = connector;
        this.listening = (ServerSocketChannel) connector.getTransport();
    }

    /** Closes the address in the moment in which the queue is empty. A second call does nothing. */
    void empty() {
        try (listening) {
            // With as many connections as may be open it accepts none, and those that wait are too many.
            if (listening.isOpen() && connector.isAccepting()) {
                stopAcceptor();
                acceptAll();
            }
        } catch (IOException e) {
            log.debug("connections to {} may be lost", connector, e);
        }
    }

    /** It ends with the connection that it waits for: here is one, and be it the last. */
    private void stopAcceptor() throws IOException {
        connector.setAccepting(false);
        try (SocketChannel last = connect(listening.getLocalAddress())) {
            // Returns when the acceptor does, which has this connection or one before it.
            listening.configureBlocking(false);
        }
    }

    private void acceptAll() throws IOException {
        SelectorManager selectors = connector.getBean(SelectorManager.class);
        for (SocketChannel accepted = listening.accept(); accepted != null; accepted = listening.accept()) {
            accepted.configureBlocking(false);
            selectors.accept(accepted);
        }
    }

    private static SocketChannel connect(SocketAddress address) throws IOException {
        boolean tcp = address instanceof InetSocketAddress;
        SocketChannel channel = tcp ? SocketChannel.open() : SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            if (tcp) {
                channel.socket().connect(local((InetSocketAddress) address), CONNECT_MILLIS);
            } else {
                // Connected or refused at once; a blocking one would wait for room in the queue.
                channel.configureBlocking(false);
                channel.connect(address);
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static InetSocketAddress local(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort())
                : address;
    }
}
