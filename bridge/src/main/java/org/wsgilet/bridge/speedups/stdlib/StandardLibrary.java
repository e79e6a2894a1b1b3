package org.wsgilet.bridge.speedups.stdlib;

import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;

/**
 * The stand-ins for modules of the standard library, which {@code wsgilet_speedups} puts in place. This class is the
 * way to them: of a Java class that is a Python object itself, Python sees no static methods.
 */
public final class StandardLibrary {

    private static final NamedTupleNew NAMED_TUPLE_NEW = new NamedTupleNew();

    private StandardLibrary() {}

    /**
     * Makes {@link JsonEncoder}s: called with what Python's own {@code _make_iterencode} makes, or None,
     * {@code markers} or None, {@code default}, {@code floatstr} or None, whether that one is {@code repr} for finite
     * numbers, both separators, {@code sort_keys}, {@code skipkeys}, {@code allow_nan}.
     */
    public static PyObject jsonEncoders() {
        return new PyBuiltinFunction("make_encoder", null) {
            @Override
            public PyObject __call__(PyObject[] arguments, String[] keywords) {
                return new JsonEncoder(arguments);
            }
        };
    }

    /** @param fields names of arguments, as of {@code collections.namedtuple} */
    public static PyObject namedTupleNew(String[] fields) {
        return NAMED_TUPLE_NEW.code(fields);
    }

    /**
     * Replaces methods of the built-in {@code str} and {@code unicode}, for all interpreters. Does nothing the second
     * time.
     */
    public static void installTextMethods() {
        TextMethods.install();
    }

    /** @param original the built-in function {@code __import__} */
    public static PyObject importFunction(PyObject original) {
        return new ImportFunction(original);
    }
}
