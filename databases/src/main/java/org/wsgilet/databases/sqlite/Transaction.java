package org.wsgilet.databases.sqlite;

/** Whether a transaction is open, which the binding does not say; it is begun and ended here. */
final class Transaction {

    private final Database database;
    private boolean open;
    private int rollbacks;

    Transaction(Database database) {
        this.database = database;
    }

    boolean isOpen() {
        return open;
    }

    /** Changes with each rollback: results from before can no longer be read. */
    int rollbacks() {
        return rollbacks;
    }

    void begin(String statement) {
        database.commands.run(statement);
        open = true;
    }

    void commit() {
        if (open) {
            database.commands.run("COMMIT");
            open = false;
        }
    }

    void rollback() {
        if (open) {
            database.checkNotRunning("rollback");
            database.resetAll();
            rollbacks++;
            database.commands.run("ROLLBACK");
            open = false;
        }
    }

    /** Finds out: SQLite refuses to begin one inside of another. One that it begins has no locks yet. */
    void look() {
        open = !database.commands.succeeds("BEGIN");
        if (!open) {
            database.commands.succeeds("COMMIT");
        }
    }

    /** After an error SQLite may have rolled back: {@code ON CONFLICT ROLLBACK}, a full disk. */
    void failed() {
        if (open && !database.isClosed()) {
            look();
        }
    }
}
