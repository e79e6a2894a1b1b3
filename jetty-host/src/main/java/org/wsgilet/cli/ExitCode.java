package org.wsgilet.cli;

/** What {@code wsgilet} exits with. A signal gives 128 plus its number: 130 for SIGINT, 143 for SIGTERM. */
final class ExitCode {

    static final int OK = 0;
    static final int USAGE = 2;
    static final int NOT_LOADABLE = 3;

    /** An address cannot be listened on, whatever the reason. */
    static final int CANNOT_LISTEN = 4;

    /** So many threads hang that a new process has to take over. */
    static final int THREADS_LOST = 5;

    /** What the JVM itself ends with after SIGTERM. */
    static final int TERMINATED = 143;

    private ExitCode() {}
}
