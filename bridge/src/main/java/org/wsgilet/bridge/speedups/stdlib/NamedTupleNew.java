package org.wsgilet.bridge.speedups.stdlib;

import org.python.core.CodeFlag;
import org.python.core.PyFrame;
import org.python.core.PyFunctionTable;
import org.python.core.PyObject;
import org.python.core.PyTableCode;
import org.python.core.PyTuple;
import org.python.core.ThreadState;

/**
 * What {@code __new__} of the classes of {@code collections.namedtuple} runs: makes a tuple of its arguments. Python
 * makes it from text, for each class anew.
 */
final class NamedTupleNew extends PyFunctionTable {

    private static final long serialVersionUID = 1;

    /** In Python's text. */
    private static final int FIRST_LINE = 8;

    private static final int RETURN_LINE = 10;

    private final transient PyObject newTuple = PyTuple.TYPE.__getattr__("__new__");

    /** @param fields the names of the arguments after the class */
    PyTableCode code(String[] fields) {
        String[] names = new String[fields.length + 1];
        names[0] = "_cls";
        System.arraycopy(fields, 0, names, 1, fields.length);
        return new PyTableCode(
                names.length,
                names,
                "<string>",
                "__new__",
                FIRST_LINE,
                false,
                false,
                this,
                0,
                null,
                null,
                0,
                CodeFlag.CO_OPTIMIZED.flag);
    }

    @Override
    public PyObject call_function(int index, PyFrame frame, ThreadState thread) {
        frame.setline(RETURN_LINE);
        PyObject[] values = new PyObject[frame.f_fastlocals.length - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = frame.getlocal(i + 1);
        }
        return newTuple.__call__(thread, frame.getlocal(0), new PyTuple(values));
    }
}
