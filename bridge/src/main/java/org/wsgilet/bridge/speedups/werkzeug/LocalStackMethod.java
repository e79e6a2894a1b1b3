package org.wsgilet.bridge.speedups.werkzeug;

import java.util.function.Function;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * A method of Werkzeug's {@code LocalStack}, of which Flask keeps its requests. Its Python finds out by exceptions that
 * a stack is empty, ten a request, and exceptions cost much on a JVM.
 */
abstract class LocalStackMethod extends StandIn {

    private static final PyString STACK = new PyString("stack");

    private final PyType local;

    /**
     * @param local the class {@code werkzeug.local.Local}
     * @param original for stacks that keep their items in something else
     */
    LocalStackMethod(PyType local, PyObject original) {
        super(original);
        this.local = local;
    }

    /** The items and where they are kept, or null if the stack is not one we know. */
    final Items of(PyObject stack) {
        PyObject kept = stack.__findattr__("_local");
        return kept != null && kept.getType() == local ? new Items(kept) : null;
    }

    /** What one thread (or whatever the ident function tells apart) has on the stack. */
    static final class Items {

        private final PyObject local;
        private final PyObject storage;
        private final PyObject ident;
        private final PyObject values;
        private final PyObject items;

        private Items(PyObject local) {
            this.local = local;
            storage = local.__getattr__("__storage__");
            ident = local.__getattr__("__ident_func__").__call__();
            values = storage.__finditem__(ident);
            items = values == null ? null : values.__finditem__(STACK);
        }

        private boolean isMissing() {
            return items == null || items == Py.None;
        }

        PyObject top() {
            boolean isEmpty = items == null || items instanceof PyList list && list.isEmpty();
            return isEmpty ? Py.None : items.__getitem__(-1);
        }

        PyObject push(PyObject item) {
            if (!isMissing()) {
                items.invoke("append", item);
                return items;
            }
            PyList first = new PyList(new PyObject[] {item});
            if (values != null) {
                values.__setitem__(STACK, first);
            } else {
                PyDictionary begun = new PyDictionary();
                begun.__setitem__(STACK, first);
                storage.__setitem__(ident, begun);
            }
            return first;
        }

        PyObject pop() {
            if (isMissing()) {
                return Py.None;
            }
            if (items.__len__() != 1) {
                return items.invoke("pop");
            }
            local.invoke("__release_local__");
            return items.__getitem__(-1);
        }
    }

    /** Of the stack alone. */
    static final class Plain extends LocalStackMethod {

        private final Function<Items, PyObject> method;

        Plain(PyType local, PyObject original, Function<Items, PyObject> method) {
            super(local, original);
            this.method = method;
        }

        @Override
        protected PyObject call(PyObject stack, PyObject none) {
            Items items = none == null ? of(stack) : null;
            return items == null ? null : method.apply(items);
        }
    }

    static final class Push extends LocalStackMethod {
        Push(PyType local, PyObject original) {
            super(local, original);
        }

        @Override
        protected PyObject call(PyObject stack, PyObject item) {
            Items items = item == null ? null : of(stack);
            return items == null ? null : items.push(item);
        }
    }
}
