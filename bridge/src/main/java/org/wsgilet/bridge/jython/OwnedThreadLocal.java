package org.wsgilet.bridge.jython;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.python.core.Py;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyType;
import org.python.modules.thread.PyLocal;
import org.slf4j.LoggerFactory;

/**
 * The storage of a Python {@code threading.local}, kept by the object itself; threads have a weak reference to their
 * part. In a variable of the thread, where Jython keeps it, what an application stores would stay with the server's
 * threads after the application has gone; Bottle stores each request so.
 */
public final class OwnedThreadLocal extends ThreadLocal<Object[]> {
    private static final String NEW = "__new__";

    /** The dict of the thread is in the only one. */
    private static final int SLOTS = 1;

    private final Map<Thread, Object[]> values = Collections.synchronizedMap(new WeakHashMap<>());
    private final ThreadLocal<WeakReference<Object[]>> ofThread = new ThreadLocal<>();

    public OwnedThreadLocal() {}

    /** Moves the storage of each {@code threading.local} that is made from now on. */
    static void install() {
        PyObject members = PyLocal.TYPE.fastGetDict();
        if (members.__finditem__(NEW) instanceof PyNewWrapper original && !(original instanceof NewLocal)) {
            members.__setitem__(NEW, new NewLocal(original));
        }
    }

    /** Python's {@code thread._local.__new__}. */
    private static final class NewLocal extends PyNewWrapper {

        private static final long serialVersionUID = 1;

        private final transient PyNewWrapper original;
        private final transient Field storage = storage();

        NewLocal(PyNewWrapper original) {
            super(PyLocal.class, NEW, -1, -1);
            setWrappedType(PyLocal.TYPE);
            this.original = original;
        }

        private static Field storage() {
            try {
                return Internal.THREAD_LOCAL.field();
            } catch (ReflectiveOperationException e) {
                LoggerFactory.getLogger(OwnedThreadLocal.class)
                        .warn("threading.local holds on to applications: this Jython is not the one Wsgilet knows", e);
                return null;
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public PyObject new_impl(boolean init, PyType type, PyObject[] arguments, String[] keywords) {
            PyObject local = original.new_impl(init, type, arguments, keywords);
            try {
                if (storage != null) {
                    ThreadLocal<Object[]> before = (ThreadLocal<Object[]>) storage.get(local);
                    OwnedThreadLocal own = new OwnedThreadLocal();
                    own.set(before.get());
                    before.remove();
                    storage.set(local, own);
                }
            } catch (IllegalAccessException e) {
                throw Py.JavaError(e);
            }
            return local;
        }
    }

    @Override
    public Object[] get() {
        WeakReference<Object[]> reference = ofThread.get();
        Object[] value = reference == null ? null : reference.get();
        if (value == null) {
            value = new Object[SLOTS];
            set(value);
        }
        return value;
    }

    @Override
    public void set(Object[] value) {
        values.put(Thread.currentThread(), value);
        ofThread.set(new WeakReference<>(value));
    }

    @Override
    public void remove() {
        values.remove(Thread.currentThread());
        ofThread.remove();
    }
}
