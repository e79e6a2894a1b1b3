package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * The compiler of {@code eval}, {@code exec} and {@code compile} makes a JVM class of each text. Ours is chosen ({@code
 * bridge.shortcode.ShortCode}) when the first text is compiled; {@code CompilerFacade.setCompiler} would do the same,
 * but loads the compiler at the start. Jython could have an interpreter for short texts.
 */
final class CompilerChoice extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.CompilerFacade",
            "org.python.core.PyBUF",
            1,
            "eval and exec of a new text take a class each",
            CompilerChoice::new);

    private CompilerChoice(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("loadDefaultCompiler")) {
            return method;
        }
        forward(method, null, descriptor, "org/wsgilet/bridge/shortcode/ShortCode", "compiler");
        return null;
    }
}
