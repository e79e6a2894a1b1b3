package org.wsgilet.bridge.library;

import static org.wsgilet.bridge.jython.ExposedMethod.withoutArgument;

import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyIterator;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.ExposedMethod;
import org.wsgilet.bridge.jython.ExposedTypes;

/** The Python types of iterators, with the names and methods that they have in CPython. */
public final class IteratorTypes {

    private IteratorTypes() {}

    /** Called by the changed iterators in their static initializers. */
    public static void expose(Class<? extends PyObject> type, String name) {
        ExposedMethod<PyIterator> next = withoutArgument("next", (iterator, none) -> iterator.next());
        ExposedTypes.of(
                type,
                name,
                null,
                next.documented("x.next() -> the next value, or raise StopIteration"),
                withoutArgument("__iter__", (PyObject iterator, PyObject none) -> iterator),
                lengthHint());
    }

    static PyBuiltinMethod lengthHint() {
        return withoutArgument(
                        "__length_hint__", (PyObject iterator, PyObject none) -> Py.newInteger(LengthHint.of(iterator)))
                .documented("Private method returning an estimate of len(list(it)).");
    }
}
