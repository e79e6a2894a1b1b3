package org.wsgilet.bridge.speedups.bottle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.speedups.StandIn;

/** Bottle's {@code _hkey} and {@code _hval}: the name and the value of a response header as they are sent. */
final class BottleHeaders {

    private static final int MAX_NAMES = 500;

    private BottleHeaders() {}

    static final class Key extends StandIn {

        private final Map<String, PyObject> names = new ConcurrentHashMap<>();

        Key(PyObject original) {
            super(original);
        }

        @Override
        protected PyObject call(PyObject key, PyObject none) {
            if (none != null || key.getClass() != PyString.class) {
                return null;
            }
            String given = ((PyString) key).getString();
            PyObject name = names.get(given);
            if (name == null) {
                name = original.__call__(key);
                if (names.size() < MAX_NAMES) {
                    names.put(given, name);
                }
            }
            return name;
        }
    }

    static final class Value extends StandIn {

        Value(PyObject original) {
            super(original);
        }

        @Override
        protected PyObject call(PyObject value, PyObject none) {
            if (none == null && value.getClass() == PyInteger.class) {
                return decimal(((PyInteger) value).getValue());
            }
            return none == null && value.getClass() == PyString.class && isOneLine(((PyString) value).getString())
                    ? value
                    : null;
        }

        private static boolean isOneLine(String text) {
            return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\0') < 0;
        }
    }

    static PyString decimal(int value) {
        return new PyString(Integer.toString(value));
    }
}
