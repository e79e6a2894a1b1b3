package org.wsgilet.databases.sqlite;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The statements that cursors use again, by their text: as many as were used last. */
final class StatementCache {

    private static final int MIN_SIZE = 5;

    private final int size;

    /** The one that was used last is last. */
    private final Map<String, Statement> statements = new LinkedHashMap<>(16, 0.75f, true);

    StatementCache(int size) {
        this.size = Math.max(size, MIN_SIZE);
    }

    /** May be in use; null if there is none. */
    Statement get(String key) {
        return statements.get(key);
    }

    void put(String key, Statement statement) {
        if (statements.size() >= size) {
            Iterator<Statement> oldest = statements.values().iterator();
            oldest.next().uncache();
            oldest.remove();
        }
        statements.put(key, statement);
    }

    void clear() {
        statements.clear();
    }
}
