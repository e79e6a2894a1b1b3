package org.wsgilet.bridge.library;

import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyFloat;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.GivenBytes;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.jython.Utf8;

/** The functions of the module {@code codecs} that Jython has otherwise than CPython. */
public final class Codecs {

    private static final String NO_BYTES = "must be string or buffer";

    private Codecs() {}

    /** {@code utf_8_decode(data, errors='strict', final=False)} */
    public static PyObject utf8Decode() {
        return new Function("utf_8_decode") {
            @Override
            PyObject call(PyObject data, String errors, boolean isFinal) {
                int[] consumed = isFinal ? null : new int[1];
                String bytes = GivenBytes.required(data, NO_BYTES);
                PyUnicode text = Utf8.decode(bytes, errors, consumed);
                return new PyTuple(text, Py.newInteger(isFinal ? bytes.length() : consumed[0]));
            }
        };
    }

    /** {@code utf_8_encode(text, errors='strict')} */
    public static PyObject utf8Encode() {
        return new Function("utf_8_encode") {
            @Override
            PyObject call(PyObject data, String errors, boolean isFinal) {
                PyUnicode text = unicode(data);
                return new PyTuple(NativeString.utf8(text.getString()), Py.newInteger(text.__len__()));
            }
        };
    }

    /**
     * {@code ascii_encode} or {@code latin_1_encode}.
     *
     * @param limit the first character that it has no byte for
     */
    public static PyObject limitedEncode(String encoding, int limit) {
        return new Function(encoding.replace('-', '_') + "_encode") {
            @Override
            PyObject call(PyObject data, String errors, boolean isFinal) {
                PyUnicode text = unicode(data);
                return new PyTuple(LimitedEncoder.encode(text, encoding, limit, errors), Py.newInteger(text.__len__()));
            }
        };
    }

    /** Encodes by a function of Jython's: bytes are text that is ASCII, for it as for the others. */
    public static PyObject ofText(PyObject original) {
        return new Checked(original, true);
    }

    /** Decodes by a function of Jython's: Unicode is bytes if it is ASCII. */
    public static PyObject ofBytes(PyObject original) {
        return new Checked(original, false);
    }

    /** {@code utf_16_encode(text, errors='strict', byteorder=0)}; with an order, that of {@code utf_16_le_encode}. */
    public static PyObject wideEncode(int bits, int order) {
        WideEncoding encoding = bits == 16 ? WideEncoding.utf16() : WideEncoding.utf32();
        return new PyBuiltinFunctionNarrow(
                "utf_" + bits + "_encode", 1, 3, "Encodes; returns the bytes and the length.") {
            @Override
            public PyObject __call__(PyObject data) {
                return encode(data, order);
            }

            @Override
            public PyObject __call__(PyObject data, PyObject errors) {
                return encode(data, order);
            }

            @Override
            public PyObject __call__(PyObject data, PyObject errors, PyObject given) {
                return encode(data, order == WideEncoding.MARKED ? Integer.signum(given.asInt()) : order);
            }

            private PyObject encode(PyObject data, int order) {
                PyUnicode text = unicode(data);
                return new PyTuple(Py.newString(encoding.encode(text, order)), Py.newInteger(text.__len__()));
            }
        };
    }

    /** {@code utf_16_decode(data, errors='strict', final=False)}; with an order, that of {@code utf_16_le_decode}. */
    public static PyObject wideDecode(int bits, int order) {
        WideEncoding encoding = bits == 16 ? WideEncoding.utf16() : WideEncoding.utf32();
        return new Function("utf_" + bits + "_decode") {
            @Override
            PyObject call(PyObject data, String errors, boolean isFinal) {
                WideEncoding.Read read = encoding.decode(GivenBytes.required(data, NO_BYTES), errors, order, isFinal);
                return new PyTuple(read.text(), Py.newInteger(read.consumed()));
            }
        };
    }

    /** {@code utf_16_ex_decode(data, errors='strict', byteorder=0, final=False)}, which returns the byte order, too. */
    public static PyObject wideExDecode(int bits) {
        WideEncoding encoding = bits == 16 ? WideEncoding.utf16() : WideEncoding.utf32();
        return new PyBuiltinFunction("utf_" + bits + "_ex_decode", "Decodes; returns the byte order, too.") {
            @Override
            public PyObject __call__(PyObject[] arguments, String[] keywords) {
                ArgParser given = new ArgParser(
                        "utf_" + bits + "_ex_decode",
                        arguments,
                        keywords,
                        new String[] {"data", "errors", "byteorder", "final"},
                        1);
                PyObject errors = given.getPyObject(1, Py.None);
                String handler = errors == Py.None ? null : errors.toString().intern();
                boolean isFinal = given.getPyObject(3, Py.False).__nonzero__();
                WideEncoding.Read read = encoding.decode(
                        GivenBytes.required(given.getPyObject(0), NO_BYTES),
                        handler,
                        Integer.signum(given.getInt(2, 0)),
                        isFinal);
                return new PyTuple(read.text(), Py.newInteger(read.consumed()), Py.newInteger(read.order()));
            }
        };
    }

