package org.wsgilet.bridge.shortcode;

import java.io.OutputStream;
import org.python.antlr.base.mod;
import org.python.compiler.LegacyCompiler;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyFrame;
import org.python.core.PyFunctionTable;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTableCode;
import org.python.core.PyUnicode;
import org.python.core.PythonCodeBundle;
import org.python.core.PythonCompiler;
import org.python.core.ThreadState;

/**
 * Compiles what {@code eval}, {@code exec} and {@code compile} are given. Jython makes a JVM class of each text, which takes a
 * hundred times CPython's time; most run once. What is an expression or a few assignments is interpreted; functions, loops
 * and comprehensions get their class.
 */
public final class ShortCode implements PythonCompiler {

    private final PythonCompiler classes = new LegacyCompiler();

    /** Called by the changed {@code CompilerFacade}, once. */
    public static PythonCompiler compiler() {
        return new ShortCode();
    }

    /** Called by the changed {@code CompileFunction}: the built-in {@code compile}, which {@code eval} calls, too. */
    public static PyObject compile(
            PyObject source, String file, CompileMode kind, CompilerFlags given, boolean dontInherit) {
        CompilerFlags flags = Py.getCompilerFlags(given, dontInherit);
        mod node = source.__tojava__(mod.class) instanceof mod tree ? tree : null;
        if (node == null) {
            if (!(source instanceof PyString)) {
                throw Py.TypeError("expected a readable buffer object");
            }
            String text = source.toString();
            if (text.indexOf(0) >= 0) {
                throw Py.TypeError("compile() expected string without null bytes");
            }
            flags.source_is_utf8 = source instanceof PyUnicode;
            PyObject literal =
                    kind == CompileMode.eval && isPlain(flags) ? Literal.read(text, !flags.source_is_utf8) : null;
            Origin origin = new Origin(text, file, kind, flags.toBits(), flags.source_is_utf8);
            if (literal != null) {
                return remembered(new Interpreted(frame -> literal, null, file, flags).loadCode(), origin);
            }
            node = ParserFacade.parse(text + (flags.dont_imply_dedent ? "\n" : "\n\n"), kind, file, flags);
            if (!flags.only_ast) {
                return remembered(Py.compile_flags(node, file, kind, flags), origin);
            }
        }
        return flags.only_ast ? Py.java2py(node) : Py.compile_flags(node, file, kind, flags);
    }

    private static PyObject remembered(PyObject code, Origin origin) {
        Origin.remember((PyCode) code, origin);
        return code;
    }

    private static boolean isPlain(CompilerFlags flags) {
        return !flags.only_ast && !flags.isFlagSet(CodeFlag.CO_FUTURE_UNICODE_LITERALS);
    }

    @Override
    public PythonCodeBundle compile(
            mod node, String name, String file, boolean lineNumbers, boolean printResults, CompilerFlags flags)
            throws Exception {
        PythonCodeBundle bundle = classes.compile(node, name, file, lineNumbers, printResults, flags);
        if (printResults) {
            return bundle;
        }
        try {
            boolean trueDivision = flags != null && flags.isFlagSet(CodeFlag.CO_FUTURE_DIVISION);
            return new Interpreted(Statements.of(node, trueDivision), bundle, file, flags);
        } catch (NotShortException e) {
            return bundle;
        }
    }

    private record Interpreted(Step step, PythonCodeBundle bundle, String file, CompilerFlags flags)
            implements PythonCodeBundle {

        private static final String[] NO_VARIABLES = {};

        @Override
        public PyCode loadCode() {
            Table table = new Table(step);
            return new PyTableCode(
                    0, NO_VARIABLES, file, "<module>", 0, false, false, table, 0, null, null, 0, inherited());
        }

        /** The flags that Jython keeps with a module's code. */
        private int inherited() {
            int kept = CodeFlag.CO_GENERATOR_ALLOWED.flag | CodeFlag.CO_FUTURE_DIVISION.flag;
            return flags == null ? 0 : flags.toBits() & kept;
        }

        @Override
        public void writeTo(OutputStream stream) throws Exception {
            bundle.writeTo(stream);
        }
    }

    static final class Table extends PyFunctionTable {

        private static final long serialVersionUID = 1;

        private final transient Step step;

        Table(Step step) {
            this.step = step;
        }

        @Override
        public PyObject call_function(int index, PyFrame frame, ThreadState state) {
            PyObject value = step.run(frame);
            return value == null ? Py.None : value;
        }
    }
}
