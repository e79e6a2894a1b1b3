package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * The built-in {@code compile}, which {@code eval} calls, too: the parser takes as long for {@code '"text"'} as CPython
 * for twenty of them. Ours ({@code bridge.shortcode.ShortCode}) reads a plain literal without it. {@code eval} takes a
 * text with blanks before it. Jython could do the same.
 */
final class CompileBuiltin extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.CompileFunction",
            "org.python.core.PyBUF",
            2,
            "eval of a string or number takes the parser",
            CompileBuiltin::new);

    private static final String OF_EVAL = "(Lorg/python/core/PyObject;Ljava/lang/String;Ljava/lang/String;)";

    private CompileBuiltin(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean isOfEval = descriptor.startsWith(OF_EVAL);
        if (!name.equals("compile") || !isOfEval && !descriptor.contains("CompileMode;")) {
            return method;
        }
        forward(method, null, descriptor, "org/wsgilet/bridge/shortcode/ShortCode", isOfEval ? "compileForEval" : name);
        return null;
    }
}
