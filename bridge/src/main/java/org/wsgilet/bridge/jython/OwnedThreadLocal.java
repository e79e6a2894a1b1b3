package org.wsgilet.bridge.jython;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.python.modules.thread.PyLocal;

/**
 * The storage of a Python {@code threading.local}, kept by the object itself. In a variable of the thread, where Jython
 * keeps it, what an application stores would stay with the container's threads after the application has gone; Bottle
 * stores each request so.
 */
public final class OwnedThreadLocal extends ThreadLocal<Object[]> {

    /** The dict of the thread is in the only one. */
    private static final int SLOTS = 1;

    private final Map<Thread, Object[]> values = Collections.synchronizedMap(new WeakHashMap<>());

    private OwnedThreadLocal() {}

    /** Moves the storage of a new {@code threading.local}, and does so only where this Jython can be unloaded. */
    @SuppressWarnings("unchecked")
    public static void install(PyLocal local) throws ReflectiveOperationException {
        Field field = PyLocal.class.getDeclaredField("tdict");
        field.setAccessible(true);
        ThreadLocal<Object[]> before = (ThreadLocal<Object[]>) field.get(local);
        OwnedThreadLocal own = new OwnedThreadLocal();
        own.set(before.get());
        before.remove();
        field.set(local, own);
    }

    @Override
    public Object[] get() {
        return values.computeIfAbsent(Thread.currentThread(), thread -> new Object[SLOTS]);
    }

    @Override
    public void set(Object[] value) {
        values.put(Thread.currentThread(), value);
    }

    @Override
    public void remove() {
        values.remove(Thread.currentThread());
    }
}
