package org.wsgilet.bridge.library;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.python.antlr.ast.DictComp;
import org.python.antlr.base.expr;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.expose.BaseTypeBuilder;

/**
 * The type {@code ast.DictComp}. Jython's build leaves it out of its list of types: nodes of it are there, with a type
 * that has no attributes, so that whoever walks through a tree fails at the first {@code {a: b for a in c}}.
 */
final class DictCompType {

    private static final PyBuiltinMethod[] NO_METHODS = {};

    private DictCompType() {}

    /** To be called before the class is used: its static initializer looks for what this tells. */
    static PyType made() {
        PyType.addBuilder(
                DictComp.class,
                new BaseTypeBuilder(
                        "_ast.DictComp", DictComp.class, expr.class, false, null, NO_METHODS, attributes(), new New()));
        return DictComp.TYPE;
    }

    private static PyDataDescr[] attributes() {
        return new PyDataDescr[] {
            new Field("key", DictComp::getKey, DictComp::setKey),
            new Field("value", DictComp::getValue, DictComp::setValue),
            new Field("generators", DictComp::getGenerators, DictComp::setGenerators),
            new Field(
                    "lineno", node -> Py.newInteger(node.getLineno()), (node, value) -> node.setLineno(value.asInt())),
            new Field(
                    "col_offset",
                    node -> Py.newInteger(node.getCol_offset()),
                    (node, value) -> node.setCol_offset(value.asInt())),
            new Field("_fields", node -> new PyTuple(node.get_fields()), null),
            new Field("_attributes", node -> new PyTuple(node.get_attributes()), null),
            new Field("__dict__", DictComp::getDict, null)
        };
    }

    private static final class Field extends PyDataDescr {

        private static final long serialVersionUID = 1;

        private final transient Function<DictComp, PyObject> get;
        private final transient BiConsumer<DictComp, PyObject> set;

        /** @param set null for what cannot be set */
        Field(String name, Function<DictComp, PyObject> get, BiConsumer<DictComp, PyObject> set) {
            super(name, PyObject.class, null);
            this.get = get;
            this.set = set;
        }

        @Override
        public boolean implementsDescrGet() {
            return true;
        }

        @Override
        public Object invokeGet(PyObject node) {
            return get.apply((DictComp) node);
        }

        @Override
        public boolean implementsDescrSet() {
            return set != null;
        }

        @Override
        public void invokeSet(PyObject node, Object value) {
            set.accept((DictComp) node, (PyObject) value);
        }

        @Override
        public boolean implementsDescrDelete() {
            return false;
        }
    }

    private static final class New extends PyNewWrapper {

        private static final long serialVersionUID = 1;

        New() {
            super(DictComp.class, "__new__", -1, -1);
        }

        @Override
        public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
            DictComp node = new DictComp();
            if (init) {
                node.DictComp___init__(arguments, keywords);
            }
            return node;
        }
    }
}
