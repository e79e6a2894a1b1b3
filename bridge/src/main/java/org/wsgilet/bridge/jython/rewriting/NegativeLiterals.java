package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code -2147483648} in a source is an {@code int}. Jython negates the number behind the sign, which is a {@code long}. It could
 * look at the result. ({@code -2147483648L} is an {@code int}, too: the tree does not have the L.)
 */
final class NegativeLiterals extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.antlr.GrammarActions",
            "org.python.antlr.ParseException",
            4,
            "-2147483648 is a long",
            NegativeLiterals::new);

    private NegativeLiterals(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("negate")
                ? redirect(method, "setN", "org/wsgilet/bridge/library/WideInts", "setNegative")
                : method;
    }
}
