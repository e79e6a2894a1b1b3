package org.wsgilet.bridge.library;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFile;
import org.python.core.PyFloat;
import org.python.core.PyInstance;
import org.python.core.PyInteger;
import org.python.core.PyJavaType;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.python.core.Slotted;

/**
 * What {@code array.array} takes, gives and refuses, as CPython does. Called by the changed {@code PyArray}; arrays of
 * Java objects, which are Jython's alone, go through as they are.
 */
public final class ArrayItem {

    private static final String CODES = "cbBuhHiIlLfdz";

    /** By type code, the words that CPython has for a range, and how many bits that has. */
    private static final Map<Character, Range> RANGES = Map.of(
            'b', Range.signed(8, "signed char"),
            'B', Range.unsigned(8, "unsigned byte integer"),
            'h', Range.signed(16, "signed short integer"),
            'H', Range.unsigned(16, "unsigned short"),
            'i', Range.signed(32, "signed integer"),
            'I', Range.unsigned(32, "unsigned int"),
            'l', Range.signed(64, "Python int too large to convert to C long"),
            'L', Range.unsigned(64, "unsigned long"));

    private ArrayItem() {}

    private record Range(BigInteger least, BigInteger most, String name) {

        static Range signed(int bits, String name) {
            BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
            return new Range(half.negate(), half.subtract(BigInteger.ONE), name);
        }

        static Range unsigned(int bits, String name) {
            return new Range(BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE), name);
        }

