package org.wsgilet.databases.sqlite;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wsgilet.databases.python.Dropped;

/** Results that are open although their cursor has read some rows. For any thread. */
final class HalfRead {

    private final Set<Rest> rests = ConcurrentHashMap.newKeySet();

    /** Notes a result that stays open; it ends when the task that is returned is run, or it is dropped. */
    Dropped.Task keepOpen(Result result, Statement statement, long use) {
        Rest rest = new Rest(this, statement, use);
        rest.task = Dropped.onDrop(result, rest);
        rests.add(rest);
        return rest.task;
    }

    boolean isEmpty() {
        return rests.isEmpty();
    }

    void end() {
        rests.forEach(rest -> rest.task.run());
    }

    /** What is left of a result that is dropped. */
    private static final class Rest implements Runnable {

        private final HalfRead halfRead;
        private final Statement statement;
        private final long use;
        private Dropped.Task task;

        Rest(HalfRead halfRead, Statement statement, long use) {
            this.halfRead = halfRead;
            this.statement = statement;
            this.use = use;
        }

        @Override
        public void run() {
            halfRead.rests.remove(this);
            statement.release(use);
        }
    }
}
