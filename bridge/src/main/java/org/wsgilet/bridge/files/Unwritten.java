package org.wsgilet.bridge.files;

import java.io.Flushable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.ThreadState;
import org.slf4j.LoggerFactory;

/**
 * Buffers of files with bytes that are in no file yet. CPython writes them when the last reference to the file object
 * goes, which the JVM finds out much later: here they are written before any file is opened, looked at or read as a
 * source, before a program is started, when a request ends, and a tenth of a second after they came.
 */
public final class Unwritten {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final int IDLE_ROUNDS = 20;

    private static final Set<Flushable> buffers = ConcurrentHashMap.newKeySet();

    /**
     * No longer in {@code buffers}, maybe not in their files yet: who opens one of these files must not be too early.
     */
    private static final Set<Flushable> beingWritten = ConcurrentHashMap.newKeySet();

    private static Thread writer; // guarded by the class; null if none runs

    private Unwritten() {}

    /** A buffer of {@code io}, which is written by Python. */
    public static void add(PyObject buffer) {
        add(new PythonBuffer(buffer, Py.getSystemState()));
    }

    static void add(Flushable buffer) {
        if (buffers.add(buffer)) {
            startWriter();
        }
    }

    static void remove(Flushable buffer) {
        buffers.remove(buffer);
    }

    /**
     * Writes them all; those that another thread writes are written, too, when this returns. Costs nothing if there are
     * none.
     */
    public static void write() {
        if (!buffers.isEmpty()) {
            buffers.forEach(Unwritten::write);
        }
        if (!beingWritten.isEmpty()) {
            beingWritten.forEach(Unwritten::write); // waits for the lock of the buffer, or comes first
        }
    }

    /** The file may be another request's: an interrupt that is for this one would close it. */
    private static void write(Flushable buffer) {
        beingWritten.add(buffer);
        buffers.remove(buffer);
        boolean interrupted = Thread.interrupted();
        try {
            buffer.flush();
        } catch (PyException | IOException e) {
            // A full disk, a closed file: whoever closes the file is told.
            LoggerFactory.getLogger(Unwritten.class).debug("a file that nobody flushed cannot be written", e);
        } finally {
            beingWritten.remove(buffer);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static synchronized void startWriter() {
        if (writer == null) {
            writer = new Thread(Unwritten::run, "wsgilet-files");
            writer.setDaemon(true);
            writer.setContextClassLoader(Unwritten.class.getClassLoader());
            writer.start();
        }
    }

    /** Ends by itself: a web application that is undeployed leaves no thread. */
    private static void run() {
        int idle = 0;
        while (idle < IDLE_ROUNDS && !Thread.interrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            idle = buffers.isEmpty() ? idle + 1 : 0;
            write();
        }
        synchronized (Unwritten.class) {
            writer = null;
        }
        if (!buffers.isEmpty()) {
            startWriter(); // one came while this thread ended
        }
    }

    /** To be called when no interpreter is left: writes what there is and ends the thread. */
    public static void finish() {
        write();
        Thread running;
        synchronized (Unwritten.class) {
            running = writer;
        }
        if (running != null) {
            running.interrupt();
            try {
                running.join(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class PythonBuffer implements Flushable {

        private final PyObject buffer;
        private final PySystemState interpreter;

        PythonBuffer(PyObject buffer, PySystemState interpreter) {
            this.buffer = buffer;
            this.interpreter = interpreter;
        }

        @Override
        public void flush() {
            ThreadState thread = Py.getThreadState();
            PySystemState before = thread.getSystemState();
            thread.setSystemState(interpreter);
            try {
                buffer.invoke("_flush_if_open");
            } finally {
                thread.setSystemState(before);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PythonBuffer that && that.buffer == buffer;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(buffer);
        }
    }
}
