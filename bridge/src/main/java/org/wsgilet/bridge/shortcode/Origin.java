package org.wsgilet.bridge.shortcode;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.WeakHashMap;
import org.python.antlr.base.mod;
import org.python.compiler.Module;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyFunctionTable;
import org.python.core.PyTableCode;
import org.wsgilet.bridge.jython.Internal;

/**
 * The text that code was compiled from by {@code compile}, remembered as long as the code lives.
 *
 * @param flags as {@link CompilerFlags#toBits()} gives them
 */
record Origin(String text, String file, CompileMode kind, int flags, boolean isUnicode) {

    /** The name of the class that it is compiled to; each is the only one of its class loader. */
    static final String CLASS = "org.python.pycode._marshalled";

    private static final Map<PyFunctionTable, Origin> OF_CODE = new WeakHashMap<>();

    static void remember(PyCode code, Origin origin) {
        if (code instanceof PyTableCode table) {
            synchronized (OF_CODE) {
                OF_CODE.put(table(table), origin);
            }
        }
    }

    /** Null if it is not known. */
    static Origin of(PyTableCode code) {
        synchronized (OF_CODE) {
            return OF_CODE.get(table(code));
        }
    }

    /** What runs a code object and the functions in it. */
    static PyFunctionTable table(PyTableCode code) {
        return (PyFunctionTable) Internal.CODE_TABLE.in(code);
    }

    private CompilerFlags compilerFlags() {
        CompilerFlags compilerFlags = new CompilerFlags(flags);
        compilerFlags.source_is_utf8 = isUnicode;
        return compilerFlags;
    }

    private mod parsed(CompilerFlags compilerFlags) {
        return ParserFacade.parse(text + "\n\n", kind, file, compilerFlags);
    }

    /** The code again. */
    PyCode code() {
        CompilerFlags compilerFlags = compilerFlags();
        PyCode code = Py.compile_flags(parsed(compilerFlags), file, kind, compilerFlags);
        remember(code, this);
        return code;
    }

    /** The class that the text is compiled to. */
    byte[] classFile() throws Exception {
        CompilerFlags compilerFlags = compilerFlags();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Module.compile(parsed(compilerFlags), out, CLASS, file, true, false, compilerFlags);
        return out.toByteArray();
    }
}
