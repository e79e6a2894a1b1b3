package org.wsgilet.bridge.library;

import org.python.core.PyBuiltinMethod;
import org.python.core.PyFunction;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.modules._hashlib;
import org.wsgilet.bridge.jython.Internal;

/** Methods of built-in types, which all interpreters of a JVM share, put there anew; functions as built-in ones. */
public final class BuiltinTypes {

    private static boolean isEncodeMended;
    private static boolean isFormatMended;

    private BuiltinTypes() {}

    /** {@code update} of hashes takes whatever has bytes. */
    public static void mendHashes() {
        put(_hashlib.Hash.TYPE, "update", new HashUpdate());
    }

    /** {@code unicode.encode} keeps what follows a character beyond U+FFFF. */
    static synchronized void mendEncode() {
        PyObject encode = PyUnicode.TYPE.fastGetDict().__finditem__("encode");
        if (!isEncodeMended) {
            isEncodeMended = true;
            put(PyUnicode.TYPE, "encode", new UnicodeEncode(encode));
        }
    }

    /** {@code format} takes the text of what it formats as CPython does. */
    static synchronized void mendFormat() {
        if (!isFormatMended) {
            isFormatMended = true;
            put(PyString.TYPE, "format", new FormatMethod());
            put(PyUnicode.TYPE, "format", new FormatMethod());
        }
    }

    /** A function as those that are C in CPython: no method where a class has it. */
    public static PyObject functionOfC(PyFunction function) {
        return new CFunction(function);
    }

    private static synchronized void put(PyType type, String name, PyBuiltinMethod method) {
        type.fastGetDict().__setitem__(name, method.makeDescriptor(type));
        try {
            Internal.FORGET_METHODS.method().invoke(type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this Jython is not the one Wsgilet knows", e);
        }
    }
}
