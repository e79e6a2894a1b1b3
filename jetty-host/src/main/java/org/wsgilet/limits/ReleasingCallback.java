package org.wsgilet.limits;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.Callback;

/** Gives back, once, what a request has taken, as soon as the request has ended, with or without a failure. */
final class ReleasingCallback extends Callback.Nested {

    private final AtomicReference<Runnable> release;

    ReleasingCallback(Callback callback, Runnable release) {
        super(callback);
        this.release = new AtomicReference<>(release);
    }

    @Override
    public void completed() {
        Runnable once = release.getAndSet(null);
        if (once != null) {
            once.run();
        }
    }
}
