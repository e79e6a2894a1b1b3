package org.wsgilet.bridge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.python.core.ThreadState;
import org.wsgilet.bridge.container.Container;
import org.wsgilet.bridge.environ.InputFile;
import org.wsgilet.bridge.jython.Interruption;
import org.wsgilet.bridge.jython.PythonStack;
import org.wsgilet.bridge.response.ResponseWriter;

/**
 * A request that an application is working on, for those who watch it from another thread. They may hold it for longer
 * than it runs, when the container uses its own object for the next request: what they are shown is noted when it
 * begins. All methods are safe for use by many threads.
 */
public final class RunningRequest {

    /** How long a thread has to leave the application after its timeout. */
    private static final Duration LETTING_GO = Duration.ofSeconds(1);

    /** INVARIANT: read under the lock, before the request has ended. */
    private final HttpServletRequest request;

    private final String method;
    private final String uri;
    private final Container container;
    private final WsgiApplication application;
    private final InputFile input;
    private final ResponseWriter writer;
    private final String id;
    private final Thread thread = Thread.currentThread();
    private final ThreadState state;
    private final long startNanos = System.nanoTime();

    private boolean ended;
    private boolean responding;
    private Interruption interruption;
    private volatile boolean timedOut;
    private volatile long timedOutNanos;

    RunningRequest(Exchange exchange, ThreadState state) {
        this.request = exchange.request;
        this.method = exchange.method;
        this.uri = exchange.uri;
        this.container = exchange.container;
        this.application = exchange.application;
        this.input = exchange.input;
        this.writer = exchange.writer;
        this.id = exchange.id;
        this.state = state;
    }

    /** Method and path, without the query, which may hold secrets. */
    public String title() {
        return method + " " + uri;
    }

    /** Null where requests have no id. */
    public String id() {
        return id;
    }

    public String threadName() {
        return thread.getName();
    }

    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** The Python code that runs now, the innermost frame last. */
    public String pythonStack() {
        return PythonStack.of(state);
    }

    /** The Java code that runs now, the innermost frame first, down to where the application was called. */
    public String javaStack() {
        return Arrays.stream(thread.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().equals(Exchange.class.getName()))
                .map(frame -> "\tat " + frame + "\n")
                .collect(Collectors.joining());
    }

    boolean isOf(WsgiApplication candidate) {
        return application == candidate;
    }

    /** What, how long, on which thread, and where in the Python code. */
    public String describe() {
        return title() + " for " + age().toMillis() / 1000.0 + " s on " + threadName()
                + (id == null ? "" : ", request id " + id) + "\n" + pythonStack();
    }

    /** How many bytes of both bodies have gone through the application's hands until now. */
    public long bytes() {
        return input.received() + writer.sent();
    }

    /** Whether the client is what is waited for: its body, or that it takes the response. */
    public boolean isWaitingForClient() {
        return Arrays.stream(thread.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(
                        name -> name.equals(ResponseWriter.class.getName()) || name.equals(InputFile.class.getName()));
    }

    /**
     * Ends the request: answers 504 if nothing was sent, else cuts the response, and raises {@code RequestTimeout} in
     * the Python code.
     *
     * @return false if it has ended or timed out before
     */
    public boolean timeOut(String message) {
        return end(message, () -> container.timeOut(request, responding));
    }

    /**
     * Closes the connection of a client that is waited for, and raises {@code RequestTimeout} in the Python code.
     *
     * @return false if the request has ended or timed out before
     */
    public boolean cutOff(String message) {
        return end(message, () -> container.cutOff(request));
    }

    private synchronized boolean end(String message, Runnable tellTheClient) {
        if (ended || timedOut) {
            return false;
        }
        timedOutNanos = System.nanoTime();
        timedOut = true;
        tellTheClient.run();
        interruption = new Interruption(state, application.requestTimeout(), message);
        interruption.install();
        return true;
    }

    /** Wakes the thread if it waits in Java code, and the exception has not reached the Python code otherwise. */
    public synchronized void interrupt() {
        Thread.State now = thread.getState();
        boolean waits = now == Thread.State.WAITING || now == Thread.State.TIMED_WAITING;
        if (!ended && interruption != null && !interruption.isDelivered() && waits) {
            thread.interrupt();
        }
    }

    /**
     * Whether its thread is lost: it has timed out, and neither the exception nor interrupts have ended it. A thread
     * that comes back all the same is found no more.
     */
    public boolean isLost() {
        return timedOut && System.nanoTime() - timedOutNanos > LETTING_GO.toNanos();
    }

    /** Whether its own thread ends the process, and waits for that. */
    public boolean isEndingProcess() {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }

    boolean isTimedOut() {
        return timedOut;
    }

    /** From here on a timeout cuts the response; false if there has been one. */
    synchronized boolean respond() {
        responding = true;
        return !timedOut;
    }

    /** To be called by the thread of the request, when it has left the application. */
    synchronized void end() {
        ended = true;
        if (interruption != null) {
            interruption.uninstall();
            Thread.interrupted(); // not for the next request on this thread
        }
    }
}
