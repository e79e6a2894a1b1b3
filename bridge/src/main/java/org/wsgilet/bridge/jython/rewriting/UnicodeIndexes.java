package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the n-th character of a text with characters beyond the BMP and lone surrogates, as {@link UnicodeText} counts
 * them: a high surrogate is half of a character only if the other half follows.
 */
final class UnicodeIndexes extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyUnicode$Supplementary",
            "org.python.core.PyBUF",
            4,
            UnicodeText.WITHOUT,
            UnicodeIndexes::new);

    private UnicodeIndexes(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                if (called.equals("charAt")) {
                    changed();
                    callVirtual(mv, UnicodeText.STRING, "codePointAt", "(I)I");
                } else if (called.equals("isHighSurrogate")) {
                    changed();
                    callStatic(mv, UnicodeText.CHARACTER, "isSupplementaryCodePoint", "(I)Z");
                } else {
                    super.visitMethodInsn(opcode, owner, called, type, isInterface);
                }
            }
        };
    }
}
