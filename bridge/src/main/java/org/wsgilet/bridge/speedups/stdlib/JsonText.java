package org.wsgilet.bridge.speedups.stdlib;

import java.util.Arrays;
import org.python.core.Py;
import org.python.core.PyBaseString;
import org.python.core.PyDictionary;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.NativeString;

/** What {@link JsonEncoder} needs to know of text and types. */
final class JsonText {

    private static final PyTuple PLAIN_TYPES = new PyTuple(
            PyBaseString.TYPE, PyInteger.TYPE, PyLong.TYPE, PyFloat.TYPE, PyList.TYPE, PyTuple.TYPE, PyDictionary.TYPE);

    private static final String SHORT = "\"\\\n\r\t\f\b";

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonText() {}

    /** Whether Python's {@code isinstance} takes an object for one of JSON's types. */
    static boolean passesForPlainType(PyObject value) {
        return Py.isInstance(value, PLAIN_TYPES);
    }

    static boolean isAscii(PyObject key) {
        return key instanceof PyString && NativeString.isAscii(key.asString());
    }

    /** As Python's {@code sorted(items, key=lambda item: item[0])}. */
    static PyObject sortedByKey(PyObject items) {
        PyObject[] sorted = new PyList(items).getArray();
        Arrays.sort(sorted, (a, b) -> a.__getitem__(0)._cmp(b.__getitem__(0)));
        return new PyTuple(sorted);
    }

    /** As {@code json.encoder.encode_basestring_ascii}: the bytes of a {@code str} are UTF-8. */
    static void quote(PyString string, StringBuilder json) {
        boolean bytes = !(string instanceof PyUnicode) && !isAscii(string);
        String text = bytes ? string.decode("utf-8").asString() : string.getString();
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                json.append(c);
            } else {
                escape(c, json);
            }
        }
        json.append('"');
    }

    private static void escape(char c, StringBuilder json) {
        int special = SHORT.indexOf(c);
        if (special >= 0) {
            json.append('\\').append("\"\\nrtfb".charAt(special));
            return;
        }
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(HEX[c >> shift & 0xF]);
        }
    }
}
