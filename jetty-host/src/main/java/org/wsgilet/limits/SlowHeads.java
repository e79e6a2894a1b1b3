package org.wsgilet.limits;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.wsgilet.listen.Http1;
import org.wsgilet.timing.Periodic;

/**
 * Closes connections whose client takes too long for the headers of a request, or for what comes before them: nothing
 * at all, the handshake of TLS. Jetty's own timeout begins anew with each byte. Seconds in which jobs wait for a thread
 * do not count: what the client sent may not have been read.
 */
public final class SlowHeads extends AbstractLifeCycle {

    private final Server server;
    private final long timeoutSeconds;
    private Periodic looks;

    /** What was waited for when it was last looked. */
    private Map<EndPoint, Head> heads = new IdentityHashMap<>();

    /**
     * @param number of requests that the connection has carried before
     * @param seconds waited for it
     */
    private record Head(long number, long seconds) {}

    public SlowHeads(Server server, Duration timeout) {
        this.server = server;
        this.timeoutSeconds = timeout.toSeconds();
    }

    @Override
    protected void doStart() {
        looks = Periodic.start("wsgilet-heads", Duration.ofSeconds(1), this::look);
    }

    @Override
    protected void doStop() {
        looks.close();
    }

    private void look() {
        boolean idle = ((QueuedThreadPool) server.getThreadPool()).getQueueSize() == 0;
        Map<EndPoint, Head> waiting = new IdentityHashMap<>();
        for (Connector connector : server.getConnectors()) {
            for (EndPoint endPoint : connector.getConnectedEndPoints()) {
                Head head = head(endPoint, idle);
                if (head != null && head.seconds > timeoutSeconds) {
                    endPoint.close();
                } else if (head != null) {
                    waiting.put(endPoint, head);
                }
            }
        }
        heads = waiting;
    }

    /** Null if the server waits for no head on it. */
    private Head head(EndPoint endPoint, boolean idle) {
        Connection connection = endPoint.getConnection();
        if (connection instanceof SslConnection ssl) {
            connection = ssl.getSslEndPoint().getConnection();
        }
        if (connection instanceof HTTP2Connection
                || connection instanceof Http1.Http1Connection http && !http.isWaitingForHead()) {
            return null;
        }
        long number = connection instanceof Http1.Http1Connection http ? http.getMessagesIn() : 0;
        Head before = heads.get(endPoint);
        return before == null || before.number != number
                ? new Head(number, 0)
                : new Head(number, before.seconds + (idle ? 1 : 0));
    }
}
