package org.wsgilet.bridge.compiling;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.python.antlr.base.mod;
import org.python.compiler.Module;

/** Jython's compiler, for a class some methods of which are left to the interpreter. */
final class SplitModule extends Module {

    /** Methods that are larger than the JVM takes. */
    static final class TooLargeException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Set<String> methods;

        TooLargeException(Set<String> methods) {
            super(methods.toString(), null, false, false);
            this.methods = methods;
        }

        Set<String> methods() {
            return methods;
        }
    }

    private SplitModule(LargeSource.Compilation compilation) {
        super(compilation.name(), compilation.file(), compilation.lines(), compilation.time());
    }

    /**
     * Compiles a source.
     *
     * @param interpreted the methods that are left out
     * @param text that they are read from, when the first of them is called
     * @throws TooLargeException if others have to be left out, too
     * @param hasSections whether the source was changed by {@link Sections}
     */
    static byte[] compiled(
            mod source, LargeSource.Compilation compilation, Set<String> interpreted, String text, boolean hasSections)
            throws Exception {
        try (InterpretedMethods methods = new InterpretedMethods(interpreted, text, compilation.flags(), hasSections)) {
            methods.begin();
            SplitModule module = new SplitModule(compilation);
            _module_init(source, module, compilation.printed(), compilation.flags());
            Set<String> large = methods.tooLarge();
            if (!large.isEmpty()) {
                throw new TooLargeException(large);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            module.write(bytes);
            return bytes.toByteArray();
        }
    }
}
