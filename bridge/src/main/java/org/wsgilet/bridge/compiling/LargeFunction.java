package org.wsgilet.bridge.compiling;

import java.lang.reflect.Field;
import java.util.List;
import org.python.antlr.ast.Module;
import org.python.antlr.base.mod;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyFunctionTable;
import org.python.core.PyObject;
import org.python.core.PyTableCode;
import org.wsgilet.bridge.interpreting.CompiledFunctions;
import org.wsgilet.bridge.interpreting.NotInterpretedException;
import org.wsgilet.bridge.interpreting.Program;

/** A function that is larger than a method may be: interpreted, from the text that its class carries. */
public final class LargeFunction {

    private static final ClassValue<Program> PROGRAMS = new ClassValue<>() {
        @Override
        protected Program computeValue(Class<?> module) {
            return program(module);
        }
    };

    private LargeFunction() {}

    /** Called by the method that is in its place. Reads the text at the first call of one of its module. */
    public static PyObject run(PyFunctionTable module, PyFrame frame) {
        return PROGRAMS.get(module.getClass()).run((PyTableCode) frame.f_code, frame);
    }

    private static Program program(Class<?> module) {
        try {
            List<PyTableCode> compiled = CompiledFunctions.all(module);
            String kind = constant(module, InterpretedMethods.KIND);
            boolean hasSections = kind.endsWith(InterpretedMethods.SECTIONS);
            CompilerFlags flags = new CompilerFlags(Integer.parseInt(kind.split(" ")[0]));
            String file = compiled.get(0).co_filename;
            mod source = SourceText.parse(text(module), file, flags);
            if (hasSections && source instanceof Module parsed) {
                new Tables().visit(source);
                Sections.make(parsed.getInternalBody());
            }
            return Program.of(source, file, flags, compiled);
        } catch (NotInterpretedException e) {
            throw Py.SyntaxError("a function is larger than the 64 KB that the JVM allows, and has what cannot be"
                    + " interpreted (" + e.getMessage() + "): split it");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // of reflection
            throw Py.JavaError(e);
        }
    }

    private static String text(Class<?> module) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder();
        int pieces = 0;
        for (Field field : module.getDeclaredFields()) {
            pieces += field.getName().startsWith(InterpretedMethods.TEXT) ? 1 : 0;
        }
        for (int i = 0; i < pieces; i++) {
            text.append(constant(module, InterpretedMethods.TEXT + i));
        }
        return text.toString();
    }

    private static String constant(Class<?> module, String name) throws ReflectiveOperationException {
        return (String) module.getField(name).get(null);
    }
}
