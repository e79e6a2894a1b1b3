package org.wsgilet.bridge.interpreting;

import java.util.ArrayList;
import java.util.List;
import org.python.antlr.ast.Assert;
import org.python.antlr.ast.Assign;
import org.python.antlr.ast.AugAssign;
import org.python.antlr.ast.Break;
import org.python.antlr.ast.ClassDef;
import org.python.antlr.ast.Continue;
import org.python.antlr.ast.Delete;
import org.python.antlr.ast.Exec;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.FunctionDef;
import org.python.antlr.ast.Import;
import org.python.antlr.ast.ImportFrom;
import org.python.antlr.ast.Print;
import org.python.antlr.ast.Raise;
import org.python.antlr.ast.Return;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.alias;
import org.python.antlr.base.expr;
import org.python.antlr.base.stmt;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.imp;
import org.wsgilet.bridge.interpreting.BodyWriter.Block;
import org.wsgilet.bridge.interpreting.BodyWriter.Loop;
import org.wsgilet.bridge.jython.ExecNames;
import org.wsgilet.bridge.jython.FrameTrace;

/** Writes instructions of statements. */
final class Statements {

    private final Program program;
    private final Names names;
    private final BodyWriter out;
    private final Expressions expressions;
    private final Targets targets;
    private final YieldingExpressions values;
    private final Compounds compounds;

    /** The line of a statement that has no code, until there is some; or 0. */
    private int waiting;

    Statements(Program program, Names names, BodyWriter out) {
        this.program = program;
        this.names = names;
        this.out = out;
        this.expressions = new Expressions(program, names);
        this.targets = new Targets(expressions);
        this.values = new YieldingExpressions(expressions, out);
        this.compounds = new Compounds(program, this, values, targets, out);
    }

    /** The text that a block begins with; null if it begins with something else. */
    static PyObject documentation(List<stmt> block) {
        boolean isText =
                !block.isEmpty() && block.get(0) instanceof Expr first && first.getInternalValue() instanceof Str;
        return isText ? (PyObject) ((Str) ((Expr) block.get(0)).getInternalValue()).getInternalS() : null;
    }

    void module(List<stmt> block) throws NotInterpretedException {
        PyObject documentation = documentation(block);
        if (documentation != null) {
            out.then(frame -> frame.setglobal("__doc__", documentation));
        }
        closed(block);
    }

    void classBody(int line, List<stmt> block) throws NotInterpretedException {
        PyObject documentation = documentation(block);
        int[] lines = LineEvents.beginOfClass(line, block);
        out.then(frame -> {
            for (int each : lines) {
                frame.setline(each);
            }
            frame.setlocal("__module__", frame.getname("__name__"));
            if (documentation != null) {
                frame.setlocal("__doc__", documentation);
            }
        });
        closed(block);
        out.add(new Instruction.Return(PyFrame::getf_locals));
    }

    /** Returns the value of an expression. */
    void value(expr node, int begin) throws NotInterpretedException {
        int line = Math.max(begin, LineEvents.first(node));
        expressions.line(line);
        Step value = values.of(node, line);
        Step withLine = frame -> {
            frame.setline(line);
            return value.run(frame);
        };
        if (names.scope.generator) { // of a lambda, which yields and returns nothing
            out.then(withLine::run);
        } else {
            out.add(new Instruction.Return(withLine));
        }
    }

    /**
     * Whether it never goes on behind it: the compiler leaves out what follows, and functions in there have no number.
     */
    boolean block(List<stmt> nodes) throws NotInterpretedException {
        for (stmt node : nodes) {
            waiting = LineEvents.hasNoCode(node) || LineEvents.isDecided(node) ? node.getLineno() : 0;
            if (LineEvents.hasNoCode(node)) {
                continue;
            }
            begin(LineEvents.first(node));
            if (statement(node)) {
                return true;
            }
        }
        return false;
    }

    private void begin(int line) {
        out.line(line);
        expressions.line(line);
    }

    /** The head of a statement is looked at, again or behind its block. */
    void line(int number) {
        expressions.line(number);
    }

    /** The line that the expressions so far have come to. */
    int line() {
        return expressions.line();
    }

    /** A block behind which CPython has code that is of its last line; as {@link #block}. */
    boolean closed(List<stmt> nodes) throws NotInterpretedException {
        if (block(nodes)) {
            return true;
        }
        if (waiting > 0) {
            int line = waiting;
            out.line(line);
            out.then(frame -> frame.setline(line));
            waiting = 0;
        }
        return false;
    }

