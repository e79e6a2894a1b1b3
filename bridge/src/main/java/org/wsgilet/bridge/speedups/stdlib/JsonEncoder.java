package org.wsgilet.bridge.speedups.stdlib;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyDictionary;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;

/**
 * What {@code json.dumps} mostly asks for: ASCII, no indentation, in one piece. CPython has two encoders, which differ
 * in what they ask of subclasses: one in C, and one in Python that sorts keys, which Flask asks for. Without sorted
 * keys this is {@code c_make_encoder}'s; with them, what {@code _make_iterencode} makes, which it asks for whatever is
 * not plainly one of JSON's types.
 */
final class JsonEncoder extends PyBuiltinFunctionNarrow {

    private final PyObject original;
    private final PyObject defaultFunction;
    private final PyObject floatText;
    private final boolean plainFloats;
    private final String keySeparator;
    private final String itemSeparator;
    private final boolean sortKeys;
    private final boolean skipKeys;
    private final boolean allowNan;
    private final Set<PyObject> path;

    JsonEncoder(PyObject[] arguments) {
        super("_iterencode", 2, 2, null);
        original = arguments[0];
        path = arguments[1] == Py.None ? null : Collections.newSetFromMap(new IdentityHashMap<>());
        defaultFunction = arguments[2];
        floatText = arguments[3];
        plainFloats = arguments[4].__nonzero__();
        keySeparator = arguments[5].asString();
        itemSeparator = arguments[6].asString();
        sortKeys = arguments[7].__nonzero__();
        skipKeys = arguments[8].__nonzero__();
        allowNan = arguments[9].__nonzero__();
    }

    @Override
    public PyObject __call__(PyObject object, PyObject indentLevel) {
        StringBuilder json = new StringBuilder(256);
        encode(object, json);
        return new PyList(new PyObject[] {new PyString(json.toString())});
    }

    private void encode(PyObject value, StringBuilder json) {
        if (value instanceof PyString string) {
            JsonText.quote(string, json);
        } else if (value == Py.None) {
            json.append("null");
        } else if (value == Py.True) {
            json.append("true");
        } else if (value == Py.False) {
            json.append("false");
        } else if (value instanceof PyInteger || value instanceof PyLong) {
            json.append(value.__str__().getString());
        } else if (value instanceof PyFloat number) {
            json.append(text(number));
        } else if (value instanceof PyList || value instanceof PyTuple) {
            encodeArray(value, json);
        } else if (value instanceof PyDictionary dict) {
            encodeObject(dict, json);
        } else if (value instanceof PyStringMap names) { // the __dict__ of an object
            enter(names);
            PyDictionary dict = new PyDictionary();
            dict.update(names);
            encodeObject(dict, json);
            leave(names);
        } else {
            encodeOther(value, json);
        }
    }

    private String text(PyFloat number) {
        double value = number.getValue();
        if (sortKeys) {
            boolean plain = plainFloats && number.getType() == PyFloat.TYPE && Double.isFinite(value);
            return (plain ? number.__repr__() : floatText.__call__(number)).toString();
        }
        if (Double.isFinite(value)) {
            return new PyFloat(value).__repr__().getString();
        }
        if (!allowNan) {
            throw Py.ValueError("Out of range float values are not JSON compliant");
        }
        return Double.toString(value);
    }

    private void encodeArray(PyObject array, StringBuilder json) {
        if (sortKeys && !array.__nonzero__()) {
            json.append("[]");
            return;
        }
        enter(array);
        json.append('[');
        String separator = "";
        for (PyObject item : array.asIterable()) {
            json.append(separator);
            separator = itemSeparator;
            encode(item, json);
        }
        json.append(']');
        leave(array);
    }

    private void encodeObject(PyDictionary dict, StringBuilder json) {
        if (sortKeys ? !dict.__nonzero__() : dict.getMap().isEmpty()) {
            json.append("{}");
            return;
        }
        enter(dict);
        json.append('{');
        int start = json.length();
        boolean isPlain = dict.getType() == PyDictionary.TYPE;
        if (sortKeys && isPlain) {
            encodeSorted(dict, start, json);
        } else if (sortKeys) {
            encodeItems(dict.invoke("items"), start, json);
        } else if (isPlain) {
            for (Map.Entry<PyObject, PyObject> entry : dict.getMap().entrySet()) {
                encodeItem(entry.getKey(), entry.getValue(), start, json);
            }
        } else {
            for (PyObject key : dict.asIterable()) {
                encodeItem(key, dict.__getitem__(key), start, json);
            }
        }
        json.append('}');
        leave(dict);
    }

    /** Items of a subclass. */
    private void encodeItems(PyObject items, int start, StringBuilder json) {
        for (PyObject item : JsonText.sortedByKey(items).asIterable()) {
            PyObject[] pair = Py.unpackSequence(item, 2);
            encodeItem(pair[0], pair[1], start, json);
        }
    }

    private void encodeSorted(PyDictionary dict, int start, StringBuilder json) {
        PyObject[] keys = dict.getMap().keySet().toArray(Py.EmptyObjects);
        if (Arrays.stream(keys).allMatch(JsonText::isAscii)) {
            Arrays.sort(keys, Comparator.comparing(PyObject::asString));
        } else {
            PyList list = new PyList(keys);
            list.sort();
            keys = list.getArray();
        }
        for (PyObject key : keys) {
            encodeItem(key, dict.__getitem__(key), start, json);
        }
    }

    private void encodeItem(PyObject key, PyObject value, int start, StringBuilder json) {
        PyString text = keyText(key);
        if (text == null) {
            return;
        }
        if (json.length() > start) {
            json.append(itemSeparator);
        }
        JsonText.quote(text, json);
        json.append(keySeparator);
        encode(value, json);
    }

    /** Returns null for a key to be skipped. */
    private PyString keyText(PyObject key) {
        if (key instanceof PyString string) {
            return string;
        }
        if (key instanceof PyFloat number) {
            return new PyString(text(number));
        }
        if (sortKeys && key instanceof PyBoolean truth) {
            return new PyString(truth.getBooleanValue() ? "true" : "false"); // in C, True and False are int
        }
        if (key == Py.None) {
            return new PyString("null");
        }
        if (key instanceof PyInteger || key instanceof PyLong) {
            return key.__str__();
        }
        if (skipKeys) {
            return null;
        }
        throw Py.TypeError(sortKeys ? "key " + key.__repr__() + " is not a string" : "keys must be a string");
    }

    private void encodeOther(PyObject value, StringBuilder json) {
        if (sortKeys && JsonText.passesForPlainType(value)) {
            // A proxy, such as Flask's: isinstance() takes it for what it stands for.
            for (PyObject chunk : original.__call__(value, Py.Zero).asIterable()) {
                json.append(chunk.asString());
            }
            return;
        }
        enter(value);
        encode(defaultFunction.__call__(value), json);
        leave(value);
    }

    private void enter(PyObject container) {
        if (path != null && !path.add(container)) {
            throw Py.ValueError("Circular reference detected");
        }
    }

    private void leave(PyObject container) {
        if (path != null) {
            path.remove(container);
        }
    }
}
