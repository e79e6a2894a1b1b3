package org.wsgilet.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.wsgilet.bridge.debug.Debug;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.StandInStatus;
import org.wsgilet.bridge.loading.AppLoader;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.bridge.loading.SlowLoad;

/**
 * A Python application, loaded into an interpreter of its own. Many threads may call it at once. To be closed when no
 * request is running.
 */
public final class WsgiApplication implements AutoCloseable {

    private final Interpreter interpreter;
    private final PyObject callable;
    private final WsgiSettings settings;

    /** How many requests are inside, plus {@link #RETIRED} once no further one may enter. */
    private final AtomicInteger visitors = new AtomicInteger();

    private static final int RETIRED = Integer.MIN_VALUE;

    private final CountDownLatch empty = new CountDownLatch(1);

    /** How long a sending thread waits for further work. */
    private static final int IDLE_SECONDS = 5;

    private final ExecutorService sendingThreads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), WsgiApplication::newThread);

    private WsgiApplication(WsgiSettings settings, Interpreter interpreter, PyObject callable) {
        this.settings = settings;
        this.interpreter = interpreter;
        this.callable = callable;
    }

    /** @throws LoadException if the application is not there, raises when imported, or cannot be called */
    public static WsgiApplication load(WsgiSettings settings) throws LoadException {
        return load(settings, newInterpreter(settings));
    }

    /** @param interpreter for this application alone; it is closed if the application cannot be loaded */
    static WsgiApplication load(WsgiSettings settings, Interpreter interpreter) throws LoadException {
        boolean loaded = false;
        try {
            PyObject callable = interpreter.runOnNewThread(() -> {
                try (SlowLoad watch = SlowLoad.watch(settings.application())) {
                    return AppLoader.load(interpreter, settings.application(), settings.workingDirectory());
                }
            });
            loaded = true;
            return new WsgiApplication(settings, interpreter, callable);
        } finally {
            if (!loaded) {
                interpreter.close();
            }
        }
    }

    static Interpreter newInterpreter(WsgiSettings settings) {
        return new Interpreter(
                settings.workingDirectory(),
                settings.folders(),
                settings.environment(),
                classLoader(),
                settings.output(),
                settings.noSpeedups());
    }

    /** The Java classes that Python code can import: those of the web application or program around us. */
    private static ClassLoader classLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : WsgiApplication.class.getClassLoader();
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "wsgilet-send");
        thread.setDaemon(true);
        return thread;
    }

    /** What it was loaded with. */
    WsgiSettings settings() {
        return settings;
    }

    /** Lets a request in, which has to {@link #leave}; false if the application is to be closed. */
    boolean tryEnter() {
        if (visitors.incrementAndGet() > 0) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        if (visitors.decrementAndGet() == RETIRED) {
            empty.countDown();
        }
    }

    /**
     * Lets no request in any more and waits until those inside have left.
     *
     * @return false if some have not left in that time
     */
    boolean retire(Duration patience) throws InterruptedException {
        if (visitors.getAndUpdate(count -> count | RETIRED) == 0) {
            empty.countDown();
        }
        return empty.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Interpreter.Visit enter() {
        return interpreter.enter();
    }

    /** PEP 3333's {@code application(environ, start_response)}, by a thread that has entered the interpreter. */
    PyObject call(ThreadState thread, PyObject environ, PyObject startResponse) {
        return callable.__call__(thread, environ, startResponse);
    }

    /** What was to be loaded: {@code module:attribute}. */
    public String name() {
        return settings.application();
    }

    /** The packages that the application has loaded and that tell their version, by name. */
    public Map<String, String> versions() {
        return interpreter.versions();
    }

    /** The stand-ins for code of what the application has loaded, and why one is left out. */
    public List<StandInStatus> standIns() {
        return interpreter.standIns();
    }

    /** Where responses are sent while the application makes more of them: a thread each, at once. */
    Executor sendingThreads() {
        return sendingThreads;
    }

    Debug debug() {
        return settings.debug();
    }

    boolean hasRequestIds() {
        return settings.requestIds();
    }

    /** The class of the exception that ends a request over its time. */
    PyObject requestTimeout() {
        return interpreter.requestTimeout();
    }

    @Override
    public void close() {
        sendingThreads.shutdown();
        interpreter.close();
    }

    /** The application as Python shows it. */
    @Override
    public String toString() {
        try (Interpreter.Visit visit = enter()) {
            return callable.__repr__().toString();
        }
    }
}
