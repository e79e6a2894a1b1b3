package org.wsgilet.bridge.interpreting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.BoolOp;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.Compare;
import org.python.antlr.ast.Dict;
import org.python.antlr.ast.IfExp;
import org.python.antlr.ast.ListComp;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Repr;
import org.python.antlr.ast.Set;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Subscript;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.UnaryOp;
import org.python.antlr.ast.boolopType;
import org.python.antlr.ast.comprehension;
import org.python.antlr.ast.keyword;
import org.python.antlr.base.expr;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyFrame;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PyTuple;
import org.python.core.__builtin__;
import org.wsgilet.bridge.jython.FrameTrace;

/** Makes steps of expressions, each of which calls what compiled code calls. */
final class Expressions {

    private static final Step[] NONE = {};

    final Program program;
    final Names names;
    private final Definitions definitions;

    /** The line that steps are of. */
    private int line;

    Expressions(Program program, Names names) {
        this.program = program;
        this.names = names;
        this.definitions = new Definitions(this);
    }

    Definitions definitions() {
        return definitions;
    }

    int line() {
        return line;
    }

    /** A statement begins, or its head is looked at again. */
    void line(int number) {
        line = number;
    }

    /** Whether an expression begins a line: in a statement of several, that is furthest behind of those so far. */
    boolean isNewLine(expr node) {
        boolean isNew = node.getLineno() > line;
        line = Math.max(line, node.getLineno());
        return isNew;
    }

    Step of(expr node) throws NotInterpretedException {
        boolean isNew = isNewLine(node);
        Step step = step(node);
        int number = node.getLineno();
        if (!isNew) {
            return step;
        }
        return frame -> {
            frame.setline(number);
            return step.run(frame);
        };
    }

    private Step step(expr node) throws NotInterpretedException {
        if (node instanceof Str string) {
            PyObject value = (PyObject) string.getInternalS();
            return frame -> value;
        }
        if (node instanceof Num number) {
            PyObject value = (PyObject) number.getInternalN();
            return frame -> value;
        }
        if (node instanceof Name name) {
            return names.load(name.getInternalId());
        }
        List<expr> parts = parts(node);
        if (parts != null) {
            return combined(node, all(parts));
        }
        if (node instanceof BoolOp operation) {
            return logical(operation.getInternalOp() == boolopType.And, all(operation.getInternalValues()));
        }
        if (node instanceof Compare comparison) {
            return comparison(comparison);
        }
        if (node instanceof IfExp choice) {
            return choice(choice);
        }
        if (node instanceof ListComp comprehension) {
            return list(comprehension);
        }
        if (node instanceof Dict dict) {
            return dict(dict);
        }
        return definitions.anonymous(node);
    }

    Step[] all(List<expr> nodes) throws NotInterpretedException {
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
        return values(steps, 0, steps.length, frame);
    }

    private static PyObject[] values(Step[] steps, int from, int to, PyFrame frame) {
        if (from == to) {
            return Py.EmptyObjects;
        }
        PyObject[] values = new PyObject[to - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = steps[from + i].run(frame);
        }
        return values;
    }

    /**
     * The expressions in it, which run one after the other before it does; null if it runs them in a way of its own.
     */
    static List<expr> parts(expr node) {
        if (node instanceof Attribute attribute) {
            return List.of(attribute.getInternalValue());
        }
        if (node instanceof Call call) {
            return parts(call);
        }
        if (node instanceof BinOp operation) {
            return List.of(operation.getInternalLeft(), operation.getInternalRight());
        }
        if (node instanceof UnaryOp operation) {
            return List.of(operation.getInternalOperand());
        }
        if (node instanceof Compare comparison) {
            boolean isOne = comparison.getInternalOps().size() == 1;
            return isOne
                    ? List.of(
                            comparison.getInternalLeft(),
                            comparison.getInternalComparators().get(0))
                    : null;
        }
        if (node instanceof Repr repr) {
            return List.of(repr.getInternalValue());
        }
        return node instanceof Subscript subscript ? Slices.parts(subscript) : elements(node);
    }

