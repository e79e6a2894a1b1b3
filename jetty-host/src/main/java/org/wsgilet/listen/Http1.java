package org.wsgilet.listen;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpGenerator;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/** HTTP/1.1 and 1.0, with {@link PromptChunks}. */
public final class Http1 extends HttpConnectionFactory {

    /** Bytes read at once. A connection has such a buffer only while it reads. */
    private static final int INPUT_BUFFER_SIZE = 32 << 10;

    Http1(HttpConfiguration http) {
        super(http);
        setInputBufferSize(INPUT_BUFFER_SIZE);
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

        private boolean absoluteForm;

        /** Made by the constructor of the superclass, before fields with an initial value get it. */
        private RequestHandler handler;

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
         * (BufferReuseIT).
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

        @Override
        protected RequestHandler newRequestHandler() {
            handler = super.newRequestHandler();
            return handler;
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            HttpConfiguration http = getHttpConfiguration();
            HttpParser parser = new StrictParser(handler, http.getRequestHeaderSize(), compliance);
            parser.setHeaderCacheSize(http.getHeaderCacheSize());
            parser.setHeaderCacheCaseSensitive(http.isHeaderCacheCaseSensitive());
            return parser;
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
            absoluteForm = target.indexOf(':') > 0 && !target.startsWith("/");
            return super.newHttpStream(method, target, version);
        }

        /** Whether the target of the last request is a whole URI. */
        boolean isAbsoluteForm() {
            return absoluteForm;
        }

        /** Whether the last request broke the grammar of HTTP/1.1. */
        public boolean isMalformed() {
            return ((StrictParser) getParser()).isMalformed();
        }

        /** Between two requests a connection may be idle; before the first one it may not. For any thread. */
        public boolean isWaitingForHead() {
            long requests = getMessagesIn();
            HttpParser parser = getParser();
            return parser.inHeaderState() && !(parser.isStart() && requests > 0);
        }
    }
}
