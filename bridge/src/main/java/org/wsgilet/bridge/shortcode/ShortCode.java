package org.wsgilet.bridge.shortcode;

import java.io.OutputStream;
import org.python.antlr.ast.Module;
import org.python.antlr.base.mod;
import org.python.compiler.LegacyCompiler;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTableCode;
import org.python.core.PyUnicode;
import org.python.core.PythonCodeBundle;
import org.python.core.PythonCompiler;
import org.wsgilet.bridge.interpreting.CompiledFunctions;
import org.wsgilet.bridge.interpreting.NotInterpretedException;
import org.wsgilet.bridge.interpreting.Program;
import org.wsgilet.bridge.jython.GivenBytes;
import org.wsgilet.bridge.syntax.PlainExpression;
import org.wsgilet.bridge.syntax.TextEncoding;

/**
 * Compiles what {@code eval}, {@code exec} and {@code compile} are given. Jython makes a JVM class of each text, which
 * takes a hundred times CPython's time; most run once. So it is interpreted, and gets its class once it has run often.
 */
public final class ShortCode implements PythonCompiler {

    /** Statements of a module; more are worth a class. */
    private static final int MOST = 200;

    private final PythonCompiler compiler = new LegacyCompiler();

    /** Called by the changed {@code CompilerFacade}, once. */
    public static PythonCompiler compiler() {
        return new ShortCode();
    }

    /** Called by the changed {@code CompileFunction}: what {@code eval} is given, blanks before it or not. */
    public static PyObject compileForEval(PyObject source, String file, String mode) {
        PyObject given = source;
        if (source instanceof PyString text
                && (text.getString().startsWith(" ") || text.getString().startsWith("\t"))) {
            given = source.invoke("lstrip", Py.newString(" \t"));
        }
        return compile(given, file, CompileMode.getMode(mode), Py.getCompilerFlags(), false);
    }

    /** Called by the changed {@code CompileFunction}: the built-in {@code compile}, which {@code eval} calls, too. */
    public static PyObject compile(
            PyObject source, String file, CompileMode kind, CompilerFlags given, boolean dontInherit) {
        CompilerFlags flags = Py.getCompilerFlags(given, dontInherit);
        mod node = source.__tojava__(mod.class) instanceof mod tree ? tree : null;
        if (node == null) {
            String text = text(source);
            if (text.indexOf(0) >= 0) {
                throw Py.TypeError("compile() expected string without null bytes");
            }
            flags.source_is_utf8 = source instanceof PyUnicode;
            PyObject literal =
                    kind == CompileMode.eval && isPlain(flags) ? Literal.read(text, !flags.source_is_utf8) : null;
            Origin origin = new Origin(text, file, kind, flags.toBits(), flags.source_is_utf8);
            if (literal != null) {
                return remembered(Program.of(literal, file, flags), origin);
            }
            node = kind == CompileMode.eval ? PlainExpression.read(text, flags) : null;
            if (node == null) {
                node = parsed(text, kind, file, flags);
            }
            if (!flags.only_ast) {
                return remembered(Py.compile_flags(node, file, kind, flags), origin);
            }
        }
        return flags.only_ast ? Py.java2py(node) : Py.compile_flags(node, file, kind, flags);
    }

    /** Of a string or whatever else has bytes; these are characters, unless it is {@code unicode}. */
    private static String text(PyObject source) {
        String text = source instanceof PyString ? source.toString() : GivenBytes.of(source);
        if (text == null) {
            throw Py.TypeError("expected a readable buffer object");
        }
        return text;
    }

    private static mod parsed(String text, CompileMode kind, String file, CompilerFlags flags) {
        try {
            return ParserFacade.parse(text + (flags.dont_imply_dedent ? "\n" : "\n\n"), kind, file, flags);
        } catch (PyException e) {
            throw TextEncoding.ofText(e, text, file);
        }
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
        PythonCodeBundle classes = compiler.compile(node, name, file, lineNumbers, printResults, flags);
        if (printResults || isModule(node, file)) {
            return classes;
        }
        try {
            return new Interpreted(
                    Program.of(node, file, flags, codes -> CompiledFunctions.table(classes, codes)), classes);
        } catch (NotInterpretedException e) {
            return classes;
        }
    }

    /** Whether it is the text of a file, as a program, whose loops run often. */
    private static boolean isModule(mod node, String file) {
        return file != null && file.endsWith(".py")
                || node instanceof Module module && module.getInternalBody().size() > MOST;
    }

    private record Interpreted(PyTableCode code, PythonCodeBundle classes) implements PythonCodeBundle {

        @Override
        public PyCode loadCode() {
            return code;
        }

        @Override
        public void writeTo(OutputStream stream) throws Exception {
            classes.writeTo(stream);
        }
    }
}
