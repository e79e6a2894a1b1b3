package org.wsgilet.bridge.library;

import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** Java exceptions of Jython's own code, as those that CPython raises for the same mistake. */
public final class JavaErrors {

    private JavaErrors() {}

    /**
     * The exception of Python for a Throwable, with it as the cause; the Throwable itself if it is no RuntimeException,
     * or not of Jython's code: a Java method that Python code calls raises what it throws. That the memory is full is a
     * MemoryError, whoever asked for more.
     */
    public static Throwable named(Throwable thrown) {
        boolean isFull = thrown instanceof OutOfMemoryError;
        boolean isOther = !(thrown instanceof RuntimeException) || thrown instanceof PyException || !isOfJython(thrown);
        if (isOther && !isFull) {
            return thrown;
        }
        String message = thrown.getMessage();
        PyException named =
                new PyException(isFull ? Py.MemoryError : type(thrown), message == null ? thrown.toString() : message);
        named.initCause(thrown);
        return named;
    }

    /** {@code Py.warning}, that an Error came out of a function: its traceback says so. */
    public static void warning(PyObject category, String message) {}

    /**
     * Whether Jython called, other than by reflection, what threw, be it a method of the JDK or of a library that Jython
     * is made with, as for bz2. The JVM leaves out the stack of what is thrown often.
     */
    private static boolean isOfJython(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String name = frame.getClassName();
            if (name.startsWith("org.python.") && !name.startsWith("org.python.pycode.")) {
                return !name.equals("org.python.core.imp"); // pkgutil asks it, and knows its exceptions
            }
            if (name.startsWith("org.wsgilet.") || name.startsWith("org.python.pycode.")) {
                return false;
            }
            boolean isReflection = name.startsWith("java.lang.reflect.") && !name.endsWith(".Array")
                    || name.startsWith("jdk.internal.reflect.");
            if (isReflection) {
                return false;
            }
        }
        return true;
    }

    private static PyObject type(Throwable thrown) {
        if (thrown instanceof IndexOutOfBoundsException) {
            return Py.IndexError;
        }
        if (thrown instanceof IllegalArgumentException) { // NumberFormatException, too
            return Py.ValueError;
        }
        if (thrown instanceof ArithmeticException || thrown instanceof NegativeArraySizeException) {
            return Py.OverflowError;
        }
        if (thrown instanceof ConcurrentModificationException
                || thrown instanceof IllegalStateException
                || thrown instanceof NoSuchElementException) {
            return Py.RuntimeError;
        }
        return Py.TypeError; // ClassCastException, NullPointerException, ArrayStoreException, ...
    }
}
