package org.wsgilet.databases.psycopg2;

import java.util.IdentityHashMap;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.imp;
import org.wsgilet.bridge.modules.JavaModule;
import org.wsgilet.databases.postgresql.Session;
import org.wsgilet.databases.python.Decimals;
import org.wsgilet.databases.python.Dropped;
import org.wsgilet.databases.python.OpenSessions;

/**
 * The part in Java of {@code psycopg2._psycopg}, for one interpreter: sessions, cursors, typecasters, and how values
 * become SQL. The part in Python is {@code wsgilet_psycopg2}.
 */
final class Psycopg2 extends PyModule {

    private static final String NAME = "_wsgilet_psycopg2";
    private static final String PYTHON_PART = "wsgilet_psycopg2";

    /** {@code string_types}: the typecasters of all connections, by OID. */
    final PyDictionary stringTypes = new PyDictionary();

    /** {@code adapters}: by type and protocol. */
    final PyDictionary adapters = new PyDictionary();

    final Typecaster defaultCaster = Typecaster.inJava("DEFAULT", Casts::bytes);

    final PyObject date;
    final PyObject time;
    final PyObject datetime;
    final PyObject timedelta;
    final transient Decimals decimals = new Decimals();

    PyObject isqlquote;
    private PyObject pythonPart;

    private final transient Map<PyObject, Quoting.Simple> simple = new IdentityHashMap<>();
    private final transient OpenSessions<Session> sessions = new OpenSessions<>(Session::close);

    private Psycopg2() {
        super(NAME);
        PyObject dates = imp.importName("datetime", true);
        date = dates.__getattr__("date");
        time = dates.__getattr__("time");
        datetime = dates.__getattr__("datetime");
        timedelta = dates.__getattr__("timedelta");
        put("Session", Connection.TYPE);
        put("cursor", Cursor.TYPE);
        put("string_types", stringTypes);
        put("adapters", adapters);
        put("UNKNOWN_DEFAULT", defaultCaster);
        for (Typecaster caster : Typecasters.all()) {
            put(caster.name.toString(), caster);
        }
        Typecasters.registered().forEach(this::register);
        Functions.of(this).forEach(this::put);
    }

    private void put(String name, PyObject value) {
        __setattr__(name.intern(), value);
    }

    private void register(Typecaster caster) {
        register(caster, stringTypes);
    }

    static void register(Typecaster caster, PyDictionary types) {
        for (PyObject oid : caster.values.getArray()) {
            types.__setitem__(oid, caster);
        }
    }

    static Psycopg2 ofThisInterpreter() {
        PyObject module = Py.getSystemState().modules.__finditem__(NAME);
        return module instanceof Psycopg2 psycopg2 ? psycopg2 : (Psycopg2) imp.importName(NAME, true);
    }

    static Psycopg2 of(Connection connection) {
        return connection == null ? ofThisInterpreter() : connection.module;
    }

    static Psycopg2 of(Cursor cursor) {
        return of(cursor == null ? null : cursor.connection());
    }

    /** Takes the other part, once it has defined its classes. */
    void complete(PyObject part) {
        pythonPart = part;
        isqlquote = part.__getattr__("ISQLQuote");
        simple("QuotedString", Quoting::string);
        simple("Int", Quoting::integer);
        simple("Float", Quoting::floating);
        simple("Boolean", Quoting::bool);
        simple("Decimal", Quoting::decimal);
        simple("Binary", Quoting::binary);
        simple("List", Quoting::list);
        simple("DateFromPy", Quoting::date);
        simple("TimeFromPy", Quoting::time);
        simple("TimestampFromPy", Quoting::timestamp);
        simple("IntervalFromPy", Quoting::interval);
    }

    private void simple(String name, Quoting.Simple quoting) {
        simple.put(pythonPart.__getattr__(name), quoting);
    }

    /** Returns null for an adapter that is none of psycopg2. */
    Quoting.Simple simple(PyObject adapter) {
        return simple.get(adapter);
    }

    /** The adapter that is registered for a type, or null. */
    PyObject adapter(PyType type) {
        return adapters.__finditem__(new PyTuple(type, isqlquote));
    }

    /** What the part in Python defines. */
    PyObject inPython(String name) {
        return pythonPart.__getattr__(name.intern());
    }

    /** Has a session end, or go back, with its connection: when that is closed or dropped, or the interpreter ends. */
    Dropped.Task opened(Connection connection, Opened opened) {
        return sessions.add(connection, opened.session(), opened::end);
    }

    /** Offers the part in Java. */
    public static final class Core implements JavaModule {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PyObject create() {
            Psycopg2 module = new Psycopg2();
            PySystemState sys = Py.getSystemState();
            sys.registerCloser(() -> {
                module.sessions.closeAll();
                return null;
            });
            return module;
        }
    }

    /** Offers the module that a copy of psycopg2 imports. */
    public static final class Offer implements JavaModule {

        @Override
        public String name() {
            return "psycopg2._psycopg";
        }

        @Override
        public PyObject create() {
            return imp.importName(PYTHON_PART, true);
        }
    }
}
