package org.wsgilet.listen;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.wsgilet.tls.Tls;

/** What a server listens with: a {@link Listener} for each address. */
public final class Connectors {

    private static final Duration LAST_CALL = Duration.ofSeconds(1);

    /** Jetty tells nobody when the last connection has gone. */
    private static final int LOOK_AGAIN_MILLIS = 10;

    private final Server server;
    private final AddressSettings settings;
    private final Duration idleTimeout;
    private final List<Listener> listeners = new ArrayList<>();
    /** Sends clients on to the first of the others; null for none. The last of the listeners. */
    private final Listener redirecting;

    /** @param tls null for plain HTTP */
    public Connectors(Server server, AddressSettings settings, HttpConfiguration http, Duration idleTimeout, Tls tls) {
        this.server = server;
        this.settings = settings;
        this.idleTimeout = idleTimeout;
        for (Bind bind : settings.binds()) {
            add(bind, bind instanceof Bind.UnixSocket || tls == null ? plain(http) : secure(http, tls));
        }
        redirecting = settings.redirect() == null ? null : add(settings.redirect(), plain(http));
    }

    private Listener add(Bind bind, ConnectionFactory... protocols) {
        Listener listener = Listener.on(bind, server, protocols);
        listener.connector().setIdleTimeout(idleTimeout.toMillis());
        server.addConnector(listener.connector());
        listeners.add(listener);
        return listener;
    }

    /** Puts before the handler what the addresses need. */
    public Handler before(Handler handler) {
        return redirecting == null
                ? handler
                : new HttpsRedirect(
                        handler, redirecting.connector(), () -> listeners.get(0).port());
    }

    /** How many threads all of them take. */
    public static int threads(AddressSettings settings) {
        return (settings.binds().size() + (settings.redirect() == null ? 0 : 1)) * Listener.THREADS;
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
    public void bind() throws ListenException {
        for (Listener listener : listeners) {
            listener.take();
        }
    }

    /** Once the server has started. */
    public void started() throws IOException {
        for (Listener listener : listeners) {
            listener.permit(settings.unixPermissions());
        }
    }

    /** Where the server listens, with the real ports, in the order of the settings. */
    public List<URI> uris() {
        return listeners.stream().map(Listener::uri).toList();
    }

    /**
     * Takes the connections that have been made and no further ones, and gives requests on those that are open a second
     * to arrive: a client may have connected just before.
     */
    public void lastCall() throws InterruptedException {
        for (Listener listener : listeners) {
            listener.lastCall();
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
        listeners.forEach(Listener::close);
    }
}
