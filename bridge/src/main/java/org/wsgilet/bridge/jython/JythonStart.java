package org.wsgilet.bridge.jython;

import org.slf4j.LoggerFactory;

/**
 * Starts Jython in the background, so that the first {@link Interpreter} is there sooner. For a process that keeps
 * Jython to its end. What runs here makes no loggers: the first one starts the log system, which the caller's thread
 * does meanwhile.
 */
public final class JythonStart {

    private JythonStart() {}

    /** Returns at once. */
    public static void begin() {
        Thread thread = new Thread(JythonStart::start, "wsgilet-prepare");
        thread.setDaemon(true);
        thread.setContextClassLoader(JythonStart.class.getClassLoader());
        thread.start();
    }

    private static void start() {
        try {
            Jython.acquire();
        } catch (RuntimeException e) {
            // The process ends, for wrong usage; anything else the first interpreter comes upon, too.
            LoggerFactory.getLogger(JythonStart.class).debug("Jython is not started in the background", e);
        }
    }
}
