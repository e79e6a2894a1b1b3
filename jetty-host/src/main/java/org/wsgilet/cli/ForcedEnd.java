package org.wsgilet.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The end of a stop that does not come to its end: a shutdown hook may hang, and the JVM waits for all of them. */
final class ForcedEnd {

    private static final int SHOWN_FRAMES = 12;

    private ForcedEnd() {}

    /**
     * Returns at once; ends the process in that time if it is still there, and says on standard error what was left.
     */
    static void after(Duration time, int exitCode) {
        Thread stopping = Thread.currentThread();
        Thread thread = new Thread(() -> halt(time, exitCode, stopping), "wsgilet-halt");
        thread.setDaemon(true);
        thread.start();
    }

    private static void halt(Duration time, int exitCode, Thread stopping) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            return; // there is nobody who would
        }
        System.err.println("wsgilet: not stopped after " + time.toSeconds() + " s: the process ends all the same, with "
                + exitCode + ". What was left: " + left(stopping));
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private static String left(Thread stopping) {
        if (!stopping.isAlive()) {
            return "a shutdown hook of the application";
        }
        return Arrays.stream(stopping.getStackTrace())
                .limit(SHOWN_FRAMES)
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
    }
}
