package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * The built-in {@code format}. What has no {@code __format__} of its own is formatted by its text, which is that of
 * {@code __unicode__} for a specification in Unicode, and the result of such a one is Unicode; Jython takes
 * {@code __str__}, and formats the number 1 for {@code format(True)}.
 */
final class FormatBuiltin extends PyBuiltinFunction {

    private static final long serialVersionUID = 1;

    FormatBuiltin() {
        super("format", "format(value[, format_spec]) -> value.__format__(format_spec), which is '' by default");
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (keywords.length > 0) {
            throw Py.TypeError("format() takes no keyword arguments");
        }
        return switch (arguments.length) {
            case 0 -> throw Py.TypeError("format() takes at least 1 argument (0 given)");
            case 1 -> formatted(arguments[0], Py.EmptyString);
            case 2 -> formatted(arguments[0], specification(arguments[1]));
            default -> throw Py.TypeError("format() takes at most 2 arguments (" + arguments.length + " given)");
        };
    }

    private static PyString specification(PyObject given) {
        if (given instanceof PyString specification) {
            return specification;
        }
        throw Py.TypeError("format() argument 2 must be string or unicode, not "
                + given.getType().fastGetName());
    }

    private static PyObject formatted(PyObject value, PyString specification) {
        boolean empty = specification.getString().isEmpty();
        boolean byText = FormatMethod.isByText(value, empty);
        if (byText && !empty) {
            FormatMethod.warn();
        }
        PyObject source = byText ? text(value, specification) : value;
        PyObject result = empty && source instanceof PyString ? source : source.__format__(specification);
        if (!(result instanceof PyString)) {
            throw Py.TypeError(value.getType().fastGetName() + ".__format__ must return string or unicode, not "
                    + result.getType().fastGetName());
        }
        return specification instanceof PyUnicode && !(result instanceof PyUnicode) ? result.__unicode__() : result;
    }

    /** {@code object.__format__}: formats the text of a value. */
    static PyObject byText(PyObject value, PyObject specification) {
        PyString given = specification(specification);
        if (!given.getString().isEmpty()) {
            FormatMethod.warn();
        }
        return text(value, given).__format__(given);
    }

    private static PyString text(PyObject value, PyString specification) {
        return specification instanceof PyUnicode || value instanceof PyUnicode ? value.__unicode__() : value.__str__();
    }
}
