package org.wsgilet.bridge.jython;

import java.time.Duration;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PySystemState;
import org.python.core.ThreadState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an application has registered with {@code atexit}, run with a deadline: it may wait for a lock for ever. */
final class ExitFunctions {

    private static final Logger log = LoggerFactory.getLogger(ExitFunctions.class);

    /** How long all those of an application have. */
    private static final Duration TIME = Duration.ofSeconds(10);

    /** How long they have to let go once they are told to. */
    private static final long LETTING_GO_MILLIS = 500;

    private static final long PAUSE_MILLIS = 20;

    private ExitFunctions() {}

    /** Returns when they have run, or are over their time and left alone. */
    static void run(Interpreter interpreter, PySystemState sys) {
        ThreadState[] state = new ThreadState[1];
        Thread thread = interpreter.startThread("wsgilet-exit", () -> {
            state[0] = Py.getThreadState();
            try {
                sys.callExitFunc();
            } catch (PyException e) {
                log.debug("sys.stdout could not be flushed", e); // what they raise has been printed
            }
        });
        try {
            thread.join(TIME.toMillis());
            if (thread.isAlive() && state[0] != null) {
                log.error(
                        "The exit functions of the application are not done after {} s and are left alone:\n{}",
                        TIME.toSeconds(),
                        PythonStack.of(state[0]));
                end(
                        thread,
                        new Interruption(
                                state[0], interpreter.requestTimeout(), "the time of the exit functions is over"));
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Thread thread, Interruption interruption) throws InterruptedException {
        interruption.install();
        for (long waited = 0; thread.isAlive() && waited < LETTING_GO_MILLIS; waited += PAUSE_MILLIS) {
            if (!interruption.isDelivered()) {
                thread.interrupt();
            }
            thread.join(PAUSE_MILLIS);
        }
    }
}
