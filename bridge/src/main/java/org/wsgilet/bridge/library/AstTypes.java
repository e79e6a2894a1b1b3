package org.wsgilet.bridge.library;

import static org.wsgilet.bridge.jython.ExposedMethod.withArgument;
import static org.wsgilet.bridge.jython.ExposedMethod.withOptionalArgument;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.python.antlr.AST;
import org.python.antlr.ast.AstModule;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.Global;
import org.python.antlr.ast.ImportFrom;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Set;
import org.python.antlr.ast.Subscript;
import org.python.antlr.op.AugLoad;
import org.python.antlr.op.AugStore;
import org.python.antlr.op.Load;
import org.python.antlr.op.Store;
import org.python.core.AstList;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyType;

/**
 * The types of {@code ast}, which all interpreters of a JVM share: their trees are copied and pickled, {@code _fields}
 * are tuples, of the types themselves, too, and trees are those of CPython.
 */
public final class AstTypes {

    private static boolean isMended;

    private AstTypes() {}

    /** Does so once. */
    public static synchronized void mend() {
        if (isMended) {
            return;
        }
        isMended = true;
        PyStringMap module = new PyStringMap();
        AstModule.classDictInit(module);
        for (PyObject each : module.values().asIterable()) {
            if (each instanceof PyType type && type.isSubType(AST.TYPE)) {
                mendFields(type);
            }
        }
        mendFields(Set.TYPE); // which the module does not name
        mendFields(DictCompType.made()); // nor this
        BuiltinTypes.put(AST.TYPE, "__reduce_ex__", withOptionalArgument("__reduce_ex__", AstTypes::reduced));
        BuiltinTypes.put(AST.TYPE, "__setstate__", withArgument("__setstate__", AstTypes::setState));
        mendAttribute(ImportFrom.TYPE, "module", name -> name.__nonzero__() ? name : Py.None);
        BuiltinTypes.set(
                Global.TYPE,
                "names",
                new NamesOfGlobal(Global.TYPE.fastGetDict().__finditem__("names")));
        for (PyType type : new PyType[] {Attribute.TYPE, Name.TYPE, Subscript.TYPE}) {
            mendAttribute(type, "ctx", AstTypes::plain);
        }
    }

    /** {@code target} of {@code target += 1} is stored. */
    private static PyObject plain(PyObject context) {
        if (context instanceof AugStore) {
            return new Store();
        }
        return context instanceof AugLoad ? new Load() : context;
    }

    private static void mendFields(PyType type) {
        PyObject node = made(type);
        for (String name : new String[] {"_fields", "_attributes"}) {
            PyObject names = node == null ? null : node.__findattr__(name);
            BuiltinTypes.set(type, name, names == null || names == Py.None ? Py.EmptyTuple : new PyTuple(items(names)));
        }
    }

    /** Null if there are no nodes of the type itself. */
    private static PyObject made(PyType type) {
        try {
            return type.__call__();
        } catch (PyException e) {
            return null;
        }
    }

    private static PyObject[] items(PyObject sequence) {
        PyObject[] items = new PyObject[sequence.__len__()];
        for (int i = 0; i < items.length; i++) {
            items[i] = sequence.__getitem__(i);
        }
        return items;
    }

    private static PyObject reduced(PyObject node, PyObject protocol) {
        PyDictionary state = new PyDictionary();
        if (node.fastGetDict() != null) {
            state.update(node.fastGetDict());
        }
        for (String names : new String[] {"_fields", "_attributes"}) {
            for (PyObject name : node.__getattr__(names).asIterable()) {
                PyObject value = node.__findattr__(name.toString().intern());
                if (value != null) {
                    state.__setitem__(name, value instanceof AstList ? new PyList(items(value)) : value);
                }
            }
        }
        return new PyTuple(node.getType(), Py.EmptyTuple, state);
    }

    private static PyObject setState(PyObject node, PyObject state) {
        for (PyObject name : state.asIterable()) {
            node.__setattr__(name.toString().intern(), state.__getitem__(name));
        }
        return Py.None;
    }

    private static void mendAttribute(PyType type, String name, UnaryOperator<PyObject> shown) {
        BuiltinTypes.set(type, name, new Shown(type.fastGetDict().__finditem__(name), shown));
    }

    /** An attribute of nodes that shows something else than what it keeps. */
    private static class Shown extends FrameAttribute {

        private static final long serialVersionUID = 1;

        private final PyObject kept;

        Shown(PyObject kept, UnaryOperator<PyObject> shown) {
            super(node -> shown.apply(kept.__get__(node, node.getType())));
            this.kept = kept;
        }

        @Override
        public void __set__(PyObject node, PyObject value) {
            kept.__set__(node, value);
        }

        @Override
        public void __delete__(PyObject node) {
            kept.__delete__(node);
        }

        @Override
        public boolean implementsDescrDelete() {
            return true;
        }
    }

    /** The names of {@code global}, which Jython takes from what gives them one by one as objects of Python. */
    private static final class NamesOfGlobal extends Shown {

        private static final long serialVersionUID = 1;

        NamesOfGlobal(PyObject kept) {
            super(kept, UnaryOperator.identity());
        }

        @Override
        public void __set__(PyObject node, PyObject names) {
            super.__set__(node, names instanceof AstList ? names : new Items(items(names)));
        }
    }

    private static final class Items extends PyObject implements Iterable<PyObject> {

        private static final long serialVersionUID = 1;

        private final transient PyObject[] items;

        Items(PyObject[] items) {
            this.items = items;
        }

        @Override
        public Iterator<PyObject> iterator() {
            return Arrays.asList(items).iterator();
        }
    }
}