    private boolean statement(stmt node) throws NotInterpretedException {
        if (node instanceof Return || node instanceof Raise || node instanceof Break || node instanceof Continue) {
            exit(node);
            return true;
        }
        if (node instanceof Expr expression) {
            int line = LineEvents.first(node);
            Step value = values.of(expression.getInternalValue(), line);
            out.then(frame -> {
                frame.setline(line);
                value.run(frame);
            });
        } else if (node instanceof Assign assignment) {
            assign(assignment);
        } else if (!isSimple(node)) {
            return compounds.statement(node);
        }
        return false;
    }

    private boolean isSimple(stmt node) throws NotInterpretedException {
        int line = LineEvents.first(node);
        if (node instanceof AugAssign assignment) {
            augment(assignment, line);
        } else if (node instanceof Print print) {
            print(print, line);
        } else if (node instanceof Delete deletion) {
            out.then(frame -> frame.setline(line));
            for (expr target : deletion.getInternalTargets()) {
                out.then(targets.delete(target)::run);
            }
        } else if (node instanceof Exec exec) {
            exec(exec, line);
        } else if (node instanceof Assert asserted) {
            check(asserted, line);
        } else {
            return isDefinition(node, line);
        }
        return true;
    }

    private boolean isDefinition(stmt node, int line) throws NotInterpretedException {
        if (node instanceof FunctionDef function) {
            define(expressions.definitions().function(function), function.getInternalName(), line);
        } else if (node instanceof ClassDef type) {
            define(expressions.definitions().type(type), type.getInternalName(), line);
        } else if (node instanceof Import imported) {
            importModules(imported, line);
        } else if (node instanceof ImportFrom imported) {
            importFrom(imported, line);
        } else {
            return false;
        }
        return true;
    }

    private void define(Step made, String name, int line) throws NotInterpretedException {
        Store store = names.store(name);
        out.then(frame -> {
            frame.setline(line);
            store.store(frame, made.run(frame));
        });
    }

    private void assign(Assign node) throws NotInterpretedException {
        int line = LineEvents.first(node);
        Step value = values.of(node.getInternalValue(), line);
        List<expr> nodes = node.getInternalTargets();
        Store first = targets.store(nodes.get(0));
        if (nodes.size() == 1) {
            out.then(frame -> {
                frame.setline(line);
                first.store(frame, value.run(frame));
            });
            return;
        }
        Store[] stores = new Store[nodes.size()];
        stores[0] = first;
        for (int i = 1; i < stores.length; i++) {
            stores[i] = targets.store(nodes.get(i));
        }
        out.then(frame -> {
            frame.setline(line);
            PyObject assigned = value.run(frame);
            for (Store store : stores) {
                store.store(frame, assigned);
            }
        });
    }

    private void augment(AugAssign node, int line) throws NotInterpretedException {
        if (values.yields(node.getInternalValue())) {
            values.augment(node, line);
            return;
        }
        Deletion change = targets.augmented(node);
        out.then(frame -> {
            frame.setline(line);
            change.run(frame);
        });
    }

    private void print(Print node, int line) throws NotInterpretedException {
        out.then(frame -> frame.setline(line));
        expr to = node.getInternalDest();
        Step file = to == null ? null : out.kept(values.of(to, line));
        List<expr> printed = node.getInternalValues();
        if (printed == null || printed.isEmpty()) {
            out.then(frame -> {
                if (file == null) {
                    Py.println();
                } else {
                    Py.printlnv(file.run(frame));
                }
            });
            return;
        }
        for (int i = 0; i < printed.size(); i++) {
            boolean isLast = i == printed.size() - 1 && node.getInternalNl();
            Step value = values.of(printed.get(i), line);
            out.then(frame -> print(value.run(frame), file == null ? null : file.run(frame), isLast));
        }
    }

    private static void print(PyObject value, PyObject file, boolean isLast) {
        if (file == null && isLast) {
            Py.println(value);
        } else if (file == null) {
            Py.printComma(value);
        } else if (isLast) {
            Py.println(file, value);
        } else {
            Py.printComma(file, value);
        }
    }

    private void exec(Exec node, int line) throws NotInterpretedException {
        Step[] steps =
                values.ofThree(node.getInternalBody(), node.getInternalGlobals(), node.getInternalLocals(), line);
        out.then(frame -> {
            frame.setline(line);
            PyObject body = steps[0].run(frame);
            PyObject globals = steps[1].run(frame);
            ExecNames.exec(body, globals, steps[2].run(frame));
        });
    }

