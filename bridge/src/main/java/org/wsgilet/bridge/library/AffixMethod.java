package org.wsgilet.bridge.library;

import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyByteArray;
import org.python.core.PyException;
import org.python.core.PyMemoryView;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.ExposedMethod;

/**
 * {@code startswith} and {@code endswith} of {@code str} and {@code unicode}. Jython's write the Unicode texts of a
 * tuple over the others, in the tuple itself, find an empty text behind the end, and refuse what follows in a tuple
 * before they look at what comes first.
 */
final class AffixMethod extends PyBuiltinMethod {

    private static final long serialVersionUID = 1;

    private static final int MOST_ARGUMENTS = 3;

    private final boolean atEnd;

    /** @param jythons the method in whose place this is, whose words for {@code help()} stay */
    AffixMethod(String name, PyObject jythons) {
        super(name);
        atEnd = name.equals("endswith");
        doc = jythons.__getattr__("__doc__").toString();
    }

    @Override
    public int __cmp__(PyObject other) {
        return ExposedMethod.ordered(super.__cmp__(other), this, other);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (keywords.length > 0) {
            throw Py.TypeError(info.getName() + "() takes no keyword arguments");
        }
        return switch (arguments.length) {
            case 0 -> throw Py.TypeError(info.getName() + "() takes at least 1 argument (0 given)");
            case 1 -> __call__(arguments[0]);
            case 2 -> has(arguments[0], SearchRange.of(arguments[1], Py.None));
            case MOST_ARGUMENTS -> has(arguments[0], SearchRange.of(arguments[1], arguments[2]));
            default ->
                throw Py.TypeError(info.getName() + "() takes at most 3 arguments (" + arguments.length + " given)");
        };
    }

    @Override
    public PyObject __call__(PyObject affix) {
        return has(affix, SearchRange.WHOLE);
    }

    private PyObject has(PyObject affix, SearchRange range) {
        if (affix instanceof PyTuple several) {
            for (PyObject each : several.getArray()) {
                if (hasOne(each, range)) {
                    return Py.True;
                }
            }
            return Py.False;
        }
        try {
            return Py.newBoolean(hasOne(affix, range));
        } catch (PyException e) {
            if (!e.match(Py.TypeError)) {
                throw e;
            }
            throw Py.TypeError(info.getName() + " first arg must be str, unicode, or tuple, not "
                    + affix.getType().fastGetName());
        }
    }

    private boolean hasOne(PyObject affix, SearchRange range) {
        PyString text = (PyString) self;
        if (text instanceof PyUnicode || affix instanceof PyUnicode) {
            PyUnicode characters = text instanceof PyUnicode unicode ? unicode : text.__unicode__();
            return hasUnicode(characters, unicode(affix), range);
        }
        return hasText(text.getString(), bytes(affix), range);
    }

    private static String bytes(PyObject affix) {
        if (affix instanceof PyString bytes) {
            return bytes.getString();
        }
        if (affix instanceof BufferProtocol data && !(affix instanceof PyMemoryView)) {
            try (PyBuffer buffer = data.getBuffer(PyBUF.FULL_RO)) {
                return buffer.toString();
            }
        }
        throw Py.TypeError("expected a string or other character buffer object");
    }

    private static PyUnicode unicode(PyObject affix) {
        if (affix instanceof PyUnicode text) {
            return text;
        }
        if (affix instanceof PyByteArray) {
            throw Py.TypeError("decoding bytearray is not supported");
        }
        return new PyString(bytes(affix)).__unicode__();
    }

    private boolean hasUnicode(PyUnicode text, PyUnicode affix, SearchRange range) {
        if (affix.getString().isEmpty()) {
            return true;
        }
        if (range == SearchRange.WHOLE) {
            return hasText(text.getString(), affix.getString(), range);
        }
        return atEnd
                ? text.endswith(affix, range.start(), range.end())
                : text.startswith(affix, range.start(), range.end());
    }

    private boolean hasText(String text, String affix, SearchRange range) {
        if (range == SearchRange.WHOLE) {
            return atEnd ? text.endsWith(affix) : text.startsWith(affix);
        }
        int length = text.length();
        int start = range.start(length);
        int end = range.end(length);
        if (start > length || end - start < affix.length()) {
            return false;
        }
        return text.startsWith(affix, atEnd ? end - affix.length() : start);
    }
}
