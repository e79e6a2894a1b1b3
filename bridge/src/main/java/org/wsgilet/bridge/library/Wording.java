package org.wsgilet.bridge.library;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.SequenceIndexDelegate;

/** Messages of Jython's exceptions, as CPython 2.7.18 words them: programs compare them, people look for them. */
public final class Wording {

    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("integer required", "an integer is required"),
            Map.entry("float division", "float division by zero"),
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
                    + "|^(Unknown format code '.*' for object of type )'(?:string|integer)'$",
            Pattern.DOTALL);

    /** With which a text begins that is a number with something behind it. */
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*[+-]?(\\.?\\d|inf|nan)");

    private static final String OUT_OF_RANGE = "index out of range: ";

    private Wording() {}

    /** Called by the changed {@code Py} for each message of a TypeError, ValueError, IndexError, ... of Jython's own. */
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
        return part.group(7) + (message.endsWith("'string'") ? "'str'" : "'int'");
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
