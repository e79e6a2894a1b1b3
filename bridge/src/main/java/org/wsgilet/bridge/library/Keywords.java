package org.wsgilet.bridge.library;

import java.util.Map;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;

/** The mapping behind {@code **} of a call. */
public final class Keywords {

    private Keywords() {}

    /**
     * A dict of its items. As in CPython, a class that extends dict is not asked: its items are those of the dict.
     *
     * @param mapping null where a call has none
     * @param called a function, a method or a type
     * @param keywords that the call has besides
     * @throws PyException TypeError, in CPython's words, if it is no mapping or has one of the keywords, too
     */
    public static PyObject of(PyObject mapping, PyObject called, String[] keywords) {
        PyObject items = items(mapping);
        if (items == null) {
            return null;
        }
        if (!(items instanceof AbstractDict)) {
            throw Py.TypeError(name(called) + " argument after ** must be a mapping, not "
                    + mapping.getType().fastGetName());
        }
        for (String keyword : keywords) {
            if (items.__finditem__(keyword) != null) {
                throw Py.TypeError(name(called) + " got multiple values for keyword argument '" + keyword + "'");
            }
        }
        return items;
    }

    private static String name(PyObject called) {
        PyObject function = called instanceof PyMethod method ? method.__func__ : called;
        return function instanceof PyFunction named
                ? named.__name__ + "()"
                : function.getType().fastGetName() + " object";
    }

    private static PyObject items(PyObject mapping) {
        if (mapping == null || mapping.getClass() == PyDictionary.class || mapping.getClass() == PyStringMap.class) {
            return mapping;
        }
        return mapping instanceof AbstractDict dict ? copy(dict) : read(mapping);
    }

    private static PyObject copy(AbstractDict dict) {
        PyDictionary items = new PyDictionary();
        for (Map.Entry<?, PyObject> item : dict.getMap().entrySet()) {
            PyObject key =
                    item.getKey() instanceof String text ? PyString.fromInterned(text) : (PyObject) item.getKey();
            items.__setitem__(key, item.getValue());
        }
        return items;
    }

    private static PyObject read(PyObject mapping) {
        PyObject keys = mapping.__findattr__("keys");
        if (keys == null) {
            return mapping;
        }
        PyDictionary items = new PyDictionary();
        for (PyObject key : keys.__call__(Py.EmptyObjects, Py.NoKeywords).asIterable()) {
            items.__setitem__(key, mapping.__getitem__(key));
        }
        return items;
    }
}
