package org.wsgilet.bridge.loading;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.jython.PythonStack;

/**
 * Says in the log what an application that takes long to load is importing:
 * {@code still importing shop.models (line 12) after 5 s}, again after twice the time, and so on; and shows its stack
 * to who asks. A module that connects to a database that does not answer is found so.
 */
public final class SlowLoad implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlowLoad.class);
    private static final Duration FIRST = Duration.ofSeconds(5);

    private static final Set<SlowLoad> loads = ConcurrentHashMap.newKeySet();

    private final String application;
    private final ThreadState loading;
    private final Thread watch;

    private SlowLoad(String application, ThreadState loading) {
        this.application = application;
        this.loading = loading;
        this.watch = new Thread(this::run, "wsgilet-slow-load");
        watch.setDaemon(true);
    }

    /** Watches the calling thread until it is closed by it. */
    public static SlowLoad watch(String application) {
        SlowLoad load = new SlowLoad(application, Py.getThreadState());
        loads.add(load);
        load.watch.start();
        return load;
    }

    /** The applications that load at this moment, each with the Python code that runs for it. */
    public static List<String> stacks() {
        return loads.stream()
                .map(load -> "'" + load.application + "' loads\n" + PythonStack.of(load.loading))
                .toList();
    }

    private void run() {
        Duration total = Duration.ZERO;
        try {
            for (Duration next = FIRST; ; next = total) {
                Thread.sleep(next.toMillis());
                total = total.plus(next);
                log.warn("still {} after {} s", doing(loading.frame), total.toSeconds());
            }
        } catch (InterruptedException e) {
            // It has loaded.
        }
    }

    /** From the frames of about now: the thread goes on meanwhile. */
    private static String doing(PyFrame innermost) {
        for (PyFrame frame = innermost; frame != null; frame = frame.f_back) {
            if (frame.f_code.co_name.equals("<module>")) {
                return "importing " + name(frame) + " (line " + frame.f_lineno + ")";
            }
        }
        return "loading";
    }

    private static String name(PyFrame module) {
        PyObject name = module.f_globals.__finditem__("__name__");
        return name == null ? NativeString.decoded(module.f_code.co_filename) : name.toString();
    }

    @Override
    public void close() {
        loads.remove(this);
        watch.interrupt();
        try {
            watch.join(); // none is left when a web application is undeployed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
