package org.wsgilet.bridge.library;

import org.python.core.ArgParser;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyByteArray;
import org.python.core.PyMemoryView;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.PyUnicodeDerived;
import org.python.core.codecs;

/**
 * {@code unicode(object, encoding, errors)} of CPython: with an encoding or errors only bytes are decoded, and a
 * TypeError tells of what is none, on which programs rely; a subclass decodes as {@code unicode} itself does. Jython
 * takes the text of any object whatever the encoding, and lets subclasses decode as ASCII alone.
 */
public final class UnicodeNew {

    private static final String[] NAMES = {"string", "encoding", "errors"};

    private UnicodeNew() {}

    /** Called by the changed {@code PyUnicode}. */
    public static PyObject of(PyType type, PyObject[] args, String[] keywords) {
        ArgParser given = new ArgParser("unicode", args, keywords, NAMES, 0);
        PyObject object = given.getPyObject(0, null);
        String encoding = name(given, 1);
        String errors = name(given, 2);
        PyUnicode text = object == null ? new PyUnicode("") : text(object, encoding, errors);
        return type == PyUnicode.TYPE ? text : new PyUnicodeDerived(type, text);
    }

    private static String name(ArgParser given, int index) {
        PyObject name = given.getPyObject(index, null);
        if (name != null && !(name instanceof PyString)) {
            throw Py.TypeError("unicode() argument " + (index + 1) + " must be string, not "
                    + (name == Py.None ? "None" : name.getType().fastGetName()));
        }
        return name == null ? null : PyUnicode.checkEncoding(name.toString());
    }

    private static PyUnicode text(PyObject object, String encoding, String errors) {
        if (encoding == null && errors == null) {
            PyUnicode text = MixedText.own(object, true).__unicode__();
            // What an object answers is left as it is, also by CPython: texts that are marked as safe remain so.
            return hasOwnText(object) || text.getType() == PyUnicode.TYPE ? text : new PyUnicode(text.getString());
        }
        PyObject decoded = codecs.decode(bytes(object), encoding, errors);
        if (decoded instanceof PyUnicode text) {
            return text.getType() == PyUnicode.TYPE ? text : new PyUnicode(text.getString());
        }
        throw Py.TypeError("decoder did not return an unicode object (type="
                + decoded.getType().fastGetName() + ")");
    }

    private static boolean hasOwnText(PyObject object) {
        return !(object instanceof PyUnicode)
                || object.getType().lookup("__unicode__") != PyUnicode.TYPE.lookup("__unicode__");
    }

    private static PyString bytes(PyObject object) {
        if (object instanceof PyUnicode) {
            throw Py.TypeError("decoding Unicode is not supported");
        }
        if (object instanceof PyByteArray) {
            throw Py.TypeError("decoding bytearray is not supported");
        }
        if (object instanceof PyString bytes) {
            return bytes;
        }
        if (object instanceof BufferProtocol && !(object instanceof PyMemoryView)) {
            return new PyString(object.__str__().toString());
        }
        throw Py.TypeError("coercing to Unicode: need string or buffer, "
                + object.getType().fastGetName() + " found");
    }
}
