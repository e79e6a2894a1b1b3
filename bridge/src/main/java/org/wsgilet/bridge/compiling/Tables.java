package org.wsgilet.bridge.compiling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.python.antlr.PythonTree;
import org.python.antlr.Visitor;
import org.python.antlr.ast.Assign;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.Dict;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Return;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.UnaryOp;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.ast.keyword;
import org.python.antlr.ast.unaryopType;
import org.python.antlr.base.expr;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.imp;

/**
 * Puts large literal lists, tuples and dicts, of nothing but constants, into strings for {@code marshal}: {@code
 * __import__('marshal').loads(''.join(('...', '...')))}.
 */
final class Tables extends Visitor {

    /** Fewer constants stay as they are. */
    private static final int LEAST = 200;

    /** Characters in a constant: Java has up to 65,535 bytes for one, two for each of those beyond ASCII. */
    private static final int PIECE = 20_000;

    private final Set<PythonTree> made = Collections.newSetFromMap(new IdentityHashMap<>());
    private int constants;

    @Override
    public Object visitAssign(Assign node) throws Exception {
        expr table = table(node.getInternalValue());
        if (table == null) {
            return super.visitAssign(node);
        }
        node.setValue(table);
        return null;
    }

    @Override
    public Object visitReturn(Return node) throws Exception {
        expr table = node.getInternalValue() == null ? null : table(node.getInternalValue());
        if (table == null) {
            return super.visitReturn(node);
        }
        node.setValue(table);
        return null;
    }

    @Override
    public Object visitCall(Call node) throws Exception {
        if (made.contains(node)) {
            return null; // its pieces are a table, too
        }
        replace(node.getInternalArgs());
        for (keyword named : node.getInternalKeywords()) {
            expr table = table(named.getInternalValue());
            if (table != null) {
                named.setValue(table);
            }
        }
        return super.visitCall(node);
    }

    @Override
    public Object visitList(org.python.antlr.ast.List node) throws Exception {
        replace(node.getInternalElts());
        return super.visitList(node);
    }

    @Override
    public Object visitTuple(Tuple node) throws Exception {
        replace(node.getInternalElts());
        return super.visitTuple(node);
    }

    @Override
    public Object visitDict(Dict node) throws Exception {
        replace(node.getInternalValues());
        return super.visitDict(node);
    }

    private void replace(List<expr> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            expr table = table(nodes.get(i));
            if (table != null) {
                nodes.set(i, table);
            }
        }
    }

    /** The expression in place of a large literal; null if it is none. */
    private expr table(expr node) {
        boolean display = node instanceof org.python.antlr.ast.List || node instanceof Tuple || node instanceof Dict;
        constants = 0;
        PyObject value = display ? constant(node) : null;
        if (value == null || constants < LEAST) {
            return null;
        }
        String data = imp.importName("marshal", true).invoke("dumps", value).toString();
        List<expr> pieces = new ArrayList<>();
        for (int i = 0; i < data.length(); i += PIECE) {
            pieces.add(new Str(node, new PyString(data.substring(i, Math.min(i + PIECE, data.length())))));
        }
        expr joined = call(node, new Str(node, Py.EmptyString), "join", new Tuple(node, pieces, expr_contextType.Load));
        Name importer = new Name(node, "__import__", expr_contextType.Load);
        Str name = new Str(node, new PyString("marshal"));
        expr marshal = new Call(node, importer, arguments(name), new ArrayList<>(), null, null);
        expr loaded = call(node, marshal, "loads", joined);
        made.add(loaded);
        return loaded;
    }

    private static expr call(PythonTree at, expr object, String method, expr argument) {
        expr function = new Attribute(at, object, method, expr_contextType.Load);
        return new Call(at, function, arguments(argument), new ArrayList<>(), null, null);
    }

    private static List<expr> arguments(expr only) {
        return new ArrayList<>(List.of(only));
    }

    /** The value of a literal; null if there is something else in it. */
    private PyObject constant(expr node) {
        constants++;
        if (node instanceof Str text) {
            return (PyObject) text.getInternalS();
        }
        if (node instanceof Num number) {
            return (PyObject) number.getInternalN();
        }
        if (node instanceof Name name) {
            return switch (name.getInternalId()) {
                case "None" -> Py.None;
                case "True" -> Py.True;
                case "False" -> Py.False;
                default -> null;
            };
        }
        if (node instanceof UnaryOp operation && operation.getInternalOp() == unaryopType.USub) {
            return operation.getInternalOperand() instanceof Num number
                    ? ((PyObject) number.getInternalN()).__neg__()
                    : null;
        }
        if (node instanceof org.python.antlr.ast.List list) {
            PyObject[] values = constants(list.getInternalElts());
            return values == null ? null : new PyList(values);
        }
        if (node instanceof Tuple tuple) {
            PyObject[] values = constants(tuple.getInternalElts());
            return values == null ? null : new PyTuple(values);
        }
        return node instanceof Dict dict ? dict(dict) : null;
    }

    private PyObject[] constants(List<expr> nodes) {
        PyObject[] values = new PyObject[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = constant(nodes.get(i));
            if (values[i] == null) {
                return null;
            }
        }
        return values;
    }

    private PyObject dict(Dict node) {
        PyObject[] keys = constants(node.getInternalKeys());
        PyObject[] values = keys == null ? null : constants(node.getInternalValues());
        if (values == null) {
            return null;
        }
        PyDictionary dict = new PyDictionary();
        for (int i = 0; i < keys.length; i++) {
            if (!(keys[i] instanceof PyList || keys[i] instanceof PyDictionary)) {
                dict.__setitem__(keys[i], values[i]);
            } else {
                return null; // a TypeError, when it runs
            }
        }
        return dict;
    }
}
