package org.wsgilet.bridge.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the parts of the grammar share while a source is read. */
final class Reading {

    final Cursor cursor;
    final Findings findings = new Findings();
    final Amendments amendments;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private boolean unicodeLiterals;
    private int statement;

    Reading(Cursor cursor, Amendments amendments, boolean unicodeLiterals) {
        this.cursor = cursor;
        this.amendments = amendments;
        this.unicodeLiterals = unicodeLiterals;
        enter(new Scope(false, 0, findings));
    }

    boolean unicodeLiterals() {
        return unicodeLiterals;
    }

    void literalsAreUnicode() {
        unicodeLiterals = true;
    }

    Scope scope() {
        return scopes.getFirst();
    }

    void enter(Scope scope) {
        scopes.addFirst(scope);
    }

    void leave() {
        scopes.removeFirst();
    }

    /** The line of the statement that was begun last. */
    int statement() {
        return statement;
    }

    void beginStatement() {
        statement = cursor.line();
    }
}