    private static List<expr> elements(expr node) {
        if (node instanceof Tuple tuple) {
            return tuple.getInternalElts();
        }
        if (node instanceof org.python.antlr.ast.List list) {
            return list.getInternalElts();
        }
        if (node instanceof Set set) {
            return set.getInternalElts();
        }
        return null;
    }

    private static List<expr> parts(Call call) {
        List<expr> parts = new ArrayList<>();
        parts.add(call.getInternalFunc());
        parts.addAll(call.getInternalArgs());
        for (keyword named : call.getInternalKeywords()) {
            parts.add(named.getInternalValue());
        }
        if (call.getInternalStarargs() != null) {
            parts.add(call.getInternalStarargs());
        }
        if (call.getInternalKwargs() != null) {
            parts.add(call.getInternalKwargs());
        }
        return parts;
    }

    /** @param parts the steps of {@link #parts} */
    Step combined(expr node, Step[] parts) throws NotInterpretedException {
        if (node instanceof Attribute attribute) {
            String name = names.mangled(attribute.getInternalAttr());
            Step object = parts[0];
            return frame -> object.run(frame).__getattr__(name);
        }
        if (node instanceof Call call) {
            return call(call, parts);
        }
        if (node instanceof Subscript subscript) {
            return new Slices(this).load(subscript, parts);
        }
        if (node instanceof BinOp operation) {
            BinaryOperator<PyObject> operator = Operators.binary(operation.getInternalOp(), program.hasTrueDivision());
            return binary(operator, parts[0], parts[1]);
        }
        if (node instanceof Compare comparison) {
            return binary(Operators.comparison(comparison.getInternalOps().get(0)), parts[0], parts[1]);
        }
        if (node instanceof UnaryOp operation) {
            UnaryOperator<PyObject> operator = Operators.unary(operation.getInternalOp());
            Step operand = parts[0];
            return frame -> operator.apply(operand.run(frame));
        }
        if (node instanceof Repr) {
            Step value = parts[0];
            return frame -> __builtin__.repr(value.run(frame));
        }
        return display(node, parts);
    }

    private static Step binary(BinaryOperator<PyObject> operator, Step left, Step right) {
        return frame -> {
            PyObject value = left.run(frame);
            return operator.apply(value, right.run(frame));
        };
    }

    private static Step display(expr node, Step[] elements) throws NotInterpretedException {
        if (node instanceof Tuple) {
            return frame -> new PyTuple(values(elements, frame));
        }
        if (node instanceof org.python.antlr.ast.List) {
            return frame -> new PyList(values(elements, frame));
        }
        if (node instanceof Set) {
            return frame -> new PySet(values(elements, frame));
        }
        throw new NotInterpretedException(node.getClass().getSimpleName());
    }

