package org.wsgilet.bridge.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyBaseException;
import org.python.core.PyComplex;
import org.python.core.PyComplexDerived;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInstance;
import org.python.core.PyMemoryView;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.GivenBytes;

/**
 * The {@code __new__} of {@code int}, {@code long}, {@code float} or {@code complex}: bytes of a buffer are a text,
 * too, and what is refused is told in CPython's words. Jython's are Unicode for a text that is not ASCII, and
 * {@code str()} of such an error raises. What is a number costs nothing.
 */
final class NumberNew extends MendedNew {

    private static final long serialVersionUID = 1;

    /** Of a text, in an error. */
    private static final int MOST_CHARACTERS = 200;

    private static final Pattern DIGITS = Pattern.compile("\\s*[+-]?[0-9]+\\s*");

    private static final Pattern PREFIX = Pattern.compile("\\s*[+-]?\\s*0(.)");
    private static final int DECIMAL = 10;

    private static final String MALFORMED = "complex() arg is a malformed string";
    private static final String NO_FLOAT = "could not convert string to float";

    private final String name;

    NumberNew(PyNewWrapper jythons) {
        super(jythons);
        name = jythons.for_type.fastGetName();
    }

    @Override
    public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
        if (for_type != PyComplex.TYPE && for_type != PyFloat.TYPE) {
            checkBase(arguments, keywords);
            checkSigns(arguments);
        }
        PyObject complex = for_type == PyComplex.TYPE && keywords.length == 0 ? complex(subtype, arguments) : null;
        if (complex != null) {
            return complex;
        }
        try {
            return jythons.new_impl(init, subtype, arguments, keywords);
        } catch (PyException e) {
            if (arguments.length == 0 || keywords.length == arguments.length) {
                throw e;
            }
            PyString text = arguments.length == 1 && e.match(Py.TypeError) ? text(arguments[0]) : null;
            if (text != null) {
                return new_impl(init, subtype, new PyObject[] {text}, keywords);
            }
            PyComplex special = for_type == PyComplex.TYPE ? ComplexText.special(arguments) : null;
            if (special != null) {
                return complex(subtype, special.real, special.imag);
            }
            throw told(e, arguments[0]);
        }
    }

    /** One of floats, whose zeros keep their signs: Jython adds them. Null if they are something else. */
    private static PyObject complex(PyType subtype, PyObject[] arguments) {
        if (arguments.length == 2 && arguments[0] instanceof PyFloat real && arguments[1] instanceof PyFloat imag) {
            return complex(subtype, real.getValue(), imag.getValue());
        }
        boolean isSame = arguments.length == 1
                && arguments[0] instanceof PyComplex
                && arguments[0].getType().lookup("__complex__") == PyComplex.TYPE.lookup("__complex__");
        if (!isSame || arguments[0].getType() == subtype && subtype == PyComplex.TYPE) {
            return isSame ? arguments[0] : null;
        }
        PyComplex given = (PyComplex) arguments[0];
        return complex(subtype, given.real, given.imag);
    }

    private static PyObject complex(PyType subtype, double real, double imag) {
        return subtype == PyComplex.TYPE ? new PyComplex(real, imag) : new PyComplexDerived(subtype, real, imag);
    }

    private void checkBase(PyObject[] arguments, String[] keywords) {
        if (keywords.length == 1 && arguments.length == 1 && keywords[0].equals("base")) {
            throw Py.TypeError(name + "() missing string argument");
        }
        if (arguments.length == 2 && arguments[1] instanceof PyFloat) {
            throw Py.TypeError("integer argument expected, got float");
        }
    }

    /** Jython reads {@code '+-9'} and {@code '0x-5'}: what follows the first sign, or the prefix, may have one, too. */
    private void checkSigns(PyObject[] arguments) {
        if (arguments.length == 0 || !(arguments[0] instanceof PyString text)) {
            return;
        }
        String given = text.getString();
        int sign = Math.max(given.lastIndexOf('+'), given.lastIndexOf('-'));
        if (sign > 0
                && !given.codePoints()
                        .limit(given.codePointCount(0, sign))
                        .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            int base = arguments.length > 1 && arguments[1].isIndex() ? arguments[1].asInt() : DECIMAL;
            if (base == 0 || base >= Character.MIN_RADIX && base <= Character.MAX_RADIX) {
                String error = "invalid literal for " + name + "() with base " + base + ": ";
                throw told(Py.ValueError(error), text);
            }
        }
    }

    /** Null for what has no bytes that are a text. */
    private PyString text(PyObject argument) {
        boolean isOther = argument instanceof PyString
                || argument instanceof PyMemoryView
                || argument instanceof PyArray
                || for_type == PyComplex.TYPE;
        String bytes = isOther ? null : GivenBytes.of(argument);
        return bytes == null ? null : Py.newString(bytes);
    }

    /** What CPython says in place of what Jython does. */
    private PyException told(PyException e, PyObject argument) {
        String words = words(e);
        if (e.match(Py.TypeError) && words.startsWith(name + "() argument must be a string or a number")) {
            return refused(e, argument);
        }
        if (!e.match(Py.ValueError) || !(argument instanceof PyString text)) {
            return e;
        }
        String whole = text instanceof PyUnicode ? decimal(text.getString()) : text.getString();
        String given = name.equals("int") ? whole.stripLeading() : whole;
        int end = given.indexOf('\0');
        String shown = end < 0 ? given : given.substring(0, end); // as C sees it
        String start = shown.substring(0, Math.min(MOST_CHARACTERS, shown.length()));
        if (words.startsWith(MALFORMED)) {
            return Py.ValueError(MALFORMED);
        }
        if (words.startsWith(NO_FLOAT)) {
            return new PyException(Py.ValueError, Py.newString(NO_FLOAT + ": " + start));
        }
        String invalid = "invalid literal for " + name + "() with base ";
        if (!words.startsWith(invalid)) {
            return e;
        }
        if (end > 0 && DIGITS.matcher(shown).matches()) {
            return Py.ValueError("null byte in argument for " + name + "()");
        }
        String base = words.substring(invalid.length(), words.indexOf(':'));
        String told = base.equals("0") && name.equals("long") ? baseOf(start) : base;
        return Py.ValueError(invalid + told + ": " + Py.newString(start).__repr__());
    }

    /** The base that a literal of a {@code long} names by its prefix, which an error tells. */
    private static String baseOf(String literal) {
        Matcher prefix = PREFIX.matcher(literal);
        if (!prefix.lookingAt()) {
            return "10";
        }
        return switch (prefix.group(1)) {
            case "x", "X" -> "16";
            case "b", "B" -> "2";
            default -> "8";
        };
    }

    /** A text as CPython's codec {@code decimal} has it: spaces and digits of Unicode are those of ASCII. */
    private static String decimal(String text) {
        StringBuilder bytes = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            int digit = Character.isDigit(character) ? Character.digit(character, 10) : -1;
            if (digit >= 0) {
                bytes.append(digit);
            } else {
                bytes.appendCodePoint(Character.isSpaceChar(character) ? ' ' : character);
            }
        });
        return bytes.toString();
    }

    /** What an error says; nothing for one of Python code. */
    private static String words(PyException e) {
        PyObject said = e.value instanceof PyBaseException error && error.args instanceof PyTuple all && all.size() == 1
                ? all.pyget(0)
                : e.value;
        return said instanceof PyString text ? text.getString() : "";
    }

    private PyException refused(PyException e, PyObject argument) {
        boolean isInteger = name.equals("int") || name.equals("long");
        PyObject truncated =
                isInteger && argument.__findattr__("__trunc__") != null ? argument.invoke("__trunc__") : null;
        if (truncated != null) {
            String type = truncated instanceof PyInstance old
                    ? old.instclass.__getattr__("__name__").toString()
                    : truncated.getType().fastGetName();
            return Py.TypeError("__trunc__ returned non-Integral (type " + type + ")");
        }
        if (argument instanceof PyInstance old) {
            return Py.AttributeError(old.instclass.__getattr__("__name__") + " instance has no attribute '"
                    + (isInteger ? "__trunc__" : "__float__") + "'");
        }
        String given = argument.getType().fastGetName();
        return isInteger ? Py.TypeError(name + "() argument must be a string or a number, not '" + given + "'") : e;
    }
}
