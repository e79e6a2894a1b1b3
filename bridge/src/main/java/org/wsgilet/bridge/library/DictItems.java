package org.wsgilet.bridge.library;

import java.util.Map;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;

/** The items of a dict compared with those of another, as CPython does: no method of a subclass is asked. */
final class DictItems {

    private DictItems() {}

    static PyObject eq(PyDictionary dict, PyObject other) {
        return other instanceof PyDictionary items ? Py.newBoolean(isSame(dict, items)) : Py.NotImplemented;
    }

    static PyObject ne(PyDictionary dict, PyObject other) {
        return other instanceof PyDictionary items ? Py.newBoolean(!isSame(dict, items)) : Py.NotImplemented;
    }

    private static boolean isSame(PyDictionary dict, PyDictionary other) {
        if (dict.getMap().size() != other.getMap().size()) {
            return false;
        }
        for (Map.Entry<PyObject, PyObject> item : dict.getMap().entrySet()) {
            PyObject value = other.getMap().get(item.getKey());
            if (value == null || !item.getValue().equals(value)) {
                return false;
            }
        }
        return true;
    }
}