    /** Keys are looked at before values, as by the compiler, for the numbers of functions in them. */
    private Step dict(Dict node) throws NotInterpretedException {
        Step[] keys = new Step[node.getInternalKeys().size()];
        Step[] values = new Step[keys.length];
        int[] lines = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            expr value = node.getInternalValues().get(i);
            lines[i] = isNewLine(value) ? value.getLineno() : 0;
            keys[i] = of(node.getInternalKeys().get(i));
            values[i] = of(value);
        }
        return frame -> {
            PyDictionary dict = new PyDictionary();
            for (int i = 0; i < keys.length; i++) { // CPython 2.7 asks for the value before its key
                if (lines[i] > 0) {
                    frame.setline(lines[i]);
                }
                PyObject value = values[i].run(frame);
                dict.__setitem__(keys[i].run(frame), value);
            }
            return dict;
        };
    }

    private static Step call(Call call, Step[] parts) {
        boolean hasMore = call.getInternalStarargs() != null;
        boolean hasNamed = call.getInternalKwargs() != null;
        if (hasMore || hasNamed) {
            return unpackingCall(keywords(call), parts, hasMore, hasNamed);
        }
        if (!call.getInternalKeywords().isEmpty()) {
            String[] keywords = keywords(call);
            return frame -> {
                PyObject called = parts[0].run(frame);
                return called.__call__(values(parts, 1, parts.length, frame), keywords);
            };
        }
        Step function = parts[0];
        return switch (parts.length) {
            case 1 -> frame -> function.run(frame).__call__();
            case 2 -> {
                Step only = parts[1];
                yield frame -> {
                    PyObject called = function.run(frame);
                    return called.__call__(only.run(frame));
                };
            }
            case 3 -> {
                Step first = parts[1];
                Step second = parts[2];
                yield frame -> {
                    PyObject called = function.run(frame);
                    PyObject argument = first.run(frame);
                    return called.__call__(argument, second.run(frame));
                };
            }
            default ->
                frame -> {
                    PyObject called = function.run(frame);
                    return called.__call__(values(parts, 1, parts.length, frame));
                };
        };
    }

    /** Interned, as in a class: {@code izip_longest} and others of Jython compare them by identity. */
    private static String[] keywords(Call call) {
        return call.getInternalKeywords().stream()
                .map(named -> named.getInternalArg().intern())
                .toArray(String[]::new);
    }

    private static Step unpackingCall(String[] keywords, Step[] parts, boolean hasMore, boolean hasNamed) {
        int end = parts.length - (hasMore ? 1 : 0) - (hasNamed ? 1 : 0);
        return frame -> {
            PyObject called = parts[0].run(frame);
            PyObject[] values = values(parts, 1, end, frame);
            PyObject more = hasMore ? parts[end].run(frame) : null;
            PyObject named = hasNamed ? parts[parts.length - 1].run(frame) : null;
            return called._callextra(values, keywords, more, named);
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

    private Step comparison(Compare node) throws NotInterpretedException {
        Step first = of(node.getInternalLeft());
        Step[] others = all(node.getInternalComparators());
        List<BinaryOperator<PyObject>> operators = new ArrayList<>();
        for (var operator : node.getInternalOps()) {
            operators.add(Operators.comparison(operator));
        }
        return frame -> {
            PyObject left = first.run(frame);
            PyObject result = null;
            for (int i = 0; i < others.length; i++) {
                PyObject right = others[i].run(frame);
                result = operators.get(i).apply(left, right);
                if (i + 1 < others.length && !result.__nonzero__()) {
                    return result;
                }
                left = right;
            }
            return result;
        };
    }

    private Step choice(IfExp node) throws NotInterpretedException {
        Step test = of(node.getInternalTest());
        Step one = of(node.getInternalBody());
        Step other = of(node.getInternalOrelse());
        return frame -> test.run(frame).__nonzero__() ? one.run(frame) : other.run(frame);
    }

    /** What a comprehension does with the variables of its loops. */
    private interface Inner {
        void run(PyFrame frame, PyList list);
    }

    private Step list(ListComp node) throws NotInterpretedException {
        Inner whole = loop(node.getInternalGenerators(), 0, node.getInternalElt());
        return frame -> {
            PyList list = new PyList();
            whole.run(frame, list);
            return list;
        };
    }

    /** One of the loops, with those inside of it; behind the last one the element. */
    private Inner loop(List<comprehension> loops, int number, expr element) throws NotInterpretedException {
        if (number == loops.size()) {
            Step value = of(element);
            return (frame, list) -> list.append(value.run(frame));
        }
        comprehension node = loops.get(number);
        int first = node.getLineno();
        line = first;
        Step sequence = of(node.getInternalIter());
        int again = line;
        Store target = new Targets(this).store(node.getInternalTarget());
        Step[] tests = all(node.getInternalIfs());
        Inner inner = loop(loops, number + 1, element);
        return (frame, list) -> {
            frame.setline(first);
            PyObject iterator = sequence.run(frame).__iter__();
            for (PyObject value; (value = iterator.__iternext__()) != null; ) {
                target.store(frame, value);
                if (areTrue(tests, frame)) {
                    inner.run(frame, list);
                }
                program.warm();
                FrameTrace.goBack(frame);
                frame.setline(again);
            }
        };
    }

    private static boolean areTrue(Step[] tests, PyFrame frame) {
        for (Step test : tests) {
            if (!test.run(frame).__nonzero__()) {
                return false;
            }
        }
        return true;
    }
}
