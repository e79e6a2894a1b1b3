package org.wsgilet.listen;

import org.eclipse.jetty.http.HttpGenerator;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/** HTTP/1.1 and 1.0, with {@link PromptChunks}. */
public final class Http1 extends HttpConnectionFactory {

    Http1(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        Http1Connection connection = new Http1Connection(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    public static final class Http1Connection extends HttpConnection {

        Http1Connection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        protected HttpGenerator newHttpGenerator() {
            return new PromptChunks();
        }

        /** Between two requests a connection may be idle; before the first one it may not. For any thread. */
        public boolean isWaitingForHead() {
            long requests = getMessagesIn();
            HttpParser parser = getParser();
            return parser.inHeaderState() && !(parser.isStart() && requests > 0);
        }
    }
}
