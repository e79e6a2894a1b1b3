package org.wsgilet.jetty;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.wsgilet.timing.Periodic;

/** Lets a stop wait for the requests that run, but not for those that cannot come to their end. */
final class StopHandler extends GracefulHandler {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final IntSupplier endless;
    private Periodic looks;

    /** @param endless how many of the requests do not end before the process does */
    StopHandler(Handler first, IntSupplier endless) {
        super(first);
        this.endless = endless;
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> done = super.shutdown();
        looks = Periodic.start("wsgilet-stop-requests", PAUSE, () -> {
            int requests = endless.getAsInt();
            if (requests > 0 && getCurrentRequestCount() <= requests) {
                done.complete(null);
                closeConnections(); // which the connectors would wait for
            }
        });
        return done;
    }

    private void closeConnections() {
        for (Connector connector : getServer().getConnectors()) {
            connector.getConnectedEndPoints().forEach(EndPoint::close);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (looks != null) {
            looks.close();
        }
        super.doStop();
    }
}
