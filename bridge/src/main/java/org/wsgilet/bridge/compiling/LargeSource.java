package org.wsgilet.bridge.compiling;

import org.python.antlr.ast.Module;
import org.python.antlr.base.mod;
import org.python.core.Py;

/**
 * Sources of which the JVM takes no class as they are: a method may have 64 KB. The second time they are compiled with their
 * tables as data, and with the statements of the module in sections.
 */
public final class LargeSource {

    private LargeSource() {}

    /** Called by the changed {@code org.python.compiler.Module} before it compiles: a table alone is known to be too large. */
    public static mod prepare(mod source) {
        if (source instanceof Module module && module.getInternalBody().stream().anyMatch(Tables::isLarge)) {
            tables(source);
        }
        return source;
    }

    private static void tables(mod source) {
        try {
            new Tables().visit(source);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // declared by Jython's visitors, thrown by none of ours
            throw new IllegalStateException(e);
        }
    }

    /**
     * Called by the changed {@code org.python.compiler.Module} when it could not compile.
     *
     * @return the same source in smaller pieces
     * @throws RuntimeException what was the matter, if it was something else
     */
    public static mod split(mod source, RuntimeException problem) {
        if (!isTooLarge(problem)) {
            throw problem;
        }
        tables(source);
        if (source instanceof Module module) {
            Sections.make(module.getInternalBody());
        }
        return source;
    }

    /** Called by the changed {@code org.python.compiler.Module} when that was of no avail. */
    public static RuntimeException refused(RuntimeException problem, String file) {
        return isTooLarge(problem)
                ? Py.SyntaxError("a function in " + file + " is larger than the 64 KB that the JVM allows: split it")
                : problem;
    }

    private static boolean isTooLarge(RuntimeException problem) {
        String message = String.valueOf(problem.getMessage());
        return message.contains("too large")
                || problem.getClass().getSimpleName().endsWith("TooLargeException");
    }
}
