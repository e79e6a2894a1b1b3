package org.wsgilet.bridge.jython;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyReflectedField;
import org.python.core.PyReflectedFunction;
import org.python.core.PyString;
import org.python.core.PySystemState;

/**
 * {@code sys.__dict__}: the names of {@code sys} with their values. Jython has Java's fields and methods there, which
 * {@code sys.argv} reads and {@code sys.__dict__['argv']} does not: {@code mock.patch('sys.argv')} put the field where
 * the list had been. {@code sys} itself finds fields and methods here as before.
 */
@SuppressWarnings("unchecked") // of values() in the class of Jython
final class SystemNames extends PyDictionary {

    private static final long serialVersionUID = 1;

    private final transient Map<PyObject, PyObject> kept;

    private SystemNames(Values values) {
        super(values, true);
        kept = values.kept;
    }

    /** Puts the names of {@code sys} in place. */
    static void install(PySystemState sys) {
        nameType(sys);
        PyDictionary names = new PyDictionary();
        names.update(sys.__dict__);
        Values values = new Values(sys);
        values.kept.putAll(names.getMap());
        String jythons = PySystemState.version.toString(); // 2.7.4 (tags/...)
        values.kept.put(new PyString("version"), new PyString("2.7.18" + jythons.substring(jythons.indexOf(' '))));
        values.kept.put(new PyString("subversion"), PySystemState.subversion);
        sys.__dict__ = new SystemNames(values);
    }

    /**
     * {@code type(sys).__name__}, and {@code 'module' object has no attribute}: the field {@code __name__} names it
     * else.
     */
    private static void nameType(PySystemState sys) {
        Internal.TYPE_NAME.set(sys.getType(), "module");
    }

    /** For {@code sys} itself. */
    @Override
    public PyObject __finditem__(String name) {
        return kept.get(new PyString(name));
    }

    /** For {@code sys} itself. */
    @Override
    public void __setitem__(String name, PyObject value) {
        kept.put(new PyString(name), value);
    }

    /** For {@code sys} itself. */
    @Override
    public void __delitem__(String name) {
        if (kept.remove(new PyString(name)) == null) {
            throw Py.KeyError(name);
        }
    }

    /** For Python code. */
    private static final class Values extends AbstractMap<PyObject, PyObject>
            implements ConcurrentMap<PyObject, PyObject> {

        private final PySystemState sys;
        private final ConcurrentMap<PyObject, PyObject> kept = new ConcurrentHashMap<>();

        Values(PySystemState sys) {
            this.sys = sys;
        }

        private PyObject value(Object name, PyObject found) {
            if (!isOfJava(found)) {
                return found;
            }
            try {
                PyObject value = sys.__findattr__(name.toString().intern());
                return value == null ? found : value;
            } catch (PyException e) { // a property of Java that cannot be read
                return found;
            }
        }

        private static boolean isOfJava(PyObject value) {
            return value instanceof PyReflectedField || value instanceof PyReflectedFunction;
        }

        @Override
        public PyObject get(Object name) {
            return value(name, kept.get(name));
        }

        @Override
        public boolean containsKey(Object name) {
            return kept.containsKey(name);
        }

        @Override
        public int size() {
            return kept.size();
        }

        @Override
        public PyObject put(PyObject name, PyObject value) {
            PyObject found = kept.get(name);
            if (!(found instanceof PyReflectedField) || isOfJava(value)) { // reload(sys) puts Java's there again
                return kept.put(name, value);
            }
            PyObject before = value(name, found);
            sys.__setattr__(name.toString().intern(), value);
            return before;
        }

        @Override
        public PyObject putIfAbsent(PyObject name, PyObject value) {
            PyObject found = kept.putIfAbsent(name, value);
            return found == null ? null : value(name, found);
        }

        @Override
        public PyObject remove(Object name) {
            PyObject found = kept.remove(name);
            return found == null ? null : value(name, found);
        }

        @Override
        public boolean remove(Object name, Object value) {
            return value.equals(get(name)) && kept.remove(name) != null;
        }

        @Override
        public boolean replace(PyObject name, PyObject before, PyObject value) {
            return before.equals(get(name)) && replace(name, value) != null;
        }

        @Override
        public PyObject replace(PyObject name, PyObject value) {
            return kept.containsKey(name) ? put(name, value) : null;
        }

        @Override
        public Set<Map.Entry<PyObject, PyObject>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<PyObject, PyObject>> iterator() {
                    return kept.entrySet().stream().map(Values.this::entry).iterator();
                }

                @Override
                public int size() {
                    return kept.size();
                }
            };
        }

        private Map.Entry<PyObject, PyObject> entry(Map.Entry<PyObject, PyObject> item) {
            return Map.entry(item.getKey(), value(item.getKey(), item.getValue()));
        }
    }
}
