package org.wsgilet.war;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/**
 * Says what is being done: a line for each step and, where somebody looks on, how far it is, in one place. Not safe for
 * use by several threads.
 */
public final class Progress {

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

    /** ECMA-48: erases to the end of the line. */
    private static final String ERASED = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean isTerminal;
    private long last = System.nanoTime() - BETWEEN;
    private boolean isCounting;

    /** @param isTerminal whether a line can be written over */
    public Progress(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    public void step(String line) {
        if (isCounting) {
            out.print(ERASED);
            isCounting = false;
        }
        out.println(line);
        out.flush();
    }

    /** Several times a second at most; of no step in a file or pipe. */
    void count(int done, int all) {
        long now = System.nanoTime();
        if (isTerminal && now - last >= BETWEEN) {
            last = now;
            isCounting = true;
            out.print(ERASED + "  " + done + " of " + all);
            out.flush();
        }
    }
}
