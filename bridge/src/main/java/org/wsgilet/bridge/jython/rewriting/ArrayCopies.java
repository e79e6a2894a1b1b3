package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Copying into a slice of a memoryview: from a str it raised NullPointerException, as the buffer of a str has no array
 * until it is asked for. Jython could ask.
 */
final class ArrayCopies extends Rewriting {

    private static final String SELF = "org/python/core/buffer/BaseArrayBuffer";
    private static final String OF_STRING = "org/python/core/buffer/SimpleStringBuffer";

    static final ChangedClass CLASS = new ChangedClass(
            SELF.replace('/', '.'),
            "org.python.core.buffer.BaseBuffer",
            1,
            "memoryview(...)[:n] = 'bytes' raises TypeError",
            ArrayCopies::new);

    private ArrayCopies(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (!method.equals("copyFrom") || !descriptor.equals("(Lorg/python/core/PyBuffer;)V")) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitTypeInsn(int opcode, String type) {
                if (opcode == Opcodes.INSTANCEOF && type.equals(SELF)) {
                    changed();
                    hasArray(mv);
                } else {
                    super.visitTypeInsn(opcode, type);
                }
            }
        };
    }

    /** {@code x instanceof BaseArrayBuffer && !(x instanceof SimpleStringBuffer)}, without a jump. */
    private static void hasArray(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP);
        code.visitTypeInsn(Opcodes.INSTANCEOF, SELF);
        code.visitInsn(Opcodes.SWAP);
        code.visitTypeInsn(Opcodes.INSTANCEOF, OF_STRING);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IXOR);
        code.visitInsn(Opcodes.IAND);
    }
}
