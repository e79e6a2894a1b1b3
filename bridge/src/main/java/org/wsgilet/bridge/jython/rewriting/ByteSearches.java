package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code bytearray.find} and its like: an empty pattern was found behind the last byte, too, and where the range that
 * was asked for is none; {@code replace} gave its replacement for an empty bytearray, whatever was to be replaced.
 * Jython could compare as its search backwards does, keep a start that is behind the end, and return a copy.
 */
final class ByteSearches extends Rewriting {

    private static final String SELF = "org/python/core/BaseBytes";
    private static final String WITHOUT = "an empty pattern is found once too often in a bytearray";
    private static final String NEIGHBOUR = "org.python.core.PyBUF";

    static final ChangedClass RANGE =
            new ChangedClass("org.python.core.BaseBytes", NEIGHBOUR, 2, WITHOUT, ByteSearches::new);
    static final ChangedClass FORWARD =
            new ChangedClass("org.python.core.BaseBytes$Finder", NEIGHBOUR, 1, WITHOUT, ByteSearches::new);

    private ByteSearches(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("indicesEx")) {
            forward(method, SELF, descriptor, "org/wsgilet/bridge/library/ByteRange", "of");
            return null;
        }
        if (name.equals("basebytes_replace")) {
            return new Copy(method);
        }
        return name.equals("nextIndex") ? new BeforeTheEnd(method) : method;
    }

    /** {@code i < right} in place of {@code i <= right}, which is asked of an empty pattern alone. */
    private final class BeforeTheEnd extends MethodVisitor {

        BeforeTheEnd(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (opcode == Opcodes.IF_ICMPGT) {
                changed();
            }
            super.visitJumpInsn(opcode == Opcodes.IF_ICMPGT ? Opcodes.IF_ICMPGE : opcode, label);
        }
    }

    /** {@code new PyByteArray(this)} in place of {@code new PyByteArray(to)}. */
    private final class Copy extends MethodVisitor {

        Copy(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("<init>") || !descriptor.equals("(Lorg/python/core/PyBuffer;)V")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            changed();
            visitInsn(Opcodes.POP);
            visitVarInsn(Opcodes.ALOAD, 0);
            super.visitMethodInsn(opcode, owner, name, "(L" + SELF + ";)V", isInterface);
        }
    }
}