    private void check(Assert node, int line) throws NotInterpretedException {
        Label end = new Label();
        int debugged = out.next();
        out.add(frame -> {
            frame.setline(line);
            return frame.getglobal("__debug__").__nonzero__() ? debugged : end.at;
        });
        Step test = values.of(node.getInternalTest(), line);
        int failed = out.next();
        out.add(frame -> test.run(frame).__nonzero__() ? end.at : failed);
        expr text = node.getInternalMsg();
        Step message = text == null ? null : values.of(text, line);
        out.add(frame -> {
            PyObject said = message == null ? Py.None : new PyTuple(message.run(frame));
            throw Py.makeException(frame.getglobal("AssertionError"), said);
        });
        out.place(end);
    }

    private void exit(stmt node) throws NotInterpretedException {
        if (node instanceof Return returned) {
            returned(returned);
            return;
        }
        if (node instanceof Raise raise) {
            raise(raise, LineEvents.first(raise));
            return;
        }
        Loop loop = out.loop();
        if (loop == null) {
            throw new NotInterpretedException("outside of a loop");
        }
        int line = LineEvents.first(node);
        boolean goesBack = node instanceof Continue && loop.goesBack();
        out.then(frame -> {
            frame.setline(line);
            if (goesBack) {
                FrameTrace.goBack(frame);
            }
        });
        leave(loop, node instanceof Break ? loop.end() : loop.next());
    }

    private void leave(Block until, Label target) {
        out.runFinals(until);
        out.jump(target);
    }

    private void returned(Return node) throws NotInterpretedException {
        expr result = node.getInternalValue();
        if (!names.isFunction || names.scope.generator && result != null) {
            throw new NotInterpretedException("return");
        }
        int line = LineEvents.first(node);
        Step value = result == null ? frame -> Py.None : values.of(result, line);
        Step withLine = frame -> {
            frame.setline(line);
            return value.run(frame);
        };
        Step kept = out.isInFinal() ? out.kept(withLine) : withLine;
        out.runFinals(null);
        out.add(new Instruction.Return(kept));
    }

    private void raise(Raise node, int line) throws NotInterpretedException {
        expr type = node.getInternalType();
        if (type == null) {
            out.add(frame -> {
                frame.setline(line);
                throw Py.makeException();
            });
            return;
        }
        Step[] steps = values.ofThree(type, node.getInternalInst(), node.getInternalTback(), line);
        boolean hasTrace = node.getInternalTback() != null;
        boolean hasValue = node.getInternalInst() != null;
        out.add(frame -> {
            frame.setline(line);
            PyObject kind = steps[0].run(frame);
            PyObject value = steps[1].run(frame);
            throw raised(kind, value, hasTrace ? steps[2].run(frame) : null, hasValue);
        });
    }

    private static PyException raised(PyObject type, PyObject value, PyObject trace, boolean hasValue) {
        if (trace != null) {
            return Py.makeException(type, value, trace);
        }
        return hasValue ? Py.makeException(type, value) : Py.makeException(type);
    }

    private void importModules(Import node, int line) throws NotInterpretedException {
        int level = program.importLevel(0);
        for (alias each : node.getInternalNames()) {
            String name = each.getInternalName();
            String as = each.getInternalAsname();
            Store store = names.store(as == null ? name.split("\\.")[0] : as);
            out.then(frame -> {
                frame.setline(line);
                store.store(
                        frame, as == null ? imp.importOne(name, frame, level) : imp.importOneAs(name, frame, level));
            });
        }
    }

    private void importFrom(ImportFrom node, int line) throws NotInterpretedException {
        String module = node.getInternalModule();
        int level = program.importLevel(node.getInternalLevel());
        List<String> imported = new ArrayList<>();
        List<Store> stores = new ArrayList<>();
        for (alias each : node.getInternalNames()) {
            String as = each.getInternalAsname();
            imported.add(each.getInternalName());
            if (!each.getInternalName().equals("*")) {
                stores.add(names.store(as == null ? each.getInternalName() : as));
            }
        }
        if (imported.isEmpty() || stores.isEmpty() && names.scope.func_level > 0) {
            throw new NotInterpretedException("import *"); // a warning or an error
        }
        if (stores.isEmpty()) {
            out.then(frame -> {
                frame.setline(line);
                imp.importAll(module, frame, level);
            });
            return;
        }
        String[] all = imported.toArray(new String[0]);
        out.then(frame -> {
            frame.setline(line);
            PyObject[] found = imp.importFrom(module, all, frame, level);
            for (int i = 0; i < found.length; i++) {
                stores.get(i).store(frame, found[i]);
            }
        });
    }
}
