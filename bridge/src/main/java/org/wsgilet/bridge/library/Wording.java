package org.wsgilet.bridge.library;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyBaseException;
import org.python.core.PyBuiltinCallable;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.SequenceIndexDelegate;

/** Messages of Jython's exceptions, as CPython 2.7.18 words them: programs compare them, people look for them. */
public final class Wording {

    private static final String STRIPPED = "%s arg must be None, str or unicode";

    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("integer required", "an integer is required"),
            Map.entry("object.__new__() takes no parameters", "object() takes no parameters"),
            Map.entry("max() expected 1 arguments, got 0", "max expected 1 arguments, got 0"),
            Map.entry("min() expected 1 arguments, got 0", "min expected 1 arguments, got 0"),
            Map.entry(
                    "reduce of empty sequence with no initial value",
                    "reduce() of empty sequence with no initial value"),
            Map.entry(
                    "expected str, bytearray or other buffer compatible object",
                    "expected a string or other character buffer object"),
            Map.entry("strip arg must be None, str or buffer compatible object", STRIPPED.formatted("strip")),
            Map.entry("lstrip arg must be None, str or buffer compatible object", STRIPPED.formatted("lstrip")),
            Map.entry("rstrip arg must be None, str or buffer compatible object", STRIPPED.formatted("rstrip")),
            Map.entry(
                    "split arg must be None, str or buffer compatible object",
                    "expected a string or other character buffer object"),
            Map.entry(
                    "rsplit arg must be None, str or buffer compatible object",
                    "expected a string or other character buffer object"),
            Map.entry("buffer object expected (or unicode)", "buffer object expected"),
            Map.entry("Recursion limit must be positive", "recursion limit must be positive"),
            Map.entry("float division", "float division by zero"),
            Map.entry("tuple.index(x): x not in list", "tuple.index(x): x not in tuple"),
            Map.entry("pow(x, y, z) with z==0", "pow() 3rd argument cannot be 0"),
            Map.entry("memoryview index out of range", "index out of bounds"),
            Map.entry("can't convert complex to int; use e.g. int(abs(z))", "can't convert complex to int"),
            Map.entry("can't convert complex to long; use e.g. long(abs(z))", "can't convert complex to long"),
            Map.entry("can't convert complex to float; use e.g. abs(z)", "can't convert complex to float"),
            Map.entry(
                    "exec: argument 1 must be string, code or file object",
                    "exec: arg 1 must be a string, file, or code object"),
            Map.entry("__hash__ should return a int", "an integer is required"),
            Map.entry("itemgetter: The 1st argument is required", "itemgetter expected 1 arguments, got 0"),
            Map.entry("attrgetter: The 1st argument is required", "attrgetter expected 1 arguments, got 0"),
            Map.entry("staticmethod expected 1 argument, got 0", "staticmethod expected 1 arguments, got 0"),
            Map.entry("classmethod expected 1 argument, got 0", "classmethod expected 1 arguments, got 0"),
            Map.entry("imap requires at least two arguments", "imap() must have at least two arguments."),
            Map.entry(
                    "Step must be one or larger for islice()", "Step for islice() must be a positive integer or None."),
            Map.entry(
                    "Stop argument must be a non-negative integer or None",
                    "Stop argument for islice() must be None or an integer: 0 <= x <= maxint."),
            Map.entry(
                    "Indices for islice() must be non-negative integers",
                    "Indices for islice() must be None or an integer: 0 <= x <= maxint."),
            Map.entry("map() requires at least 2 arguments (0) given", "map() requires at least two args"),
            Map.entry("map() requires at least 2 arguments (1) given", "map() requires at least two args"),
            Map.entry("filter() takes 2 arguments (0 given)", "filter expected 2 arguments, got 0"),
            Map.entry("filter() takes 2 arguments (1 given)", "filter expected 2 arguments, got 1"),
            Map.entry("reload() argument must be a module", "reload() argument must be module"),
            Map.entry("Semaphore initial value must be >= 0", "semaphore initial value must be >= 0"),
            Map.entry("delimiter must be set", "\"delimiter\" must be an 1-character string"),
            Map.entry("max of empty sequence", "max() arg is an empty sequence"),
            Map.entry("min of empty sequence", "min() arg is an empty sequence"),
            Map.entry("set objects are unhashable", "unhashable type: 'set'"),
            Map.entry("deque objects are unhashable", "unhashable type: 'collections.deque'"),
            Map.entry("deque changed size during iteration", "deque mutated during iteration"),
            Map.entry("deque mutated during count().", "deque mutated during iteration"),
            Map.entry("invalid base for atoi()", "int() base must be >= 2 and <= 36, or 0"),
            Map.entry("invalid base for atol()", "long() base must be >= 2 and <= 36, or 0"),
            Map.entry(
                    "int: can't convert non-string with explicit base",
                    "int() can't convert non-string with explicit base"),
            Map.entry(
                    "long: can't convert non-string with explicit base",
                    "long() can't convert non-string with explicit base"),
            Map.entry("long int too large to convert to int", "Python int too large to convert to C long"),
            Map.entry(
                    "cannot compare complex numbers using <, <=, >, >=",
                    "no ordering relation is defined for complex numbers"),
            Map.entry("eval: argument 1 must be string or code object", "eval() arg 1 must be a string or code object"),
            Map.entry(
                    "compile() arg 3 must be 'exec' or 'eval' or 'single'",
                    "compile() arg 3 must be 'exec', 'eval' or 'single'"));

    private static final Pattern PART = Pattern.compile(
            "^invalid literal for float: (.*)$"
                    + "|^'(.*)' object is unsubscriptable$"
                    + "|^'(.*)' object is not an iterator$"
                    + "|^(.*\\(\\) takes at most 1 argument)s (.*)$"
                    + "|^\\w+\\(\\): \\d\\w\\w arg can't be coerced to (int|double)$"
                    + "|^(Unknown format code '.*' for object of type )'(?:string|integer)'$"
                    + "|^argument (\\d+) (to map\\(\\) must support iteration)$"
                    + "|^(unsupported operand type\\(s\\) for )(\\*\\*|divmod)(: .*)$"
                    + "|^'(.*)' object is not iterable$"
                    + "|^can only concatenate list \\(not \"(.*)\"\\) to list$",
            Pattern.DOTALL);

    /** What Jython puts behind the names of bases: {@code object[], A[<type 'object'>]}. */
    private static final Pattern BASES = Pattern.compile("\\[(<[^\\]]*>(, )?)*\\]");

    /** Methods whose arguments CPython counts in other words. */
    private static final Set<String> UNPACKED = Set.of("get", "pop", "setdefault");

    /** With which a text begins that is a number with something behind it. */
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*[+-]?(\\.?\\d|inf|nan)");

    /** From here to that of an operator. */
    private static final int FRAMES_OF_CALLER = 14;

    private static final String OUT_OF_RANGE = "index out of range: ";

    private Wording() {}

    /**
     * Called by the changed {@code Py} for each message of a TypeError, ValueError, IndexError, ... of Jython's own.
     */
    public static String of(String message) {
        if (message == null) {
            return null;
        }
        String whole = WHOLE.get(message);
        if (whole != null) {
            return whole;
        }
        if (message.startsWith(OUT_OF_RANGE)) {
            return outOfRange(message);
        }
        Matcher part = PART.matcher(message);
        return part.matches() ? worded(part, message) : message;
    }

    private static String worded(Matcher part, String message) {
        if (part.group(1) != null) {
            boolean begins = NUMBER.matcher(part.group(1)).lookingAt();
            return (begins ? "invalid literal for float(): " : "could not convert string to float: ") + part.group(1);
        }
        if (part.group(2) != null) {
            return "'" + part.group(2) + "' object has no attribute '__getitem__'";
        }
        if (part.group(3) != null) {
            return part.group(3) + " object is not an iterator";
        }
        if (part.group(4) != null) {
            return part.group(4) + " " + part.group(5);
        }
        if (part.group(6) != null) {
            return part.group(6).equals("int") ? "an integer is required" : "a float is required";
        }
        if (part.group(7) != null) {
            return part.group(7) + (message.endsWith("'string'") ? "'str'" : "'int'");
        }
        if (part.group(8) != null) { // the function is the first one
            return "argument " + (Integer.parseInt(part.group(8)) + 1) + " " + part.group(9);
        }
        if (part.group(10) != null) {
            String operator = part.group(11).equals("**") ? "** or pow()" : "divmod()";
            return part.group(10) + operator + part.group(12);
        }
        if (part.group(14) != null) {
            return isCalledBy("_iadd") ? "'" + part.group(14) + "' object is not iterable" : message;
        }
        return isCalledBy("object___contains__")
                ? "argument of type '" + part.group(13) + "' is not iterable"
                : message;
    }

    /** Whether a method of Jython is at work: that of {@code x in object}, which iterates, or of {@code +=}. */
    private static boolean isCalledBy(String method) {
        return StackWalker.getInstance()
                .walk(frames -> frames.limit(FRAMES_OF_CALLER)
                        .anyMatch(frame -> frame.getMethodName().equals(method)));
    }

    /** Which of the others it is only the caller's class says. */
    private static String outOfRange(String message) {
        return StackWalker.getInstance()
                .walk(frames -> frames.takeWhile(frame -> !frame.getClassName().startsWith("org.python.pycode."))
                        .map(Wording::ofSequence)
                        .filter(text -> text != null)
                        .findFirst()
                        .orElse(message));
    }

    private static String ofSequence(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        String type = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "PyTuple" -> "tuple";
            case "PyDeque" -> "deque";
            case "PyArray" -> "array";
            default -> null;
        };
        return type == null ? null : type + " index out of range";
    }

    /** Called by the changed {@code Py} for the value of each such exception: bytes, as {@code str(e)} needs them. */
    public static PyObject bytes(String message) {
        if (message == null) {
            return Py.None;
        }
        boolean isBytes = message.chars().allMatch(c -> c <= 0xFF);
        return isBytes ? new PyString(message) : Py.newStringUTF8(message);
    }

    /** Called by the changed {@code Py}: what {@code raise} alone raises; without an exception a TypeError. */
    public static PyException again() {
        if (Py.getThreadState().exception == null) {
            return Py.TypeError("exceptions must be old-style classes or derived from BaseException, not NoneType");
        }
        return Py.makeException(null, null, null);
    }

    /** What a KeyError is made with: its only argument, not its arguments or none. */
    public static PyObject key(PyObject key) {
        boolean isTakenApart = key == Py.None || key instanceof PyTuple || key instanceof PyBaseException;
        return isTakenApart ? Py.KeyError.__call__(key) : key;
    }

    /** Called by the changed {@code Py}: the column of a SyntaxError that is printed; -1 for none. */
    public static int offset(PyObject column) {
        return column.isIndex() ? column.asInt() : -1;
    }

    /** Called by the changed {@code Py}: the value of the TypeError of a class statement. */
    public static PyObject metaclassError(String message) {
        PyException error = Py.TypeError(BASES.matcher(message).replaceAll(""));
        error.normalize();
        return error.value;
    }

    /**
     * Called by the changed {@code PyBuiltinMethodNarrow}, whose numbers count the object, too.
     *
     * @param count of the arguments that are given
     */
    public static PyException unexpectedCall(PyBuiltinCallable.Info method, int count, boolean keywords) {
        String name = method.getName();
        if (keywords) {
            return Py.TypeError(name + "() takes no keyword arguments");
        }
        int least = method.getMinargs() - 1;
        int most = method.getMaxargs() - 1;
        if (UNPACKED.contains(name) && least != most) {
            boolean isFew = count < least;
            String bound = (isFew ? "least " : "most ") + (isFew ? least : most);
            return Py.TypeError(name + " expected at " + bound + " arguments, got " + count);
        }
        String takes = least != most ? (count < least ? "at least " : "at most ") : "exactly ";
        int limit = count < least ? least : most;
        String arguments = limit == 1 ? (least == most ? "one argument" : "1 argument") : limit + " arguments";
        return Py.TypeError(
                name + "() takes " + (limit == 0 ? "no arguments" : takes + arguments) + " (" + count + " given)");
    }

    /** Called by the changed {@code SequenceIndexDelegate}. */
    public static PyException notAnIndex(SequenceIndexDelegate sequence, PyObject index) {
        return Py.TypeError(name(sequence) + " indices must be integers, not "
                + index.getType().fastGetName());
    }

    /** Called by the changed {@code SequenceIndexDelegate}. */
    public static PyException outOfRange(SequenceIndexDelegate sequence, PyObject index) {
        return Py.IndexError(name(sequence) + " index out of range");
    }

    private static String name(SequenceIndexDelegate sequence) {
        String type = sequence.getTypeName();
        return type.equals("str") || type.equals("unicode") ? "string" : type;
    }
}
