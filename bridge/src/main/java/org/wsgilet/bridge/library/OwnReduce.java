package org.wsgilet.bridge.library;

import java.util.List;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyJavaType;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyType;

/**
 * {@code object.__reduce_ex__}: a {@code __reduce__} that an instance has of its own is called where its class has one,
 * too, as CPython's getattr finds it first. Texts that Django translates late are pickled so.
 */
final class OwnReduce {

    private static final String REDUCE = "__reduce__";

    /** What {@code copy_reg} makes anew and fills. */
    private static final Set<PyType> STATELESS =
            Set.of(PyObject.TYPE, PyList.TYPE, PyDictionary.TYPE, PyType.fromClass(PyType.class));

    private static final List<String> METHODS = List.of("__reduce_ex__", REDUCE, "__getnewargs__", "__getstate__");

    private OwnReduce() {}

    /** @param original Jython's, which looks into the class alone */
    static PyObject of(PyObject original, PyObject object, PyObject protocol) {
        PyObject own = object instanceof PyType ? null : own(object);
        if (own != null && object.getType().lookup(REDUCE) != PyObject.TYPE.lookup(REDUCE)) {
            return own.__call__();
        }
        if (isWithoutState(object.getType(), protocol)) {
            throw Py.TypeError("can't pickle " + object.getType().fastGetName() + " objects");
        }
        PyObject bound = original.__get__(object, object.getType());
        return bound.__call__(protocol == null ? Py.Zero : protocol);
    }

    /**
     * Whether an object is of a type in Java that says nothing of how it is pickled. "Instances of extension types with
     * a state that ... haven't implemented any pickle-related methods can no longer be pickled" (CPython, bpo-22995):
     * what came back was an empty object, such as a lock that nobody holds.
     */
    private static boolean isWithoutState(PyType type, PyObject protocol) {
        if (protocol == null || protocol.asInt() < 2) {
            return false; // copy_reg looks
        }
        PyType base = type;
        while (isOfPython(base)) {
            base = (PyType) base.getBase();
        }
        return !(base instanceof PyJavaType)
                && !STATELESS.contains(base)
                && METHODS.stream().allMatch(name -> type.lookup(name) == PyObject.TYPE.lookup(name));
    }

    private static boolean isOfPython(PyType type) {
        return type.getBase() instanceof PyType && (type.getFlags().asLong(0) & Py.TPFLAGS_HEAPTYPE) != 0;
    }

    private static PyObject own(PyObject object) {
        PyObject names = object.fastGetDict();
        return names == null ? null : names.__finditem__(REDUCE);
    }
}
