package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * The built-in {@code compile}, which {@code eval} calls, too: the parser takes as long for {@code '"text"'} as CPython for
 * twenty of them. Ours ({@code bridge.shortcode.ShortCode}) reads a plain literal without it. Jython could do the same.
 */
final class CompileBuiltin extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.CompileFunction",
            "org.python.core.PyBUF",
            1,
            "eval of a string or number takes the parser",
            CompileBuiltin::new);

    private CompileBuiltin(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("compile") || !descriptor.contains("CompileMode;")) {
            return method;
        }
        forward(method, null, descriptor, "org/wsgilet/bridge/shortcode/ShortCode", name);
        return null;
    }
}
