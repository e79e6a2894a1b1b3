package org.wsgilet.bridge.interpreting;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.python.antlr.PythonTree;
import org.python.antlr.ast.Expression;
import org.python.antlr.ast.Module;
import org.python.antlr.base.expr;
import org.python.antlr.base.mod;
import org.python.antlr.base.stmt;
import org.python.compiler.CompilationContext;
import org.python.compiler.Future;
import org.python.compiler.ScopeInfo;
import org.python.compiler.ScopesCompiler;
import org.python.core.CodeFlag;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PyTableCode;
import org.python.core.imp;

/**
 * A text that runs without a JVM class of its own: each statement is an object that does what compiled code does. It
 * takes the scopes of Jython's compiler, and its frames, code objects and generators; so functions, closures,
 * {@code locals()} and tracebacks are the same. Safe for threads once it is made.
 */
public final class Program implements CompilationContext {

    private static final String[] NONE = {};
    private static final String MODULE = "<module>";

    private final String file;
    private final CompilerFlags flags;
    private final Future futures = new Future();

    @SuppressWarnings("JdkObsolete") // what ScopesCompiler takes
    private final Hashtable<PythonTree, ScopeInfo> scopes = new Hashtable<>();

    private final List<Body> bodies = new ArrayList<>();
    private final List<PyTableCode> codes = new ArrayList<>();
    private final ProgramTable table;

    /** What functions inside of others run by; null if that is interpreted. */
    private List<PyTableCode> compiled;

    private final Map<PyTableCode, Integer> numbers = new ConcurrentHashMap<>();

    private Program(String file, CompilerFlags flags, ProgramTable.Source classes) {
        this.file = file;
        this.flags = flags == null ? new CompilerFlags() : flags;
        this.table = new ProgramTable(bodies, codes, classes);
    }

    /**
     * Makes a module or an expression ready to run.
     *
     * @param classes compiles it, once it has run so often that this is worth it
     * @return its code, as the compiler's
     * @throws NotInterpretedException if the compiler has to look at it
     */
    public static PyTableCode of(mod node, String file, CompilerFlags flags, ProgramTable.Source classes)
            throws NotInterpretedException {
        return new Program(file, flags, classes).prepared(node);
    }

    /** Makes an expression ready that is nothing but its value. */
    public static PyTableCode of(PyObject value, String file, CompilerFlags flags) {
        Program program = new Program(file, flags, null);
        Body body = new Body(
                new Instruction[] {new Instruction.Return(frame -> value)}, new Body.Handler[0], 0, new JumpTable());
        program.bodies.add(body);
        int kept = KeptFlags.of(program.flags);
        return new PyTableCode(0, NONE, file, MODULE, 1, false, false, program.table, 0, null, null, 0, kept);
    }

    /**
     * Makes a module ready of which some functions are compiled and others are not.
     *
     * @param compiled the code of all that were compiled, each at its number
     */
    public static Program of(mod node, String file, CompilerFlags flags, List<PyTableCode> compiled)
            throws NotInterpretedException {
        Program program = new Program(file, flags, null);
        program.prepared(node);
        if (CompiledFunctions.areSame(program.codes, compiled)) {
            program = new Program(file, flags, null);
            program.compiled = compiled;
            program.prepared(node);
        }
        return program;
    }

    /** Runs the body of a compiled function, which another than the one that was compiled has to be. */
    public PyObject run(PyTableCode code, PyFrame frame) {
        return bodies.get(numbers.computeIfAbsent(code, this::number)).run(frame);
    }

    /** Whether it runs the functions that it was given. */
    public boolean isCompiled() {
        return compiled != null;
    }

    /** Where a compiled function is, as far as its line tells. */
    public TracedRun tracedRun(PyTableCode code, PyFrame frame) {
        TracedRun run = new TracedRun(bodies.get(numbers.computeIfAbsent(code, this::number)), false);
        run.at = run.body().jumps().position(frame.f_lineno);
        return run;
    }

