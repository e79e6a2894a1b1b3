package org.wsgilet.bridge.interpreting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.antlr.PythonTree;
import org.python.antlr.ast.ClassDef;
import org.python.antlr.ast.DictComp;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.For;
import org.python.antlr.ast.FunctionDef;
import org.python.antlr.ast.GeneratorExp;
import org.python.antlr.ast.If;
import org.python.antlr.ast.Lambda;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.SetComp;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.Yield;
import org.python.antlr.ast.comprehension;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.base.expr;
import org.python.antlr.base.stmt;
import org.python.compiler.ScopeInfo;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyDictionary;
import org.python.core.PyFrame;
import org.python.core.PyFunction;
import org.python.core.PyObject;
import org.python.core.PySet;

/**
 * Functions and classes inside of a scope, and what is a function without a look of it. Numbered as the compiler does.
 */
final class Definitions {

    /** The argument of a generator expression: the sequence it goes through. */
    private static final String SEQUENCE = "_(x)";

    private final Expressions expressions;
    private final Names names;

    Definitions(Expressions expressions) {
        this.expressions = expressions;
        this.names = expressions.names;
    }

    Step function(FunctionDef node) throws NotInterpretedException {
        ScopeInfo scope = scope(node);
        Step[] defaults = expressions.all(scope.ac.getDefaults());
        scope.setup_closure();
        PyCode code = expressions.program.code(
                node.getInternalName(),
                new Names(scope, true, names.className),
                node.getLineno(),
                statements -> statements.closed(node.getInternalBody()));
        Step made = function(code, defaults, Statements.documentation(node.getInternalBody()), scope);
        return decorated(made, expressions.all(node.getInternalDecorator_list()));
    }

    private ScopeInfo scope(PythonTree node) throws NotInterpretedException {
        ScopeInfo scope = expressions.program.getScopeInfo(node);
        if (scope == null) {
            throw new NotInterpretedException("scope");
        }
        return scope;
    }

    private static Step function(PyCode code, Step[] defaults, PyObject documentation, ScopeInfo scope) {
        int[] cells = cells(scope);
        int distance = scope.distance;
        return frame -> {
            PyObject[] values = Expressions.values(defaults, frame);
            PyObject[] closure = closure(cells, distance, frame);
            return closure == null
                    ? new PyFunction(frame.f_globals, values, code, documentation)
                    : new PyFunction(frame.f_globals, values, code, documentation, closure);
        };
    }

    private static int[] cells(ScopeInfo scope) {
        return scope.freevars.stream()
                .mapToInt(name -> scope.up.tbl.get(name).env_index)
                .toArray();
    }

    /** @param distance to the function whose cells these are; classes are between */
    private static PyObject[] closure(int[] cells, int distance, PyFrame from) {
        if (cells.length == 0) {
            return null;
        }
        PyFrame frame = from;
        for (int i = 1; i < distance; i++) {
            frame = frame.f_back;
        }
        PyObject[] closure = new PyObject[cells.length];
        for (int i = 0; i < cells.length; i++) {
            closure[i] = frame.getclosure(cells[i]);
        }
        return closure;
    }

    private static Step decorated(Step made, Step[] decorators) {
        if (decorators.length == 0) {
            return made;
        }
        return frame -> {
            PyObject value = made.run(frame);
            PyObject[] functions = Expressions.values(decorators, frame);
            for (int i = functions.length - 1; i >= 0; i--) {
                value = functions[i].__call__(value);
            }
            return value;
        };
    }

    Step type(ClassDef node) throws NotInterpretedException {
        Step[] bases = expressions.all(node.getInternalBases());
        String name = names.mangled(node.getInternalName());
        ScopeInfo scope = scope(node);
        scope.setup_closure();
        PyCode code = expressions.program.code(
                name,
                new Names(scope, false, name),
                node.getLineno(),
                statements -> statements.classBody(node.getLineno(), node.getInternalBody()));
        int[] cells = cells(scope);
        int distance = scope.distance;
        Step made = frame -> {
            PyObject[] values = Expressions.values(bases, frame);
            PyObject[] closure = closure(cells, distance, frame);
            return closure == null ? Py.makeClass(name, values, code) : Py.makeClass(name, values, code, closure);
        };
        return decorated(made, expressions.all(node.getInternalDecorator_list()));
    }

    /** A function or a generator that is an expression. */
    Step anonymous(expr node) throws NotInterpretedException {
        if (node instanceof Lambda lambda) {
            return lambda(lambda);
        }
        if (node instanceof GeneratorExp generator) {
            return generator(node, generator.getInternalElt(), generator.getInternalGenerators());
        }
        if (node instanceof SetComp set) {
            Step elements = generator(node, set.getInternalElt(), set.getInternalGenerators());
            return frame -> new PySet(elements.run(frame));
        }
        if (node instanceof DictComp dict) {
            List<expr> item = Arrays.asList(dict.getInternalKey(), dict.getInternalValue());
            Tuple pair = new Tuple(node, item, expr_contextType.UNDEFINED);
            Step items = generator(node, pair, dict.getInternalGenerators());
            return frame -> {
                PyDictionary made = new PyDictionary();
                made.update(items.run(frame));
                return made;
            };
        }
        throw new NotInterpretedException(node.getClass().getSimpleName());
    }

    private Step lambda(Lambda node) throws NotInterpretedException {
        ScopeInfo scope = scope(node);
        Step[] defaults = expressions.all(scope.ac.getDefaults());
        scope.setup_closure();
        int line = node.getLineno();
        PyCode code = expressions.program.code(
                "<lambda>",
                new Names(scope, true, names.className),
                line,
                statements -> statements.value(node.getInternalBody(), line));
        Step made = function(code, defaults, null, scope);
        return frame -> {
            frame.setline(line);
            return made.run(frame);
        };
    }

    /** A function that yields the elements, called with the first sequence. */
    private Step generator(expr node, expr element, List<comprehension> loops) throws NotInterpretedException {
        ScopeInfo scope = scope(node);
        scope.setup_closure();
        int line = node.getLineno();
        List<stmt> body = List.of(body(node, element, loops));
        PyCode code = expressions.program.code(
                "<genexpr>", new Names(scope, true, names.className), line, statements -> statements.block(body));
        Step made = function(code, new Step[0], null, scope);
        Step sequence = expressions.of(loops.get(0).getInternalIter());
        return frame -> {
            frame.setline(line);
            PyObject function = made.run(frame);
            return function.__call__(sequence.run(frame).__iter__());
        };
    }

    private static stmt body(expr node, expr element, List<comprehension> loops) {
        stmt made = new Expr(node, new Yield(node, element));
        for (int i = loops.size() - 1; i >= 0; i--) {
            comprehension loop = loops.get(i);
            List<expr> tests = loop.getInternalIfs();
            for (int j = tests.size() - 1; j >= 0; j--) {
                made = new If(tests.get(j), tests.get(j), list(made), new ArrayList<>());
            }
            expr sequence = i == 0 ? new Name(node, SEQUENCE, expr_contextType.Load) : loop.getInternalIter();
            made = new For(loop, loop.getInternalTarget(), sequence, list(made), new ArrayList<>());
        }
        return made;
    }

    private static List<stmt> list(stmt only) {
        return new ArrayList<>(List.of(only));
    }
}
