package org.wsgilet.jetty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.limits.Limits;

/** Applications that are not served yet, asked without a socket, as by a client on this machine. */
final class WarmUpServer implements AutoCloseable {

    private static final String REQUEST =
            "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: wsgilet-warm-up\r\nConnection: close\r\n\r\n";

    private static final String STATUS_LINE = "HTTP/1.1 ";

    /** What is left of a request that takes too long is interrupted then. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(1);

    private final Server server = new Server();
    private final LocalConnector http = connector(HttpScheme.HTTP);
    private final LocalConnector https = connector(HttpScheme.HTTPS);
    private final Duration patience;

    /** @param applications stay open when this is closed */
    WarmUpServer(List<Mounts.Mount> applications, Duration patience) throws Exception {
        this.patience = patience;
        server.setErrorHandler(new ErrorPage());
        server.setStopTimeout(TIME_TO_STOP.toMillis());
        server.setHandler(context(applications));
        server.start();
    }

    private LocalConnector connector(HttpScheme scheme) {
        HttpConfiguration configuration = HttpSettings.configuration(Limits.DEFAULT);
        configuration.addCustomizer((request, headers) -> new Local(request, scheme));
        LocalConnector connector = new LocalConnector(server, new HttpConnectionFactory(configuration));
        server.addConnector(connector);
        return connector;
    }

    private static ServletContextHandler context(List<Mounts.Mount> applications) {
        ServletContextHandler context = new ServletContextHandler("/");
        for (Mounts.Mount mount : applications) {
            WsgiServlet wsgi = new WsgiServlet(mount.generations(), new JettyContainer(true));
            context.addServlet(new ServletHolder(new UndestroyedServlet(wsgi)), mount.pattern());
        }
        return context;
    }

    /** Status and reason, {@code 200 OK}, or why there is none. */
    String answerTo(URI url) {
        String host = url.getRawAuthority() == null ? "localhost" : url.getRawAuthority();
        String path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        LocalConnector connector = HttpScheme.HTTPS.is(url.getScheme()) ? https : http;
        try {
            String answer =
                    connector.getResponse(REQUEST.formatted(path, host), patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer != null && answer.startsWith(STATUS_LINE)
                    ? answer.substring(STATUS_LINE.length(), answer.indexOf('\r'))
                    : "not complete after " + patience.toSeconds() + " s";
        } catch (Exception e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** From this machine, by the scheme that was asked for. */
    private static final class Local extends Request.Wrapper {

        private static final SocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

        private final HttpURI uri;
        private final ConnectionMetaData connection;

        Local(Request request, HttpScheme scheme) {
            super(request);
            uri = HttpURI.build(request.getHttpURI()).scheme(scheme).asImmutable();
            connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return ADDRESS;
                }
            };
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
