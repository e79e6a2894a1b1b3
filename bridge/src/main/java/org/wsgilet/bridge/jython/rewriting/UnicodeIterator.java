package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Iterates over the characters of a text with lone surrogates, as {@link UnicodeText} counts them. */
final class UnicodeIterator extends Rewriting {

    private static final String NAME = UnicodeText.NAME + "$SubsequenceIteratorImpl";

    static final ChangedClass CLASS = new ChangedClass(
            NAME.replace('/', '.'), "org.python.core.PyBUF", 1, UnicodeText.WITHOUT, UnicodeIterator::new);

    private UnicodeIterator(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("nextCodePoint")) {
            nextCodePoint(method);
            return null;
        }
        return method;
    }

    /** {@code int c = getString().codePointAt(k); k += Character.charCount(c); current += 1; return c;} */
    private void nextCodePoint(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, "this$0", "L" + UnicodeText.NAME + ";");
        callVirtual(method, UnicodeText.NAME, "getString", "()L" + UnicodeText.STRING + ";");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, "k", "I");
        callVirtual(method, UnicodeText.STRING, "codePointAt", "(I)I");
        method.visitVarInsn(Opcodes.ISTORE, 1);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.DUP);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, "k", "I");
        method.visitVarInsn(Opcodes.ILOAD, 1);
        callStatic(method, UnicodeText.CHARACTER, "charCount", "(I)I");
        method.visitInsn(Opcodes.IADD);
        method.visitFieldInsn(Opcodes.PUTFIELD, NAME, "k", "I");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.DUP);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, "current", "I");
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IADD);
        method.visitFieldInsn(Opcodes.PUTFIELD, NAME, "current", "I");
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
    }
}
