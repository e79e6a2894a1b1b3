package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A {@code bytearray} may be made longer or shorter after a {@code memoryview} of it was used. In CPython the view goes
 * with its last reference; here the JVM collects it at some time, and until then Jython would raise BufferError.
 *
 * <p>What is no byte leaves a bytearray as it was, where {@code append} and {@code insert} have made room for it before
 * they look at it. Jython could look first.
 */
final class ResizedBytes extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyByteArray",
            "org.python.core.PyBUF",
            3,
            "a bytearray is not resized after a memoryview of it was used, and has a zero more after an error",
            ResizedBytes::new);

    private ResizedBytes(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "resizeCheck" -> redirect(next, "isReleased", "org/wsgilet/bridge/library/MemoryViews", "isForgotten");
            case "pyinsert" -> new Checked(next, 2);
            case "bytearray_append" -> new Checked(next, 1);
            default -> next;
        };
    }

    /** {@code byteCheck(element)}, before anything else. */
    private final class Checked extends MethodVisitor {

        private final int element;

        Checked(MethodVisitor next, int element) {
            super(Opcodes.ASM9, next);
            this.element = element;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, element);
            callStatic(mv, "org/python/core/BaseBytes", "byteCheck", "(Lorg/python/core/PyObject;)B");
            visitInsn(Opcodes.POP);
            changed();
        }
    }
}
