package org.wsgilet.databases.pool;

/** A session of a protocol of ours, as far as a pool asks. */
public interface Poolable {

    /** Asks the server, and waits as long for its answer. */
    boolean isAlive(int seconds);

    boolean isOpen();

    void close();
}
