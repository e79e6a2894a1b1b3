package org.wsgilet.bridge.compiling;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.imp;
import org.wsgilet.bridge.jython.PythonTraceback;

/**
 * Compiles Python modules to what Jython loads. Called by a thread that has entered an interpreter. The classes carry
 * no time of their source: Jython throws away those whose time is not that of the file it finds, as after unpacking.
 */
public final class ModuleCompiler {

    public static final String SOURCE = ".py";
    /** {@code m$py.class} is what Jython makes of {@code m.py}. */
    public static final String COMPILED = "$py.class";

    private ModuleCompiler() {}

    /** A module that stays in source; the message is the reason. */
    public static final class NotCompiledException extends Exception {

        private static final long serialVersionUID = 1;

        NotCompiledException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The name of the compiled module beside its source. */
    public static String compiledOf(String source) {
        return source.substring(0, source.length() - SOURCE.length()) + COMPILED;
    }

    /** @param path of the module below a folder on {@code sys.path} */
    public static byte[] compile(Path source, String path) throws IOException, NotCompiledException {
        byte[] text = Files.readAllBytes(source);
        try {
            return imp.compileSource(moduleName(path), new ByteArrayInputStream(text), path);
        } catch (PyException e) {
            throw notCompiled(e);
        } catch (RuntimeException | StackOverflowError e) {
            throw notCompiled(Py.JavaError(e));
        }
    }

    private static String moduleName(String path) {
        return path.replaceFirst("(/__init__)?\\.py$", "").replace('/', '.');
    }

    private static NotCompiledException notCompiled(PyException e) {
        String reason = PythonTraceback.summary(e).lines().findFirst().orElse("no reason given");
        return new NotCompiledException(reason, e);
    }
}
