package org.wsgilet.bridge.debug;

import java.util.IdentityHashMap;
import java.util.Map;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFrozenSet;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.python.modules._collections.PyDeque;
import org.wsgilet.bridge.jython.NativeString;

/**
 * What Python's {@code repr()} shows of a value, cut off after some characters: the lists, tuples, dictionaries and
 * strings of Python are read no further than they are shown, whatever their size. Code of the application runs for
 * other objects, and may raise itself.
 */
final class BoundedRepr {

    private static final int MANY = 1000;

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private final Map<PyObject, PyObject> inside = new IdentityHashMap<>();
    private boolean isCut;

    BoundedRepr(int limit) {
        this.limit = limit;
    }

    String of(PyObject value) {
        add(value);
        return isCut ? text + " ..." : text.toString();
    }

    private void add(PyObject value) {
        Class<?> type = value.getClass();
        if (type == PyList.class || type == PyTuple.class || type == PyDictionary.class) {
            container(value);
        } else if (type == PyString.class || type == PyUnicode.class) {
            string(value);
        } else if (isLarge(value)) {
            write("<" + value.getType().fastGetName() + " of " + value.__len__() + " items>");
        } else {
            write(repr(value));
        }
    }

    /** Sets and classes derived from containers, whose code would show all of it. */
    private static boolean isLarge(PyObject value) {
        boolean isContainer = value instanceof PyList
                || value instanceof PyTuple
                || value instanceof AbstractDict
                || value instanceof PySet
                || value instanceof PyFrozenSet
                || value instanceof PyDeque;
        try {
            return isContainer && value.__len__() > MANY;
        } catch (PyException e) {
            return false;
        }
    }

    private void container(PyObject value) {
        if (inside.put(value, value) != null) {
            write(value instanceof PyList ? "[...]" : value instanceof PyTuple ? "(...)" : "{...}");
            return;
        }
        if (value instanceof PyDictionary dictionary) {
            dictionary(dictionary);
        } else {
            sequence(value, value instanceof PyList);
        }
        inside.remove(value);
    }

    private void sequence(PyObject values, boolean isList) {
        write(isList ? "[" : "(");
        int size = values.__len__();
        for (int i = 0; i < size && !isCut; i++) {
            write(i == 0 ? "" : ", ");
            PyObject value = values.__finditem__(i);
            if (value == null) {
                break; // another thread has made it shorter
            }
            add(value);
        }
        write(isList ? "]" : size == 1 ? ",)" : ")");
    }

    private void dictionary(PyDictionary dictionary) {
        write("{");
        boolean first = true;
        for (Map.Entry<PyObject, PyObject> entry : dictionary.getMap().entrySet()) {
            if (isCut) {
                return;
            }
            write(first ? "" : ", ");
            first = false;
            add(entry.getKey());
            write(": ");
            add(entry.getValue());
        }
        write("}");
    }

    /** One character more than fits says that it is cut. */
    private void string(PyObject string) {
        int most = limit - text.length() + 1;
        if (string.__len__() <= most) {
            write(repr(string));
            return;
        }
        String beginning = repr(string.__getslice__(Py.Zero, Py.newInteger(Math.max(0, most))));
        write(beginning);
        isCut = true;
    }

    private void write(String part) {
        if (isCut) {
            return;
        }
        int room = limit - text.length();
        text.append(part, 0, Math.min(room, part.length()));
        isCut = part.length() > room;
    }

    private static String repr(PyObject value) {
        try {
            return NativeString.decoded(value.__repr__().toString());
        } catch (PyException | StackOverflowError e) {
            return "<" + value.getType().fastGetName() + " whose repr() failed>";
        }
    }
}
