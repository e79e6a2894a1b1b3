package org.wsgilet.databases.python;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The sessions that a module has open in one interpreter: each ends with its connection, all with the interpreter.
 *
 * @param <S> a session with a server
 */
public final class OpenSessions<S> {

    private final Set<S> sessions = ConcurrentHashMap.newKeySet();
    private final Consumer<S> closing;

    /** @param closing ends a session, whatever it is at */
    public OpenSessions(Consumer<S> closing) {
        this.closing = closing;
    }

    /**
     * Has a session end, or go back, when its connection is closed or dropped.
     *
     * @param end must not know the connection
     */
    public Dropped.Task add(Object connection, S session, Runnable end) {
        sessions.add(session);
        return Dropped.onDrop(connection, () -> {
            sessions.remove(session);
            end.run();
        });
    }

    /** To be called when the interpreter ends. */
    public void closeAll() {
        sessions.forEach(closing);
        Dropped.stopIfIdle();
    }
}
