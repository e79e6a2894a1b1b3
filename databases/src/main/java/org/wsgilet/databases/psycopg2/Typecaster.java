package org.wsgilet.databases.psycopg2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.python.Attribute;
import org.wsgilet.databases.python.Constructor;
import org.wsgilet.databases.python.Method;

/** {@code psycopg2._psycopg.type}: a typecaster, and for which types, by their OIDs. */
@ExposedType(name = "psycopg2._psycopg.type", isBaseType = false)
public final class Typecaster extends PyObject {

    public static final PyType TYPE = ExposedTypes.of(
            Typecaster.class,
            "psycopg2._psycopg.type",
            "psycopg type-casting object",
            new Constructor((type, arguments, keywords) -> {
                throw Py.TypeError("cannot create 'psycopg2._psycopg.type' instances");
            }),
            new PyBuiltinMethod[] {
                Method.<Typecaster>of("__call__", (self, arguments, keywords) -> self.__call__(arguments, keywords))
            },
            new PyDataDescr[] {
                Attribute.<Typecaster>readOnly("name", self -> self.name),
                Attribute.<Typecaster>readOnly("values", self -> self.values),
            });

    final PyObject name;
    final PyTuple values;

    /** In Java; null if it is in Python. */
    final transient Cast cast;

    private final PyObject function;

    private Typecaster(PyObject name, PyTuple values, Cast cast, PyObject function) {
        super(TYPE);
        this.name = name;
        this.values = values;
        this.cast = cast;
        this.function = function;
    }

    static Typecaster inJava(String name, Cast cast, int... oids) {
        PyObject[] values = new PyObject[oids.length];
        for (int i = 0; i < oids.length; i++) {
            values[i] = Py.newInteger(oids[i]);
        }
        return new Typecaster(Py.newString(name), new PyTuple(values), cast, Py.None);
    }

    static Typecaster inPython(PyObject name, PyTuple values, PyObject function) {
        return new Typecaster(name, values, null, function);
    }

    static Typecaster ofArray(PyObject name, PyTuple values, Typecaster item) {
        return new Typecaster(name, values, new ArrayCast(item), Py.None);
    }

    PyObject cast(byte[] data, int offset, int length, Cursor cursor) {
        if (cast != null) {
            return cast.cast(data, offset, length, cursor);
        }
        return inPython(NativeString.of(data, offset, length), cursor);
    }

    /** NULL, which a function in Python is asked about. */
    PyObject castNull(Cursor cursor) {
        return cast == null ? inPython(Py.None, cursor) : Py.None;
    }

    private PyObject inPython(PyObject value, Cursor cursor) {
        if (function == Py.None) {
            throw Errors.of("Error", "internal error: no casting function found");
        }
        Typecaster before = cursor.caster();
        cursor.caster(this);
        try {
            return function.__call__(value, cursor);
        } finally {
            cursor.caster(before);
        }
    }

    /** {@code __call__(value, cursor)}, by casters in Python. */
    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (arguments.length != 2) {
            throw Py.TypeError("function takes exactly 2 arguments (" + arguments.length + " given)");
        }
        if (arguments[0] == Py.None) {
            return Py.None;
        }
        if (!(arguments[0] instanceof PyString value)) {
            throw Py.TypeError(
                    "must be string or None, not " + arguments[0].getType().fastGetName());
        }
        Cursor cursor = arguments[1] instanceof Cursor given ? given : null;
        byte[] data = Text.bytes(value, cursor == null ? null : cursor.connection());
        return cast(data, 0, data.length, cursor);
    }

    private boolean isFor(PyObject other) {
        if (other instanceof Typecaster typecaster) {
            for (PyObject value : values.getArray()) {
                if (typecaster.values.__contains__(value)) {
                    return true;
                }
            }
            return false;
        }
        try {
            return values.__contains__(other.__int__());
        } catch (PyException e) {
            return false;
        }
    }

    @Override
    public PyObject __eq__(PyObject other) {
        return Py.newBoolean(isFor(other));
    }

    @Override
    public PyObject __ne__(PyObject other) {
        return Py.newBoolean(!isFor(other));
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public PyString __repr__() {
        String at = String.format(Locale.ROOT, "0x%x", Py.id(this));
        return Py.newString("<psycopg2._psycopg.type '" + name + "' at " + at + ">");
    }

    static String latin1(byte[] data, int offset, int length) {
        return new String(data, offset, length, ISO_8859_1);
    }
}
