package org.wsgilet.databases.python;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * The sessions that a module has open in one interpreter: each ends with its connection, all with the interpreter.
 *
 * @param <S> a session with a server
 */
public final class OpenSessions<S> {

    private final Map<S, Dropped.Task> sessions = new ConcurrentHashMap<>();
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
        Dropped.Task task = Dropped.onDrop(connection, () -> {
            sessions.remove(session);
            end.run();
        });
        sessions.put(session, task);
        return task;
    }

    /**
     * To be called when the interpreter ends. What is lent goes back to its pool now: later, the class loader of a web
     * application loads nothing any more.
     */
    public void closeAll() {
        sessions.forEach((session, task) -> {
            try {
                closing.accept(session);
                task.run();
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(OpenSessions.class).warn("a connection could not be closed", e);
            }
        });
        Dropped.stopIfIdle();
    }
}
