package org.wsgilet.bridge.shortcode;

import java.util.List;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.BoolOp;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.Compare;
import org.python.antlr.ast.Dict;
import org.python.antlr.ast.IfExp;
import org.python.antlr.ast.Index;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Repr;
import org.python.antlr.ast.Set;
import org.python.antlr.ast.Slice;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Subscript;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.UnaryOp;
import org.python.antlr.ast.boolopType;
import org.python.antlr.ast.cmpopType;
import org.python.antlr.ast.keyword;
import org.python.antlr.ast.unaryopType;
import org.python.antlr.base.expr;
import org.python.antlr.base.slice;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyFrame;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PySlice;
import org.python.core.PyTuple;

/** Makes steps of expressions, each of which calls what a compiled class calls. */
final class Expressions {

    private static final Step[] NONE = {};
    private static final String[] NO_NAMES = {};

    private final boolean trueDivision;

    Expressions(boolean trueDivision) {
        this.trueDivision = trueDivision;
    }

    Step of(expr node) throws NotShortException {
        if (node instanceof Str string) {
            PyObject value = (PyObject) string.getInternalS();
            return frame -> value;
        }
        if (node instanceof Num number) {
            PyObject value = (PyObject) number.getInternalN();
            return frame -> value;
        }
        if (node instanceof Name name) {
            String id = name.getInternalId().intern();
            return frame -> frame.getname(id);
        }
        if (node instanceof Attribute attribute) {
            Step object = of(attribute.getInternalValue());
            String name = attribute.getInternalAttr().intern();
            return frame -> object.run(frame).__getattr__(name);
        }
        if (node instanceof Call call) {
            return call(call);
        }
        if (node instanceof Subscript subscript) {
            Step object = of(subscript.getInternalValue());
            Step index = index(subscript.getInternalSlice());
            return frame -> {
                PyObject value = object.run(frame);
                return value.__getitem__(index.run(frame));
            };
        }
        return operation(node);
    }

    private Step operation(expr node) throws NotShortException {
        if (node instanceof BinOp operation) {
            return binary(operation);
        }
        if (node instanceof UnaryOp operation) {
            return unary(operation.getInternalOp(), of(operation.getInternalOperand()));
        }
        if (node instanceof BoolOp operation) {
            return logical(operation.getInternalOp() == boolopType.And, all(operation.getInternalValues()));
        }
        if (node instanceof Compare comparison) {
            return comparison(comparison);
        }
        if (node instanceof IfExp choice) {
            Step test = of(choice.getInternalTest());
            Step one = of(choice.getInternalBody());
            Step other = of(choice.getInternalOrelse());
            return frame -> test.run(frame).__nonzero__() ? one.run(frame) : other.run(frame);
        }
        if (node instanceof Repr repr) {
            Step value = of(repr.getInternalValue());
            return frame -> value.run(frame).__repr__();
        }
        return display(node);
    }

    private Step display(expr node) throws NotShortException {
        if (node instanceof Tuple tuple) {
            Step[] elements = all(tuple.getInternalElts());
            return frame -> new PyTuple(values(elements, frame));
        }
        if (node instanceof org.python.antlr.ast.List list) {
            Step[] elements = all(list.getInternalElts());
            return frame -> new PyList(values(elements, frame));
        }
        if (node instanceof Set set) {
            Step[] elements = all(set.getInternalElts());
            return frame -> new PySet(values(elements, frame));
        }
        if (node instanceof Dict dict) {
            Step[] keys = all(dict.getInternalKeys());
            Step[] values = all(dict.getInternalValues());
            return frame -> dict(keys, values, frame);
        }
        throw new NotShortException(node.getClass().getSimpleName());
    }

    Step[] all(List<expr> nodes) throws NotShortException {
        if (nodes == null || nodes.isEmpty()) {
            return NONE;
        }
        Step[] steps = new Step[nodes.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = of(nodes.get(i));
        }
        return steps;
    }

    static PyObject[] values(Step[] steps, PyFrame frame) {
        if (steps.length == 0) {
            return Py.EmptyObjects;
        }
        PyObject[] values = new PyObject[steps.length];
        for (int i = 0; i < steps.length; i++) {
            values[i] = steps[i].run(frame);
        }
        return values;
    }

    /** CPython 2.7 asks for the value before its key. */
    private static PyObject dict(Step[] keys, Step[] values, PyFrame frame) {
        PyDictionary dict = new PyDictionary();
        for (int i = 0; i < keys.length; i++) {
            PyObject value = values[i].run(frame);
            dict.__setitem__(keys[i].run(frame), value);
        }
        return dict;
    }