        void check(BigInteger value) {
            boolean isLess = value.compareTo(least) < 0;
            if (!isLess && value.compareTo(most) <= 0) {
                return;
            }
            if (name.startsWith("Python")) {
                throw Py.OverflowError(name);
            }
            if (!isLess && most.bitLength() == Long.SIZE) {
                throw Py.OverflowError("long int too large to convert");
            }
            throw Py.OverflowError(name + (isLess ? " is less than minimum" : " is greater than maximum"));
        }
    }

    /** The arguments of {@code array(typecode, initializer)}. */
    public static PyObject[] arguments(PyObject[] arguments, String[] keywords) {
        int given = arguments.length - keywords.length;
        if (given < 1) {
            throw Py.TypeError("array() takes at least 1 argument (0 given)");
        }
        if (arguments[0] instanceof PyJavaType) {
            return arguments;
        }
        PyObject[] checked = Arrays.copyOf(arguments, arguments.length);
        checked[0] = typecode(arguments[0]);
        if (given > 1 && arguments[1] instanceof PyArray array && !isOf(array, checked[0].toString())) {
            checked[1] = array.array_tolist();
        }
        return checked;
    }

    private static boolean isOf(PyArray array, String code) {
        return array.getTypecode().equals(code);
    }

    private static PyString typecode(PyObject code) {
        if (!(code instanceof PyString text) || text.__len__() != 1) {
            throw Py.TypeError(
                    "array() argument 1 or typecode must be char (string or ascii-unicode with length 1), not "
                            + code.getType().fastGetName());
        }
        if (CODES.indexOf(text.getString()) < 0) {
            throw Py.ValueError("bad typecode (must be c, b, B, u, h, H, i, I, l, L, f or d)");
        }
        return text instanceof PyUnicode ? Py.newString(text.getString()) : text;
    }

    /** A value that is to be stored. */
    public static PyObject stored(PyObject value, PyArray array) {
        String code = array.getTypecode();
        if (code.length() != 1) {
            return value;
        }
        return switch (code.charAt(0)) {
            case 'c' -> character(value, !(value instanceof PyUnicode), "char");
            case 'u' -> character(value, value instanceof PyUnicode, "unicode character");
            case 'f', 'd' -> number(value);
            case 'z' -> value;
            default -> integer(value, RANGES.get(code.charAt(0)));
        };
    }

    private static PyObject character(PyObject value, boolean isOfKind, String kind) {
        if (isOfKind && value instanceof PyString text && text.__len__() == 1) {
            return value;
        }
        throw Py.TypeError("array item must be " + kind);
    }

    private static PyObject number(PyObject value) {
        if (value instanceof PyString || value.__findattr__("__float__") == null) {
            throw Py.TypeError("a float is required");
        }
        return value;
    }

    private static PyObject integer(PyObject value, Range range) {
        PyObject number = value;
        if (!(value instanceof PyInteger) && !(value instanceof PyLong)) {
            if (value instanceof PyFloat) {
                throw Py.TypeError("integer argument expected, got float");
            }
            if (value instanceof PyString || value.__findattr__("__int__") == null) {
                throw Py.TypeError("an integer is required");
            }
            number = value.__int__();
        }
        range.check(number instanceof PyLong wide ? wide.getValue() : BigInteger.valueOf(number.asInt()));
        return number;
    }

    /** An item that is taken out: CPython's items of {@code I} and {@code L} are long, those of {@code l} int. */
    public static PyObject given(PyObject item, PyArray array) {
        if (item instanceof PyInteger number && array.getTypecode().equals("I")) {
            return new PyLong(number.getValue());
        }
        if (item instanceof PyLong wide
                && array.getTypecode().equals("l")
                && wide.getValue().bitLength() < Integer.SIZE) {
            return Py.newInteger(wide.getValue().intValue());
        }
        return item;
    }

    /** What is added with {@code +}. */
    public static PyObject appended(PyObject other, PyArray array) {
        if (!(other instanceof PyArray) && !knowsOperators(other)) {
            throw Py.TypeError("can only append array (not \"" + other.getType().fastGetName() + "\") to array");
        }
        if (other instanceof PyArray with && !isOf(with, array.getTypecode())) {
            throw Py.TypeError("bad argument type for built-in operation");
        }
        return other;
    }

    /** What is added with {@code +=}. */
    public static PyObject extending(PyObject other, PyArray array) {
        if (!(other instanceof PyArray) && !knowsOperators(other)) {
            throw Py.TypeError(
                    "can only extend array with array (not \"" + other.getType().fastGetName() + "\")");
        }
        if (other instanceof PyArray with && !isOf(with, array.getTypecode())) {
            throw Py.TypeError("can only extend with array of same kind");
        }
        return other;
    }

    /** How often an array is repeated. More than there is memory for is refused before it is tried. */
    public static PyObject repeating(PyObject count, PyArray array) {
        if (!count.isIndex()) {
            if (knowsOperators(count)) {
                return count;
            }
            throw Py.TypeError("can't multiply sequence by non-int of type '"
                    + count.getType().fastGetName() + "'");
        }
        PyObject index = count.__index__();
        BigInteger times = index instanceof PyLong wide ? wide.getValue() : BigInteger.valueOf(index.asInt());
        BigInteger items = times.multiply(BigInteger.valueOf(array.__len__()));
        BigInteger bytes = items.multiply(BigInteger.valueOf(array.getItemsize()));
        boolean isTooLong = times.bitLength() < Long.SIZE && items.bitLength() >= Integer.SIZE;
        if (isTooLong || bytes.compareTo(BigInteger.valueOf(Runtime.getRuntime().maxMemory())) > 0) {
            throw new PyException(Py.MemoryError);
        }
        return count;
    }

    /** An object of a class in Python may say what the operator does. */
    private static boolean knowsOperators(PyObject object) {
        return object instanceof Slotted || object instanceof PyInstance;
    }

    /** What {@code fromstring} reads. */
    public static PyObject bytes(PyObject data, PyArray array) {
        if (data == array) {
            throw Py.ValueError("array.fromstring(x): x cannot be self");
        }
        return data instanceof PyArray other ? Py.newString(other.tostring()) : data;
    }

    /** What {@code tofile} writes to: the file that {@code tempfile} has in an object of its own, too. */
    public static PyObject file(PyObject file, PyArray array) {
        PyObject inner = file instanceof PyFile ? file : file.__findattr__("file");
        if (!(inner instanceof PyFile open) || open.getClosed()) {
            throw Py.TypeError("arg must be open file");
        }
        return inner;
    }

    /** {@code array.__reduce__()} */
    public static PyObject reduce(PyArray array) {
        PyObject stored = array.__findattr__("__dict__");
        PyDictionary attributes = new PyDictionary();
        if (stored != null) {
            attributes.update(stored);
        }
        return new PyTuple(
                array.getType(),
                new PyTuple(Py.newString(array.getTypecode()), array.array_tolist()),
                stored == null ? Py.None : attributes);
    }

    /** {@code repr(array)}, of subclasses, too. */
    static PyObject repr(PyArray array) {
        String code = array.getTypecode();
        String quoted = code.length() == 1 ? "'" + code + "'" : code;
        if (array.__len__() == 0) {
            return Py.newString("array(" + quoted + ")");
        }
        PyObject items = switch (code) {
            case "c" -> Py.newString(array.tostring());
            case "u" -> new PyUnicode(array.tounicode());
            default -> array.array_tolist();
        };
        return Py.newString("array(" + quoted + ", " + items.__repr__() + ")");
    }

    /** {@code copy.copy(array)} */
    static PyObject copy(PyArray array) {
        return array.__getslice__(Py.None, Py.None);
    }
}
