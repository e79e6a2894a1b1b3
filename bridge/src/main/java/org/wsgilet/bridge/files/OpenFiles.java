package org.wsgilet.bridge.files;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.channels.FileChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The files that Python code has opened and not closed. CPython closes a file with the last reference to it; the JVM
 * finds out when it collects, which it does for want of memory, not of descriptors. When they are many, this asks it
 * to.
 */
final class OpenFiles {

    private static final int SHARE = 2; // of the limit: the others are for sockets, jars and databases
    private static final int MOST = 2048;
    private static final int LEAST = 16;
    private static final int MAX_WAITS = 20;
    private static final long PAUSE_NANOS = 2_000_000;

    private static final Set<Ticket> open = ConcurrentHashMap.newKeySet();
    private static final ReferenceQueue<Object> dropped = new ReferenceQueue<>();

    private static volatile int allowed = allowed();

    private OpenFiles() {}

    /** One open file, which is closed when its owner is gone. */
    static final class Ticket extends PhantomReference<Object> {

        private final FileChannel channel;

        private Ticket(Object owner, FileChannel channel) {
            super(owner, dropped);
            this.channel = channel;
        }
    }

    private static int allowed() {
        long limit = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 1024;
        return (int) Math.max(LEAST, Math.min(MOST, limit / SHARE));
    }

    static Ticket add(Object owner, FileChannel channel) {
        Ticket ticket = new Ticket(owner, channel);
        open.add(ticket);
        return ticket;
    }

    /** To be called when it is closed. */
    static void remove(Ticket ticket) {
        ticket.clear();
        open.remove(ticket);
    }

    /** To be called before one more is opened. */
    static void makeRoom() {
        closeFound();
        if (open.size() >= allowed) {
            closeDropped(allowed() / 2);
        }
    }

    /** Has the JVM collect, and waits until the files that it found are closed, or none was. */
    static synchronized void closeDropped(int goal) {
        if (open.size() <= goal) {
            return; // another thread has just done it
        }
        System.gc();
        for (int waits = 0; waits < MAX_WAITS; waits++) {
            finalizeObjects();
            closeFound();
            if (open.size() <= goal) {
                break;
            }
            LockSupport.parkNanos(PAUSE_NANOS); // the JVM hands over what it found on a thread of its own
        }
        // An application that holds many does not have the JVM collect for each further one.
        allowed = Math.max(allowed(), 2 * open.size());
    }

    private static void closeFound() {
        for (Reference<?> found = dropped.poll(); found != null; found = dropped.poll()) {
            open.remove(found);
            try {
                ((Ticket) found).channel.close();
            } catch (IOException e) {
                // Nobody is there to be told.
            }
        }
    }

    @SuppressWarnings("removal") // as long as Jython's files have finalizers
    private static void finalizeObjects() {
        Runtime.getRuntime().runFinalization();
    }
}