    private Step call(Call call) throws NotShortException {
        Step function = of(call.getInternalFunc());
        List<keyword> keywords = call.getInternalKeywords();
        int positional = call.getInternalArgs().size();
        Step[] arguments = new Step[positional + keywords.size()];
        String[] names = keywords.isEmpty() ? NO_NAMES : new String[keywords.size()];
        System.arraycopy(all(call.getInternalArgs()), 0, arguments, 0, positional);
        for (int i = 0; i < names.length; i++) {
            names[i] = keywords.get(i).getInternalArg();
            arguments[positional + i] = of(keywords.get(i).getInternalValue());
        }
        expr more = call.getInternalStarargs();
        expr named = call.getInternalKwargs();
        if (more == null && named == null) {
            return frame -> {
                PyObject called = function.run(frame);
                return called.__call__(values(arguments, frame), names);
            };
        }
        Step moreArguments = more == null ? frame -> null : of(more);
        Step namedArguments = named == null ? frame -> null : of(named);
        return frame -> {
            PyObject called = function.run(frame);
            PyObject[] values = values(arguments, frame);
            return called._callextra(values, names, moreArguments.run(frame), namedArguments.run(frame));
        };
    }

    Step index(slice node) throws NotShortException {
        if (node instanceof Index index) {
            return of(index.getInternalValue());
        }
        if (node instanceof Slice slice && slice.getInternalStep() != null) {
            Step start = bound(slice.getInternalLower());
            Step stop = bound(slice.getInternalUpper());
            Step step = bound(slice.getInternalStep());
            return frame -> new PySlice(start.run(frame), stop.run(frame), step.run(frame));
        }
        throw new NotShortException("slice"); // __getslice__ has rules of its own
    }

    private Step bound(expr node) throws NotShortException {
        return node == null ? frame -> Py.None : of(node);
    }

    private Step binary(BinOp operation) throws NotShortException {
        Step left = of(operation.getInternalLeft());
        Step right = of(operation.getInternalRight());
        return switch (operation.getInternalOp()) {
            case Add -> frame -> left.run(frame)._add(right.run(frame));
            case Sub -> frame -> left.run(frame)._sub(right.run(frame));
            case Mult -> frame -> left.run(frame)._mul(right.run(frame));
            case Div ->
                trueDivision
                        ? frame -> left.run(frame)._truediv(right.run(frame))
                        : frame -> left.run(frame)._div(right.run(frame));
            case Mod -> frame -> left.run(frame)._mod(right.run(frame));
            case Pow -> frame -> left.run(frame)._pow(right.run(frame));
            case LShift -> frame -> left.run(frame)._lshift(right.run(frame));
            case RShift -> frame -> left.run(frame)._rshift(right.run(frame));
            case BitOr -> frame -> left.run(frame)._or(right.run(frame));
            case BitXor -> frame -> left.run(frame)._xor(right.run(frame));
            case BitAnd -> frame -> left.run(frame)._and(right.run(frame));
            case FloorDiv -> frame -> left.run(frame)._floordiv(right.run(frame));
            default -> throw new NotShortException("operator");
        };
    }

    private static Step unary(unaryopType operator, Step operand) throws NotShortException {
        return switch (operator) {
            case Invert -> frame -> operand.run(frame).__invert__();
            case Not -> frame -> operand.run(frame).__not__();
            case UAdd -> frame -> operand.run(frame).__pos__();
            case USub -> frame -> operand.run(frame).__neg__();
            default -> throw new NotShortException("operator");
        };
    }

    private static Step logical(boolean and, Step[] operands) {
        return frame -> {
            PyObject value = operands[0].run(frame);
            for (int i = 1; i < operands.length && value.__nonzero__() == and; i++) {
                value = operands[i].run(frame);
            }
            return value;
        };
    }

    private Step comparison(Compare node) throws NotShortException {
        Step first = of(node.getInternalLeft());
        Step[] others = all(node.getInternalComparators());
        cmpopType[] operators = node.getInternalOps().toArray(new cmpopType[0]);
        return frame -> {
            PyObject left = first.run(frame);
            PyObject result = null;
            for (int i = 0; i < others.length; i++) {
                PyObject right = others[i].run(frame);
                result = compare(operators[i], left, right);
                if (i + 1 < others.length && !result.__nonzero__()) {
                    return result;
                }
                left = right;
            }
            return result;
        };
    }

    private static PyObject compare(cmpopType operator, PyObject left, PyObject right) {
        return switch (operator) {
            case Eq -> left._eq(right);
            case NotEq -> left._ne(right);
            case Lt -> left._lt(right);
            case LtE -> left._le(right);
            case Gt -> left._gt(right);
            case GtE -> left._ge(right);
            case Is -> left._is(right);
            case IsNot -> left._isnot(right);
            case In -> left._in(right);
            case NotIn -> left._notin(right);
            default -> throw new IllegalStateException(operator.toString());
        };
    }
}
