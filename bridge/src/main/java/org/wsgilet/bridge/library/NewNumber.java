package org.wsgilet.bridge.library;

import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyMemoryView;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;

/**
 * The {@code __new__} of {@code int}, {@code long} or {@code float}: the bytes of a bytearray or a buffer are a text, too,
 * and {@code int(None)} tells the type of what is no number, where Jython tells the value.
 */
final class NewNumber extends PyNewWrapper {

    private static final long serialVersionUID = 1;
    private static final String NO_NUMBER = "() argument must be a string or a number";

    private final transient PyNewWrapper jythons;

    NewNumber(PyNewWrapper jythons) {
        super(jythons.for_type, "__new__", -1, -1);
        this.jythons = jythons;
    }

    @Override
    public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
        if (arguments.length == 0 || arguments[0] instanceof PyString) {
            return jythons.new_impl(init, subtype, arguments, keywords);
        }
        PyObject number = arguments[0];
        if (number instanceof BufferProtocol && !(number instanceof PyMemoryView) && keywords.length == 0) {
            PyObject[] text = arguments.clone();
            text[0] = new PyString(number.__str__().toString());
            return jythons.new_impl(init, subtype, text, keywords);
        }
        try {
            return jythons.new_impl(init, subtype, arguments, keywords);
        } catch (PyException e) {
            if (for_type.fastGetName().equals("int") && isNoNumber(e)) {
                throw Py.TypeError(
                        "int" + NO_NUMBER + ", not '" + number.getType().fastGetName() + "'");
            }
            throw e;
        }
    }

    private static boolean isNoNumber(PyException error) {
        return error.match(Py.TypeError) && error.value.__str__().toString().startsWith("int" + NO_NUMBER);
    }
}