    private int number(PyTableCode code) {
        for (int i = 0; i < codes.size(); i++) {
            if (CompiledFunctions.isSame(codes.get(i), code)) {
                return i;
            }
        }
        throw Py.SystemError(code.co_name + " is not in the source of its module");
    }

    private PyTableCode prepared(mod node) throws NotInterpretedException {
        try {
            futures.preprocessFutures(node, flags);
            new ScopesCompiler(this, scopes).parse(node);
        } catch (Exception e) { // what the compiler refuses: it says so when it compiles
            throw new NotInterpretedException(e.toString());
        }
        Names names = new Names(scopes.get(node), false, null);
        int line = LineEvents.first(0, node);
        if (node instanceof Expression expression) {
            expr body = expression.getInternalBody();
            return code(MODULE, names, line, statements -> statements.value(body, body.getLineno()));
        }
        if (node instanceof Module module) {
            return code(MODULE, names, line, statements -> statements.module(module.getInternalBody()));
        }
        throw new NotInterpretedException(node.getClass().getSimpleName());
    }

    /** Writes the instructions of a body. */
    interface Text {
        void write(Statements statements) throws NotInterpretedException;
    }

    /** The code of a function, class or module; numbered as the compiler does. */
    PyTableCode code(String name, Names names, int line, Text text) throws NotInterpretedException {
        int number = bodies.size();
        bodies.add(null);
        codes.add(null);
        ScopeInfo scope = names.scope;
        if (scope.generator && !names.isFunction) {
            throw new NotInterpretedException("yield"); // a SyntaxError
        }
        BodyWriter out = new BodyWriter(scope.generator);
        for (String parameter : scope.jy_paramcells) {
            int index = scope.tbl.get(parameter).locals_index;
            int cell = scope.tbl.get(parameter).env_index;
            out.then(frame -> frame.to_cell(index, cell));
        }
        Statements statements = new Statements(this, names, out);
        if (scope.ac != null) {
            for (stmt unpacking : scope.ac.init_code) {
                statements.block(List.of(unpacking));
            }
        }
        out.start();
        text.write(statements);
        out.add(new Instruction.Return(frame -> Py.None));
        bodies.set(number, out.body());
        PyTableCode code = code(name, names, line, number);
        codes.set(number, code);
        return compiled == null ? code : compiled.get(number);
    }

    private PyTableCode code(String name, Names names, int line, int number) {
        ScopeInfo scope = names.scope;
        boolean hasVariables = names.isFunction;
        return new PyTableCode(
                scope.ac == null ? 0 : scope.ac.names.size(),
                hasVariables ? scope.names.toArray(NONE) : NONE,
                file,
                name,
                line,
                scope.ac != null && scope.ac.arglist,
                scope.ac != null && scope.ac.keywordlist,
                table,
                number,
                scope.cellvars.isEmpty() ? null : scope.cellvars.toArray(NONE),
                scope.freevars.isEmpty() ? null : scope.freevars.toArray(NONE),
                scope.jy_npurecell,
                flags(names));
    }

    private int flags(Names names) {
        int kept = KeptFlags.of(flags);
        if (Names.isOptimized(names.scope, names.isFunction)) {
            kept |= CodeFlag.CO_OPTIMIZED.flag;
        }
        return names.scope.generator ? kept | CodeFlag.CO_GENERATOR.flag : kept;
    }

    /** Counts a round of a loop. */
    void warm() {
        table.warm();
    }

    boolean hasTrueDivision() {
        return futures.areDivisionOn();
    }

    /** Without dots in front of it a name is looked for beside the module first, as Python 2 does. */
    int importLevel(int level) {
        return level != 0 || futures.isAbsoluteImportOn() ? level : imp.DEFAULT_LEVEL;
    }

    @Override
    public Future getFutures() {
        return futures;
    }

    @Override
    public String getFilename() {
        return file;
    }

    @Override
    public ScopeInfo getScopeInfo(PythonTree node) {
        return scopes.get(node);
    }

    /** A SyntaxError or a warning: the compiler's. */
    @Override
    public void error(String message, boolean isError, PythonTree node) throws Exception {
        throw new NotInterpretedException(message);
    }
}
