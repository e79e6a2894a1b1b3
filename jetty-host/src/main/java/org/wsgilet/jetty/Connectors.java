package org.wsgilet.jetty;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/** What a server listens with: one connector for each address. */
final class Connectors {

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;

    /** What each connector takes of the server's threads. */
    static final int THREADS = ACCEPTORS + SELECTORS;

    private final Server server;
    private final AddressSettings settings;
    private final List<AbstractConnector> connectors = new ArrayList<>();

    Connectors(Server server, AddressSettings settings, HttpConfiguration http) {
        this.server = server;
        this.settings = settings;
        for (Bind bind : settings.binds()) {
            AbstractConnector connector = connector(bind, protocols(http));
            connector.setIdleTimeout(HttpSettings.IDLE_TIMEOUT.toMillis());
            connectors.add(connector);
            server.addConnector(connector);
        }
    }

    private AbstractConnector connector(Bind bind, ConnectionFactory... protocols) {
        if (bind instanceof Bind.UnixSocket socket) {
            UnixDomainServerConnector connector =
                    new UnixDomainServerConnector(server, ACCEPTORS, SELECTORS, protocols);
            connector.setUnixDomainPath(socket.path());
            return connector;
        }
        ServerConnector connector = new ServerConnector(server, ACCEPTORS, SELECTORS, protocols);
        if (bind instanceof Bind.Tcp tcp) {
            connector.setHost(tcp.host());
            connector.setPort(tcp.port());
        }
        return connector;
    }

    private ConnectionFactory[] protocols(HttpConfiguration http) {
        List<ConnectionFactory> protocols = new ArrayList<>();
        if (settings.proxyProtocol()) {
            protocols.add(new ProxyHeader());
        }
        protocols.add(new Http1(http));
        protocols.add(new Http2(http));
        return protocols.toArray(ConnectionFactory[]::new);
    }

    /** Takes the addresses without accepting connections yet; a Unix socket only appears when the server starts. */
    void bind() throws BindException {
        for (int i = 0; i < connectors.size(); i++) {
            Bind bind = settings.binds().get(i);
            try {
                if (bind instanceof Bind.UnixSocket socket) {
                    UnixSockets.makeWay(socket.path());
                } else if (bind instanceof Bind.Inherited) {
                    ((ServerConnector) connectors.get(i)).open(inherited());
                } else {
                    ((ServerConnector) connectors.get(i)).open();
                }
            } catch (IOException e) {
                throw new BindException(bind, e);
            }
        }
    }

    private static ServerSocketChannel inherited() throws IOException {
        if (System.inheritedChannel() instanceof ServerSocketChannel channel
                && channel.getLocalAddress() instanceof java.net.InetSocketAddress) {
            return channel;
        }
        throw new IOException("standard input is no listening TCP socket");
    }

    /** Once the server has started. */
    void started() throws IOException {
        for (Bind bind : settings.binds()) {
            if (bind instanceof Bind.UnixSocket socket) {
                Files.setPosixFilePermissions(socket.path(), settings.unixPermissions());
            }
        }
    }

    /** Where the server listens, with the real ports, in the order of the settings. */
    List<URI> uris() {
        List<URI> uris = new ArrayList<>();
        for (int i = 0; i < connectors.size(); i++) {
            uris.add(uri(settings.binds().get(i), connectors.get(i)));
        }
        return uris;
    }

    private static URI uri(Bind bind, AbstractConnector connector) {
        try {
            if (bind instanceof Bind.UnixSocket socket) {
                return new URI("unix", socket.path().toString(), null);
            }
            String host = bind instanceof Bind.Tcp tcp ? tcp.host() : inheritedHost(connector);
            return new URI("http", null, host, ((ServerConnector) connector).getLocalPort(), null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inheritedHost(AbstractConnector connector) {
        try {
            return ((java.net.InetSocketAddress) ((ServerSocketChannel) connector.getTransport()).getLocalAddress())
                    .getHostString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that were bound and never started; a server closes the others when it stops. */
    void close() {
        for (AbstractConnector connector : connectors) {
            if (connector instanceof ServerConnector tcp) {
                tcp.close();
            }
        }
    }
}
