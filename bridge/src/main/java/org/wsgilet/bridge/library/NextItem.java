package org.wsgilet.bridge.library;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.python.core.Py;
import org.python.core.PyBuiltinMethodNarrow;
import org.python.core.PyIterator;
import org.python.core.PyObject;
import org.python.core.Slotted;

/**
 * {@code next} of a type of iterators. That of Jython asks the object for its next item, which an object of a subclass
 * asks its {@code next} for: no class that extends {@code itertools.chain} came to an end.
 */
final class NextItem extends PyBuiltinMethodNarrow {

    private static final long serialVersionUID = 1;

    private final Class<? extends PyIterator> type;
    private transient volatile MethodHandle item;

    NextItem(Class<? extends PyIterator> type) {
        super("next", 0, 0);
        this.type = type;
        doc = "x.next() -> the next value, or raise StopIteration";
    }

    @Override
    public PyObject __call__() {
        if (!(self instanceof Slotted)) {
            return ((PyIterator) self).next();
        }
        PyObject next = next(self);
        if (next == null) {
            throw Py.StopIteration("");
        }
        return next;
    }

    /** What the method of the type itself answers. */
    private PyObject next(PyObject iterator) {
        try {
            return (PyObject) item().invokeExact(iterator);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("this Jython is not the one Wsgilet knows", e);
        }
    }

    private MethodHandle item() throws ReflectiveOperationException {
        if (item == null) {
            item = MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findSpecial(type, "__iternext__", MethodType.methodType(PyObject.class), type)
                    .asType(MethodType.methodType(PyObject.class, PyObject.class));
        }
        return item;
    }
}
