package org.wsgilet.listen;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.wsgilet.tls.Tls;

/** What a server listens with: one connector for each address. */
public final class Connectors {

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;

    /** Connections that the system takes before the server does. */
    private static final int ACCEPT_QUEUE = 1024;

    private static final Duration LAST_CALL = Duration.ofSeconds(1);

    /** Jetty tells nobody when the last connection has gone. */
    private static final int LOOK_AGAIN_MILLIS = 10;

    private final Server server;
    private final AddressSettings settings;
    private final Duration idleTimeout;
    private final List<Bind> binds;
    private final List<AbstractConnector> connectors = new ArrayList<>();

    /** @param tls null for plain HTTP */
    public Connectors(Server server, AddressSettings settings, HttpConfiguration http, Duration idleTimeout, Tls tls) {
        this.server = server;
        this.settings = settings;
        this.idleTimeout = idleTimeout;
        this.binds = new ArrayList<>(settings.binds());
        for (Bind bind : settings.binds()) {
            add(connector(bind, bind instanceof Bind.UnixSocket || tls == null ? plain(http) : secure(http, tls)));
        }
        if (settings.redirect() != null) {
            binds.add(settings.redirect());
            add(connector(settings.redirect(), plain(http)));
        }
    }

    private void add(AbstractConnector connector) {
        connector.setIdleTimeout(idleTimeout.toMillis());
        connectors.add(connector);
        server.addConnector(connector);
    }

    /** Puts before the handler what the addresses need. */
    public Handler before(Handler handler) {
        return settings.redirect() == null
                ? handler
                : new HttpsRedirect(
                        handler,
                        connectors.get(connectors.size() - 1),
                        () -> ((ServerConnector) connectors.get(0)).getLocalPort());
    }

    /** How many threads all of them take. */
    public static int threads(AddressSettings settings) {
        return (settings.binds().size() + (settings.redirect() == null ? 0 : 1)) * (ACCEPTORS + SELECTORS);
    }

    private AbstractConnector connector(Bind bind, ConnectionFactory... protocols) {
        if (bind instanceof Bind.UnixSocket socket) {
            UnixDomainServerConnector connector =
                    new UnixDomainServerConnector(server, ACCEPTORS, SELECTORS, protocols);
            connector.setUnixDomainPath(socket.path());
            connector.setAcceptQueueSize(ACCEPT_QUEUE);
            return connector;
        }
        ServerConnector connector = new ServerConnector(server, ACCEPTORS, SELECTORS, protocols);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        if (bind instanceof Bind.Tcp tcp) {
            connector.setHost(tcp.host());
            connector.setPort(tcp.port());
        }
        return connector;
    }

    private ConnectionFactory[] plain(HttpConfiguration http) {
        return protocols(new Http1(http), new Http2(http));
    }

    private ConnectionFactory[] secure(HttpConfiguration http, Tls tls) {
        HttpConfiguration https = new HttpConfiguration(http);
        // A client that asks for localhost or for an address names no host by SNI.
        https.addCustomizer(new SecureRequestCustomizer(false));
        Http1 http1 = new Http1(https);
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(https);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory(http2.getProtocol(), http1.getProtocol());
        alpn.setDefaultProtocol(http1.getProtocol());
        return protocols(new SslConnectionFactory(tls.context(), alpn.getProtocol()), alpn, http2, http1);
    }

    private ConnectionFactory[] protocols(ConnectionFactory... protocols) {
        return Stream.concat(
                        settings.proxyProtocol()
                                ? Stream.of(new ProxyHeader(protocols[0].getProtocol()))
                                : Stream.empty(),
                        Stream.of(protocols))
                .toArray(ConnectionFactory[]::new);
    }

    /** Takes the addresses without accepting connections yet; a Unix socket only appears when the server starts. */
    public void bind() throws BindException {
        for (int i = 0; i < connectors.size(); i++) {
            Bind bind = binds.get(i);
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
    public void started() throws IOException {
        for (Bind bind : settings.binds()) {
            if (bind instanceof Bind.UnixSocket socket) {
                Files.setPosixFilePermissions(socket.path(), settings.unixPermissions().permissions());
            }
        }
    }

    /** Where the server listens, with the real ports, in the order of the settings. */
    public List<URI> uris() {
        List<URI> uris = new ArrayList<>();
        for (int i = 0; i < connectors.size(); i++) {
            uris.add(uri(binds.get(i), connectors.get(i)));
        }
        return uris;
    }

    private static URI uri(Bind bind, AbstractConnector connector) {
        try {
            if (bind instanceof Bind.UnixSocket socket) {
                return new URI("unix", socket.path().toString(), null);
            }
            String host = bind instanceof Bind.Tcp tcp ? tcp.host() : inheritedHost(connector);
            String scheme = connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http" : "https";
            return new URI(scheme, null, host, ((ServerConnector) connector).getLocalPort(), null, null, null);
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

    /**
     * Takes the connections that have been made and no further ones, and gives requests on those that are open a second
     * to arrive: a client may have connected just before.
     */
    public void lastCall() throws InterruptedException {
        for (AbstractConnector connector : connectors) {
            new AcceptQueue(connector).empty();
            connector.shutdown();
        }
        long end = System.nanoTime() + LAST_CALL.toNanos();
        while (isConnected() && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean isConnected() {
        NetworkConnectionLimit connections = server.getBean(NetworkConnectionLimit.class);
        return connections.getNetworkConnectionCount() + connections.getPendingNetworkConnectionCount() > 0;
    }

    /** Those that were bound and never started; a server closes the others when it stops. */
    public void close() {
        for (AbstractConnector connector : connectors) {
            if (connector instanceof ServerConnector tcp) {
                tcp.close();
            }
        }
    }
}
