package org.wsgilet.limits;

import java.util.concurrent.atomic.AtomicLong;

/** The heap that the bodies of all requests share while they arrive. Safe for use by many threads. */
final class BodyMemory {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /** @param limit in bytes */
    BodyMemory(long limit) {
        this.limit = limit;
    }

    /** Takes so many bytes, or none and returns false where there is no room for them. */
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }
}
