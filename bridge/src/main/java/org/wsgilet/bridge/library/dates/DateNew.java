package org.wsgilet.bridge.library.dates;

import java.util.List;
import org.python.core.Py;
import org.python.core.PyDescriptor;
import org.python.core.PyInteger;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyType;

/**
 * The {@code __new__} of a class of {@code datetime}, which are Python in Jython: numbers as nearly all have them
 * become an object at once, all else is for the code in Python. Drivers make an object of each value that they read,
 * and all arithmetic of dates makes some.
 */
abstract class DateNew extends PyNewWrapper {

    private static final long serialVersionUID = 1;
    private static final PyObject NO_HASH = Py.newInteger(-1);

    private final transient PyObject pythons;
    private final transient PyDescriptor hash;
    private final transient List<PyDescriptor> slots;

    /** @param slots of the fields, in the order in which they are given to {@link #fill} */
    DateNew(PyType type, String... slots) {
        super(type, "__new__", -1, -1);
        pythons = type.__getattr__("__new__");
        hash = slot(type, "_hashcode");
        this.slots = List.of(slots).stream().map(name -> slot(type, name)).toList();
    }

    private static PyDescriptor slot(PyType type, String name) {
        return (PyDescriptor) type.lookup(name);
    }

    /** Null for what the code in Python is to make, or to refuse. */
    abstract PyObject made(PyType subtype, PyObject[] arguments, String[] keywords);

    /** An object with such fields. */
    final PyObject fill(PyType subtype, PyObject... fields) {
        PyObject made = new PyObjectDerived(subtype);
        for (int i = 0; i < fields.length; i++) {
            slots.get(i).__set__(made, fields[i]);
        }
        hash.__set__(made, NO_HASH);
        return made;
    }

    static boolean isPlain(PyObject number) {
        return number.getType() == PyInteger.TYPE;
    }

    @Override
    public final PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
        boolean mayBeAbstract = subtype.getType() != for_type.getType();
        PyObject made = mayBeAbstract ? null : made(subtype, arguments, keywords);
        if (made != null) {
            return made;
        }
        PyObject[] all = new PyObject[arguments.length + 1];
        all[0] = subtype;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return pythons.__call__(all, keywords);
    }

    /** As that of a class in Java, but for its base, which is none. */
    @Override
    public final PyObject __call__(PyObject[] arguments, String[] keywords) {
        String name = "datetime." + for_type.fastGetName();
        if (arguments.length == keywords.length) {
            throw Py.TypeError(name + ".__new__(): not enough arguments");
        }
        if (!(arguments[0] instanceof PyType subtype)) {
            throw Py.TypeError(name + ".__new__(X): X is not a type object ("
                    + arguments[0].getType().fastGetName() + ")");
        }
        if (!subtype.isSubType(for_type)) {
            throw Py.TypeError(name + ".__new__(" + subtype.fastGetName() + "): " + subtype.fastGetName()
                    + " is not a subtype of " + name);
        }
        PyObject[] rest = new PyObject[arguments.length - 1];
        System.arraycopy(arguments, 1, rest, 0, rest.length);
        return new_impl(false, subtype, rest, keywords);
    }
}
