package org.wsgilet.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/** One address and the connector that listens there. */
record Listener(Bind bind, AbstractConnector connector) {

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;

    /** How many threads one takes. */
    static final int THREADS = ACCEPTORS + SELECTORS;

    /** Connections that the system takes before the server does. */
    private static final int ACCEPT_QUEUE = 1024;

    static Listener on(Bind bind, Server server, ConnectionFactory... protocols) {
        if (bind instanceof Bind.UnixSocket socket) {
            UnixDomainServerConnector connector =
                    new UnixDomainServerConnector(server, ACCEPTORS, SELECTORS, protocols);
            connector.setUnixDomainPath(socket.path());
            connector.setAcceptQueueSize(ACCEPT_QUEUE);
            return new Listener(bind, connector);
        }
        ServerConnector connector = new ServerConnector(server, ACCEPTORS, SELECTORS, protocols);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        if (bind instanceof Bind.Tcp tcp) {
            connector.setHost(tcp.host());
            connector.setPort(tcp.port());
        }
        return new Listener(bind, connector);
    }

    /** Takes the address without accepting connections yet; a Unix socket only appears when the server starts. */
    void take() throws ListenException {
        try {
            if (bind instanceof Bind.UnixSocket socket) {
                UnixSockets.makeWay(socket.path());
            } else if (bind instanceof Bind.Inherited) {
                tcp().open(inherited());
            } else {
                tcp().open();
            }
        } catch (IOException e) {
            throw new ListenException(bind, e);
        }
    }

    private static ServerSocketChannel inherited() throws IOException {
        if (System.inheritedChannel() instanceof ServerSocketChannel channel
                && channel.getLocalAddress() instanceof InetSocketAddress) {
            return channel;
        }
        throw new IOException("standard input is no listening TCP socket");
    }

    /** Once the server has started. */
    void permit(UnixPermissions permissions) throws IOException {
        if (bind instanceof Bind.UnixSocket socket) {
            Files.setPosixFilePermissions(socket.path(), permissions.permissions());
        }
    }

    /** Where it listens, with the real port. */
    URI uri() {
        try {
            if (bind instanceof Bind.UnixSocket socket) {
                return new URI("unix", socket.path().toString(), null);
            }
            String host = bind instanceof Bind.Tcp tcp ? tcp.host() : inheritedHost();
            String scheme = connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http" : "https";
            return new URI(scheme, null, host, port(), null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private String inheritedHost() {
        try {
            return ((InetSocketAddress) ((ServerSocketChannel) connector.getTransport()).getLocalAddress())
                    .getHostString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The real port, of an address that is none of a Unix socket. */
    int port() {
        return tcp().getLocalPort();
    }

    /** Takes the connections that have been made, and no further ones. */
    void lastCall() {
        new AcceptQueue(connector).empty();
        connector.shutdown();
    }

    /** If it was bound and never started; a server closes the others when it stops. */
    void close() {
        if (connector instanceof ServerConnector tcp) {
            tcp.close();
        }
    }

    private ServerConnector tcp() {
        return (ServerConnector) connector;
    }
}
