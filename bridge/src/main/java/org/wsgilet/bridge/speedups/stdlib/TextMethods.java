package org.wsgilet.bridge.speedups.stdlib;

import java.lang.reflect.Method;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyGenerator;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySequenceList;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.jython.Internal;
import org.wsgilet.bridge.jython.NativeString;

/**
 * {@code unicode.encode} for UTF-8 and {@code join}, with which most pages end, by the JVM's own functions. Jython's
 * look at each character several times. They belong to the built-in types, and so to all interpreters of a JVM. Errors,
 * other encodings and whatever else is rare are left to Jython's.
 */
final class TextMethods {

    private static boolean installed;

    private TextMethods() {}

    static synchronized void install() {
        if (installed) {
            return;
        }
        installed = true;
        try {
            Method forgetMethods = Internal.FORGET_METHODS.method();
            put(PyUnicode.TYPE, new Encode(method(PyUnicode.TYPE, "encode")));
            put(PyUnicode.TYPE, new Join(method(PyUnicode.TYPE, "join")));
            put(PyString.TYPE, new Join(method(PyString.TYPE, "join")));
            forgetMethods.invoke(PyUnicode.TYPE);
            forgetMethods.invoke(PyString.TYPE);
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(TextMethods.class)
                    .debug("unicode.encode and join are Jython's own: this Jython is not the one Wsgilet knows", e);
        }
    }

    private static PyObject method(PyType type, String name) {
        return type.fastGetDict().__finditem__(name);
    }

    private static void put(PyType type, Replacement method) {
        type.fastGetDict().__setitem__(method.name, method.makeDescriptor(type));
    }

    private abstract static class Replacement extends PyBuiltinMethod {

        private final PyObject original;
        private final String name;

        Replacement(String name, PyObject original) {
            super(name);
            this.name = name;
            this.original = original;
        }

        /** Null where Jython's own method has to see to it. */
        abstract PyObject call(PyString self, PyObject argument);

        @Override
        public PyObject __call__(PyObject argument) {
            PyObject result = call((PyString) self, argument);
            return result == null ? original(argument) : result;
        }

        final PyObject original(PyObject argument) {
            return original.__get__(self, self.getType()).__call__(argument);
        }

        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            return arguments.length == 1 && keywords.length == 0
                    ? __call__(arguments[0])
                    : original.__get__(self, self.getType()).__call__(arguments, keywords);
        }

        @Override
        public String getDoc() {
            return original.__getattr__("__doc__").toString();
        }
    }

    private static final class Encode extends Replacement {

        Encode(PyObject original) {
            super("encode", original);
        }

        @Override
        PyObject call(PyString self, PyObject encoding) {
            if (!NativeString.isEqual(encoding, "utf-8")
                    && !NativeString.isEqual(encoding, "utf8")
                    && !NativeString.isEqual(encoding, "UTF-8")) {
                return null;
            }
            return NativeString.utf8(self.getString());
        }
    }

    private static final class Join extends Replacement {

        Join(PyObject original) {
            super("join", original);
        }

        @Override
        PyObject call(PyString self, PyObject given) {
            PyObject pieces = given.getClass() == PyGenerator.class ? new PyList(given) : given;
            PyUnicode joined = pieces.getClass() == PyList.class || pieces.getClass() == PyTuple.class
                    ? joined(self, ((PySequenceList) pieces).getArray())
                    : null;
            if (joined != null || pieces == given) {
                return joined;
            }
            return original(pieces); // the generator is at its end
        }

        /** Null if the pieces are fewer than two, or are not all texts, or do not make a {@code unicode}. */
        private static PyUnicode joined(PyString separator, PyObject[] pieces) {
            if (pieces.length < 2 || !makeUnicode(separator, pieces) || !isText(separator)) {
                return null;
            }
            boolean isBasic = separator.isBasicPlane();
            long length = (long) separator.getString().length() * (pieces.length - 1);
            for (PyObject piece : pieces) {
                PyString text = (PyString) piece;
                if (!isText(text)) {
                    return null;
                }
                isBasic &= text.isBasicPlane();
                length += text.getString().length();
            }
            if (length > Integer.MAX_VALUE) {
                return null;
            }
            StringBuilder joined = new StringBuilder((int) length);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    joined.append(separator.getString());
                }
                joined.append(((PyString) pieces[i]).getString());
            }
            return isBasic ? new PyUnicode(joined.toString(), true) : new PyUnicode(joined.toString());
        }

        private static boolean makeUnicode(PyString separator, PyObject[] pieces) {
            boolean isUnicode = separator instanceof PyUnicode;
            for (PyObject piece : pieces) {
                if (!(piece instanceof PyString)) {
                    return false;
                }
                isUnicode |= piece instanceof PyUnicode;
            }
            return isUnicode;
        }

        /** Whether it need not be decoded. */
        private static boolean isText(PyString text) {
            return text instanceof PyUnicode || NativeString.isAscii(text.getString());
        }
    }
}
