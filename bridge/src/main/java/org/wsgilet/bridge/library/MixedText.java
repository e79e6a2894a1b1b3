package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyBaseString;
import org.python.core.PyByteArray;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.PyXRange;

/**
 * Bytes that are formatted together with Unicode: they are decoded as ASCII, or raise UnicodeDecodeError. Taken for
 * characters, as Jython does, UTF-8 comes out as nonsense that nobody notices before it is stored.
 */
public final class MixedText {

    private static final int ASCII = 0x80;

    private MixedText() {}

    /** Whether {@code '...' % object} takes an object that has items for one argument, not for a mapping. */
    public static boolean isNoMapping(PyObject object) {
        return object instanceof PyBaseString || object instanceof PyXRange;
    }

    /** The items of a tuple, whatever a subclass of it says that they are. */
    public static PyObject arguments(PyObject arguments) {
        boolean isDerived = arguments instanceof PyTuple && arguments.getType() != PyTuple.TYPE;
        return isDerived ? new PyTuple(((PyTuple) arguments).getArray()) : arguments;
    }

    /**
     * What {@code %s} shows: of a subclass of {@code str} what its {@code __str__} gives, or its {@code __unicode__} in
     * Unicode.
     */
    public static PyObject own(PyObject object, boolean unicode) {
        PyType type = object.getType();
        boolean isDerived = object instanceof PyString && !(object instanceof PyUnicode) && type != PyString.TYPE;
        return isDerived && !(unicode && type.lookup("__unicode__") != PyString.TYPE.lookup("__unicode__"))
                ? object.__str__()
                : object;
    }

    /** What {@code repr()} returns: never Unicode, which is encoded where a class's own {@code __repr__} returns it. */
    public static PyString repr(PyObject object) {
        PyString text = object.__repr__();
        return text instanceof PyUnicode unicode ? new PyString(unicode.encode()) : text;
    }

    /**
     * Where Unicode begins: CPython decodes what is left of the format, from the {@code %} of the field on, then what
     * has been formatted.
     *
     * @param index of the first character behind the field
     */
    public static void check(StringBuilder formatted, String format, int index) {
        if (!isAscii(format)) {
            decode(format.substring(Math.max(0, format.lastIndexOf('%', index - 2))));
        }
        if (!isAscii(formatted)) {
            decode(formatted.toString());
        }
    }

    /** Refuses what a method of {@code unicode} cannot take together with its text. */
    public static void check(PyObject other) {
        if (other instanceof PyByteArray) {
            throw Py.TypeError("decoding bytearray is not supported");
        }
    }

    /** The characters of a text that becomes part of a Unicode one, or of one of bytes. */
    public static String characters(PyString text, boolean unicode) {
        return unicode && !(text instanceof PyUnicode) ? decode(text.getString()) : text.getString();
    }

    private static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private static String decode(String bytes) {
        return new PyString(bytes).__unicode__().getString();
    }
}
