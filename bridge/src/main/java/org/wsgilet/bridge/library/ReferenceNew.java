package org.wsgilet.bridge.library;

import java.util.Set;
import org.python.core.JyAttribute;
import org.python.core.Py;
import org.python.core.Py2kBuffer;
import org.python.core.PyBoolean;
import org.python.core.PyByteArray;
import org.python.core.PyComplex;
import org.python.core.PyDictionary;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyMemoryView;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.PyXRange;
import org.python.core.Slotted;

/**
 * The {@code __new__} of {@code weakref.ref}, which refuses what has no place for references in CPython: a program that
 * keeps such an object itself, once it is refused, would lose it here.
 */
final class ReferenceNew extends MendedNew {

    private static final long serialVersionUID = 1;

    private static final Set<PyType> WITHOUT = Set.of(
            PyInteger.TYPE,
            PyLong.TYPE,
            PyFloat.TYPE,
            PyComplex.TYPE,
            PyBoolean.TYPE,
            PyString.TYPE,
            PyUnicode.TYPE,
            PyByteArray.TYPE,
            Py2kBuffer.TYPE,
            PyMemoryView.TYPE,
            PyTuple.TYPE,
            PyList.TYPE,
            PyDictionary.TYPE,
            PySlice.TYPE,
            PyXRange.TYPE,
            PyObject.TYPE,
            Py.None.getType());

    ReferenceNew(PyNewWrapper jythons) {
        super(jythons);
    }

    @Override
    public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
        if (keywords.length > 0 && subtype == for_type) {
            throw Py.TypeError("ref() does not take keyword arguments");
        }
        if (arguments.length > keywords.length && !canBeReferenced(arguments[0])) {
            throw Py.TypeError(
                    "cannot create weak reference to '" + arguments[0].getType().fastGetName() + "' object");
        }
        return jythons.new_impl(init, subtype, arguments, keywords);
    }

    private static boolean canBeReferenced(PyObject object) {
        PyType type = object.getType();
        if (JyAttribute.hasAttr(object, JyAttribute.JAVA_PROXY_ATTR)) { // an object of Java
            return true;
        }
        if (!(object instanceof Slotted)) {
            return !WITHOUT.contains(type);
        }
        // CPython has no place in objects of different sizes, nor where __slots__ names none.
        boolean isOfAnySize = object instanceof PyLong
                || object instanceof PyTuple
                || object.getType().isSubType(PyString.TYPE);
        // A type of Java, as sqlite3.Cursor, has neither.
        boolean hasPlace = type.lookup("__weakref__") != null || type.lookup("__slots__") == null;
        return !isOfAnySize && hasPlace;
    }
}