    /** The error handler {@code strict}, which takes surrogates that Jython takes for errors. */
    public static PyObject strictErrors() {
        return new StrictErrors();
    }

    /**
     * The error handlers {@code xmlcharrefreplace} and {@code backslashreplace}, which count characters, not Java's.
     */
    public static PyObject escapingErrors(String name) {
        boolean isXml = name.startsWith("xml");
        return new PyBuiltinFunctionNarrow(name + "_errors", 1, 1, "Escapes what cannot be encoded.") {
            @Override
            public PyObject __call__(PyObject exception) {
                if (!Py.isInstance(exception, Py.UnicodeEncodeError)) {
                    throw Py.TypeError(
                            "don't know how to handle " + exception.getType().fastGetName() + " in error callback");
                }
                int[] characters = unicode(exception.__getattr__("object")).toCodePoints();
                int end = Math.min(exception.__getattr__("end").asInt(), characters.length);
                StringBuilder text = new StringBuilder();
                for (int i = exception.__getattr__("start").asInt(); i < end; i++) {
                    text.append(isXml ? "&#" + characters[i] + ";" : escaped(characters[i]));
                }
                return new PyTuple(new PyUnicode(text.toString()), Py.newInteger(end));
            }
        };
    }

    private static String escaped(int character) {
        String form = character > 0xFFFF ? "\\U%08x" : character > 0xFF ? "\\u%04x" : "\\x%02x";
        return String.format(form, character);
    }

    /** {@code unichr}, also of surrogates. */
    public static PyObject unichr() {
        return new PyBuiltinFunctionNarrow("unichr", 1, 1, "unichr(i) -> Unicode character") {
            @Override
            public PyObject __call__(PyObject number) {
                if (number instanceof PyFloat) {
                    throw Py.TypeError("integer argument expected, got float");
                }
                int codePoint = number.asInt();
                if (codePoint < 0 || codePoint > Character.MAX_CODE_POINT) {
                    throw Py.ValueError("unichr() arg not in range(0x110000) (wide Python build)");
                }
                return Py.makeUnicodeCharacter(codePoint);
            }
        };
    }

    /** {@code unicode.encode}, for characters that ASCII and Latin-1 have not; of the type, for all interpreters. */
    public static void mendEncode() {
        BuiltinTypes.mendEncode();
    }

    /** Mends {@code format} of both types of text, for all interpreters, and returns the built-in one. */
    public static PyObject mendFormat() {
        BuiltinTypes.mendFormat();
        return new FormatBuiltin();
    }

    private static PyUnicode unicode(PyObject data) {
        if (data instanceof PyUnicode text) {
            return text;
        }
        if (data instanceof PyString string) {
            return (PyUnicode) string.decode();
        }
        throw Py.TypeError("expected a character buffer object");
    }

    private abstract static class Function extends PyBuiltinFunctionNarrow {

        private static final long serialVersionUID = 1;

        Function(String name) {
            super(name, 1, 3, "Encodes or decodes; returns the result and how much was read.");
        }

        abstract PyObject call(PyObject data, String errors, boolean isFinal);

        @Override
        public PyObject __call__(PyObject data) {
            return call(data, null, false);
        }

        @Override
        public PyObject __call__(PyObject data, PyObject errors) {
            return call(data, name(errors), false);
        }

        @Override
        public PyObject __call__(PyObject data, PyObject errors, PyObject isFinal) {
            return call(data, name(errors), isFinal.__nonzero__());
        }

        private static String name(PyObject errors) {
            return errors == Py.None ? null : errors.toString().intern();
        }
    }

    /**
     * A function of Jython's with a first argument that is converted first, as it takes bytes and Unicode for the same.
     */
    private static final class Checked extends PyBuiltinFunctionNarrow {

        private static final long serialVersionUID = 1;

        private final transient PyObject original;
        private final boolean ofText;

        Checked(PyObject original, boolean ofText) {
            super(
                    original.__getattr__("__name__").toString(),
                    1,
                    3,
                    original.__getattr__("__doc__").toString());
            this.original = original;
            this.ofText = ofText;
        }

        private PyObject checked(PyObject data) {
            return ofText ? unicode(data) : Py.newString(GivenBytes.required(data, NO_BYTES));
        }

        @Override
        public PyObject __call__(PyObject data) {
            return original.__call__(checked(data));
        }

        @Override
        public PyObject __call__(PyObject data, PyObject errors) {
            return original.__call__(checked(data), errors);
        }

        @Override
        public PyObject __call__(PyObject data, PyObject errors, PyObject mapping) {
            return original.__call__(checked(data), errors, mapping);
        }
    }
}
