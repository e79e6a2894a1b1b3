package org.wsgilet.bridge.compiling;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.python.antlr.ast.Module;
import org.python.antlr.base.mod;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.wsgilet.bridge.compiling.SplitModule.TooLargeException;

/**
 * Compiles a source to a class of the JVM, where a method may have 64 KB. What is too large as it is is compiled again:
 * with its tables as data, the statements of the module in sections, and functions that still are too large left to the
 * interpreter.
 */
public final class LargeSource {

    /** What the compiler calls the method of the module itself. */
    private static final String MAIN = "f$0";

    private final mod source;
    private final Compilation compilation;
    private String text;
    private final Set<String> interpreted = new HashSet<>();
    private boolean hasTables;
    private boolean hasSections;

    private LargeSource(mod source, Compilation compilation) {
        this.source = source;
        this.compilation = compilation;
    }

    /** What a class is made with, apart from its source. */
    record Compilation(String name, String file, boolean lines, boolean printed, CompilerFlags flags, long time) {}

    /**
     * Called by the changed {@code org.python.compiler.Module} in place of its own {@code compile}.
     *
     * @return whether there is a class; if not, the source is too large for all that
     */
    public static boolean compile(
            mod source,
            OutputStream to,
            String name,
            String file,
            boolean lines,
            boolean printed,
            CompilerFlags flags,
            long time)
            throws Exception {
        Compilation compilation = new Compilation(name, file, lines, printed, flags, time);
        LargeSource large = new LargeSource(source, compilation);
        if (SourceText.isLong(source)) { // it would be compiled for nothing
            large.makeTables();
        }
        return large.write(to);
    }

    private boolean write(OutputStream to) throws Exception {
        boolean again = true;
        while (again) {
            try {
                to.write(SplitModule.compiled(source, compilation, interpreted, text, hasSections));
                return true;
            } catch (TooLargeException e) {
                again = again(e.methods());
            } catch (MethodTooLargeException | ClassTooLargeException e) { // not of a function
                again = again(Set.of());
            }
        }
        return text != null && interpretAll(to);
    }

    /** A class without functions, whose module is interpreted with all that is in it. */
    private boolean interpretAll(OutputStream to) throws Exception {
        Module nothing = new Module(source, new ArrayList<>());
        to.write(SplitModule.compiled(nothing, compilation, Set.of(MAIN), text, false));
        return true;
    }

    /**
     * Makes what is too large smaller, if that is possible.
     *
     * @param methods of functions that are too large; empty if it is all of the class
     */
    private boolean again(Set<String> methods) throws Exception {
        new ArgumentTuples().visit(source);
        text = text == null ? SourceText.of(source) : text;
        if (!hasTables) {
            makeTables();
            return true;
        }
        if (!hasSections && methods.contains(MAIN) && source instanceof Module module) {
            Sections.make(module.getInternalBody());
            hasSections = true;
            interpreted.clear(); // functions have other numbers
            return true;
        }
        return text != null && interpreted.addAll(methods);
    }

    private void makeTables() throws Exception {
        new Tables().visit(source);
        hasTables = true;
    }

    /** Called by the changed {@code org.python.compiler.Module} when all was of no avail. */
    public static RuntimeException refused(RuntimeException problem, String file) {
        String message = String.valueOf(problem.getMessage());
        boolean isTooLarge = message.contains("too large")
                || problem.getClass().getSimpleName().endsWith("TooLargeException");
        return isTooLarge ? Py.SyntaxError(file + " is larger than the 64 KB that the JVM allows: split it") : problem;
    }
}
