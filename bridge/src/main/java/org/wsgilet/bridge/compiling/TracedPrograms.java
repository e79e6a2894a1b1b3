package org.wsgilet.bridge.compiling;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.python.antlr.base.mod;
import org.python.compiler.MTime;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.PyException;
import org.python.core.PyFunctionTable;
import org.python.core.PySystemState;
import org.python.core.PyTableCode;
import org.wsgilet.bridge.interpreting.CompiledFunctions;
import org.wsgilet.bridge.interpreting.NotInterpretedException;
import org.wsgilet.bridge.interpreting.Program;
import org.wsgilet.bridge.jython.Internal;

/** The sources of compiled modules that a debugger looks at, ready to be interpreted. */
final class TracedPrograms {

    private static final ClassValue<Program> OF_CLASS = new ClassValue<>() {
        @Override
        protected Program computeValue(Class<?> module) {
            try {
                return program(module);
            } catch (NotInterpretedException
                    | IOException
                    | ReflectiveOperationException
                    | PyException
                    | LinkageError
                    | StackOverflowError e) {
                return null; // it runs as it is compiled
            }
        }
    };

    private TracedPrograms() {}

    /** Null if the source is not there, is not that of the class any more, or cannot be interpreted. */
    static Program of(PyFunctionTable functions) {
        return OF_CLASS.get(functions.getClass());
    }

    static Program of(PyTableCode code) {
        return of((PyFunctionTable) Internal.CODE_TABLE.in(code));
    }

    private static Program program(Class<?> module)
            throws NotInterpretedException, IOException, ReflectiveOperationException {
        List<PyTableCode> compiled = CompiledFunctions.all(module);
        if (compiled.isEmpty() || compiled.get(0) == null) {
            return null;
        }
        String name = compiled.get(0).co_filename;
        File file = new File(PySystemState.getPathLazy(name));
        if (!file.isFile() || !isUnchanged(file, module)) {
            return null;
        }
        CompilerFlags flags = new CompilerFlags();
        Program program = Program.of(parsed(file, name, flags), name, flags, compiled);
        return program.isCompiled() ? program : null;
    }

    private static mod parsed(File file, String name, CompilerFlags flags) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            return ParserFacade.parse(in, CompileMode.exec, name, flags);
        }
    }

    /** A class knows the time of its source, unless it was made while the program runs. */
    private static boolean isUnchanged(File source, Class<?> module) {
        MTime time = module.getAnnotation(MTime.class);
        if (time != null && time.value() >= 0) {
            return time.value() == source.lastModified();
        }
        Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
        return source.lastModified() < start.toEpochMilli();
    }
}
