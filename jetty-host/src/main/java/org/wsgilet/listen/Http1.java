package org.wsgilet.listen;

import java.util.concurrent.atomic.AtomicInteger;
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

        /** How often there was something to read since the last time that no thread was reading. */
        private final AtomicInteger fillable = new AtomicInteger();

        Http1Connection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        protected HttpGenerator newHttpGenerator() {
            return new PromptChunks();
        }

        /**
         * Lets one thread at a time read requests. Jetty 12.1.12 answers a malformed request on a second thread, which
         * begins to read the next one while the first thread still gives back the network buffer: that went back twice,
         * so that another connection got a buffer that was in use, and requests of strangers were run again
         * (MalformedRequestsIT).
         */
        @Override
        public void onFillable() {
            if (fillable.getAndIncrement() > 0) {
                return; // the thread that is reading looks again
            }
            int seen = 1;
            do {
                super.onFillable();
                seen = fillable.addAndGet(-seen);
            } while (seen > 0);
        }

        /** Between two requests a connection may be idle; before the first one it may not. For any thread. */
        public boolean isWaitingForHead() {
            long requests = getMessagesIn();
            HttpParser parser = getParser();
            return parser.inHeaderState() && !(parser.isStart() && requests > 0);
        }
    }
}
